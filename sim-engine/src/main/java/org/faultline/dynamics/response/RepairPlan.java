package org.faultline.dynamics.response;

import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.Response;
import org.faultline.policy.SpareParts;

/** What of a plan of repair hangs on who made which asset: what comes first, and which spare parts fit; shared by all runs. */
public final class RepairPlan {

    private final List<SpareParts> spares;
    private final Ranks first;
    private final Ranks fits;
    private final long[] keys;

    /**
     * Compiles a plan; O(filters x assets).
     *
     * @param equipment maker of each asset, in the order of the network
     * @param supply which products hold which parts
     */
    public RepairPlan(Response response, Nodes nodes, List<Optional<Equipment>> equipment, SupplyChain supply) {
        spares = response.spares();
        first = Ranks.of(response.restoration().first(), nodes, equipment, supply);
        fits = Ranks.of(spares.stream().map(SpareParts::of).toList(), nodes, equipment, supply);
        keys = spares.stream().map(SpareParts::id).mapToLong(Draws::keyOf).toArray();
    }

    Ranks first() {
        return first;
    }

    /** The spare parts that replace an asset, or their number when it needs none. */
    int sortOf(int node) {
        return spares.isEmpty() ? 0 : fits.of(node);
    }

    /** Number of sorts of spare parts. */
    int sorts() {
        return spares.size();
    }

    SpareParts sort(int s) {
        return spares.get(s);
    }

    long key(int s) {
        return keys[s];
    }
}
