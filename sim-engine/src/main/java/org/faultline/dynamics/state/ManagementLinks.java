package org.faultline.dynamics.state;

import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;

/**
 * Who reaches whom over links of kind {@code management}, through gateways that work; not changed by runs. Such a network has few gateways and
 * is asked when something is to be mended, so it is searched anew each time, O(its links).
 */
public final class ManagementLinks {
    private static final int NONE = -1;

    private final Csr neighbours;
    private final IntColumn gatewayOf;
    private final int gateways;

    /** Of a network. */
    public ManagementLinks(Network network, Nodes nodes) {
        neighbours = Adjacency.of(network, nodes, kind -> kind == Link.Kind.MANAGEMENT);
        gatewayOf = new IntColumn(nodes.size(), NONE);
        int found = 0;
        for (int node = 0; node < nodes.assets(); node++) {
            if (nodes.asset(node).kind() == AssetKind.GATEWAY && neighbours.start(node) < neighbours.end(node)) {
                gatewayOf.set(node, found++);
            }
        }
        gateways = found;
    }

    /**
     * True when a link of management, or working gateways with such links, join a manager to an asset, or to a working one from which paths
     * of the network that carries traffic lead there.
     */
    public boolean reaches(int manager, int node, Levels levels, Reachability traffic) {
        if (neighbours.start(manager) == neighbours.end(manager)) {
            return false;
        }
        boolean[] seen = new boolean[gateways];
        int[] queue = new int[gateways + 1];
        int end = 0;
        queue[end++] = manager;
        for (int next = 0; next < end; next++) {
            for (int i = neighbours.start(queue[next]); i < neighbours.end(queue[next]); i++) {
                int to = neighbours.at(i);
                if (to == node) {
                    return true;
                }
                int gateway = gatewayOf.at(to);
                if (gateway == NONE && levels.level(to) > 0 && traffic.reaches(to, node)) {
                    return true;
                }
                if (gateway != NONE && !seen[gateway] && levels.level(to) > 0) {
                    seen[gateway] = true;
                    queue[end++] = to;
                }
            }
        }
        return false;
    }
}
