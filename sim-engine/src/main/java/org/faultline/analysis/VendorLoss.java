package org.faultline.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.model.Equipment;
import org.faultline.model.Service;

/**
 * What is left when all equipment of a supplier stops for good and nobody repairs: the worst that a supplier alone can do, without a
 * campaign, a defence or time.
 *
 * @param vendor id of the supplier
 * @param assets number of assets it made
 * @param bySector per sector, in the order of the network's services
 * @param byType per type of service
 * @param byRegion per region, over all services
 */
public record VendorLoss(String vendor, int assets, List<Part> bySector, List<Part> byType, List<Part> byRegion) {

    /**
     * A group of services.
     *
     * @param id of the sector, type or region
     * @param level what the services of the group still deliver: mean of their levels, weighted by people; without people, the plain mean
     * @param services number of services
     * @param fallen number of services whose level is below one
     * @param people people of the services times what these lost of their level
     */
    public record Part(String id, double level, int services, int fallen, double people) {}

    public VendorLoss {
        bySector = List.copyOf(bySector);
        byType = List.copyOf(byType);
        byRegion = List.copyOf(byRegion);
    }

    /**
     * The loss of each supplier that made something, in the order of their ids.
     *
     * @param equipment maker of each asset in the order of the network
     */
    public static List<VendorLoss> ofEach(StaticNetwork network, List<Optional<Equipment>> equipment) {
        SteadyState state = new SteadyState(network);
        TreeSet<String> vendors = new TreeSet<>();
        equipment.forEach(e -> e.ifPresent(maker -> vendors.add(maker.vendor())));
        List<VendorLoss> losses = new ArrayList<>();
        for (String vendor : vendors) {
            int[] made = madeBy(vendor, equipment);
            state.lose(made);
            losses.add(new VendorLoss(
                    vendor,
                    made.length,
                    parts(network, state, Service::sector),
                    parts(network, state, Service::type),
                    parts(network, state, s -> s.place().region())));
            state.restore();
        }
        return losses;
    }

    /** Numbers of the assets that a supplier made. */
    public static int[] madeBy(String vendor, List<Optional<Equipment>> equipment) {
        return IntStream.range(0, equipment.size())
                .filter(a ->
                        equipment.get(a).filter(e -> e.vendor().equals(vendor)).isPresent())
                .toArray();
    }

    /** What the services still deliver, by groups of them. */
    static List<Part> parts(
            StaticNetwork network, SteadyState state, java.util.function.Function<Service, String> group) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int node = network.assets(); node < network.size(); node++) {
            Service service = network.service(node);
            double level = state.level(node);
            double[] sum = sums.computeIfAbsent(group.apply(service), g -> new double[5]);
            sum[0] += 1;
            sum[1] += level < 1 ? 1 : 0;
            sum[2] += level;
            sum[3] += service.people();
            sum[4] += service.people() * (1 - level);
        }
        List<Part> parts = new ArrayList<>();
        sums.forEach((id, sum) -> parts.add(
                new Part(id, sum[3] > 0 ? 1 - sum[4] / sum[3] : sum[2] / sum[0], (int) sum[0], (int) sum[1], sum[4])));
        return parts;
    }
}
