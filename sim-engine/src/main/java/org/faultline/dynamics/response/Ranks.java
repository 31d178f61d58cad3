package org.faultline.dynamics.response;

import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.state.Nodes;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.Selector;

/** Which of several lists an asset belongs to first: that of the first filter that it passes, or the one behind all. */
final class Ranks {

    private final int lists;
    private final int[] rank;

    /** Assets of one list. */
    static final Ranks ALIKE = new Ranks(1, null);

    private Ranks(int lists, int[] rank) {
        this.lists = lists;
        this.rank = rank;
    }

    /** Sorts assets into lists; O(filters x assets). */
    static Ranks of(List<Selector> filters, Nodes nodes, List<Optional<Equipment>> equipment, SupplyChain supply) {
        if (filters.isEmpty()) {
            return ALIKE;
        }
        int[] rank = new int[nodes.assets()];
        List<AssetFilter> compiled =
                filters.stream().map(f -> new AssetFilter(f, supply)).toList();
        for (int node = 0; node < rank.length; node++) {
            while (rank[node] < filters.size()
                    && !compiled.get(rank[node]).passes(nodes.asset(node), equipment.get(node))) {
                rank[node]++;
            }
        }
        return new Ranks(filters.size() + 1, rank);
    }

    /** One list for each depth, the deepest last; O(assets). */
    static Ranks byDepth(int[] depth, int assets) {
        int deepest = 0;
        for (int node = 0; node < assets; node++) {
            deepest = Math.max(deepest, depth[node]);
        }
        return new Ranks(deepest + 1, depth);
    }

    /** Number of lists. */
    int size() {
        return lists;
    }

    /** The list of an asset, from 0 on. */
    int of(int node) {
        return rank == null ? 0 : rank[node];
    }
}
