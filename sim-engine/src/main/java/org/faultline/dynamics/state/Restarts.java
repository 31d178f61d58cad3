package org.faultline.dynamics.state;

import java.util.ArrayList;
import java.util.List;
import org.faultline.model.Distribution;
import org.faultline.model.Network;
import org.faultline.model.Service;

/** Which nodes need time to come back from zero, in rows for those alone; not changed by runs and shared by all of them. */
public final class Restarts {

    private static final int NONE = -1;

    private final IntColumn number;
    private final List<Distribution> hours = new ArrayList<>();

    private Restarts(int nodes) {
        number = new IntColumn(nodes, NONE);
    }

    /** Every node comes back at once. */
    public static Restarts none() {
        return new Restarts(0);
    }

    /** The restart times of a network; of two for the same asset the later one counts. */
    public static Restarts of(Network network, Nodes nodes) {
        Restarts restarts = new Restarts(nodes.size());
        network.restarts().forEach(r -> restarts.add(nodes.of(r.asset()), r.hours()));
        for (int s = 0; s < network.services().size(); s++) {
            Service service = network.services().get(s);
            if (service.restart() != null) {
                restarts.add(nodes.assets() + s, service.restart());
            }
        }
        return restarts;
    }

    private void add(int node, Distribution time) {
        number.set(node, hours.size());
        hours.add(time);
    }

    /** Number of rows. */
    int size() {
        return hours.size();
    }

    /** True for a node that needs time to come back. */
    public boolean has(int node) {
        return number.at(node) != NONE;
    }

    /** The row of a node that {@linkplain #has has} one. */
    int row(int node) {
        return number.at(node);
    }

    /** How long the node of a row takes. */
    Distribution hours(int row) {
        return hours.get(row);
    }
}
