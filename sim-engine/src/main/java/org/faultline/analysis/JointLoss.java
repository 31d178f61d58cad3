package org.faultline.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.model.Equipment;
import org.faultline.model.Service;
import org.faultline.model.SupplyChain;

/**
 * What is left when everything that contains a shared component stops for good and nobody repairs: what suppliers lose together although
 * they were chosen apart. The sibling for a supplier is {@link VendorLoss}.
 *
 * @param cause the component, and whom it ties together
 * @param functions ids of the functions in which it stands, in order
 * @param assets number of assets that contain it
 * @param bySector per sector, in the order of the network's services
 * @param byType per type of service
 * @param byRegion per region, over all services
 */
public record JointLoss(
        SharedPart cause,
        List<String> functions,
        int assets,
        List<VendorLoss.Part> bySector,
        List<VendorLoss.Part> byType,
        List<VendorLoss.Part> byRegion) {

    public JointLoss {
        functions = List.copyOf(functions);
        bySector = List.copyOf(bySector);
        byType = List.copyOf(byType);
        byRegion = List.copyOf(byRegion);
    }

    /**
     * The joint loss of each hidden common cause, that with most assets first.
     *
     * @param equipment maker of each asset in the order of the network
     */
    public static List<JointLoss> ofEach(
            StaticNetwork network, List<Optional<Equipment>> equipment, SupplyChain supply) {
        SteadyState state = new SteadyState(network);
        List<JointLoss> losses = new ArrayList<>();
        for (SharedPart cause : SharedPart.in(equipment, supply)) {
            int[] carriers = IntStream.range(0, equipment.size())
                    .filter(a -> cause.isIn(equipment.get(a)))
                    .toArray();
            TreeSet<String> functions = new TreeSet<>();
            IntStream.of(carriers)
                    .forEach(a -> network.asset(a).kind().function().ifPresent(f -> functions.add(f.id())));
            state.lose(carriers);
            losses.add(new JointLoss(
                    cause,
                    List.copyOf(functions),
                    carriers.length,
                    VendorLoss.parts(network, state, Service::sector),
                    VendorLoss.parts(network, state, Service::type),
                    VendorLoss.parts(network, state, s -> s.place().region())));
            state.restore();
        }
        losses.sort(java.util.Comparator.comparingInt(JointLoss::assets).reversed());
        return losses;
    }
}
