package org.faultline.dynamics.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.Network;
import org.faultline.model.Service;

/** Numbers for everything that has a level: assets first, then services, in the order of the network. Shared by all runs. */
public final class Nodes {

    private final List<Asset> assets;
    private final List<Service> services;
    private final Map<String, Integer> numbers;
    private final long[] keys;

    /**
     * Numbers a network.
     *
     * @throws IllegalArgumentException when two assets or services have the same id
     */
    public Nodes(Network network) {
        assets = network.assets();
        services = network.services();
        numbers = new HashMap<>(2 * size());
        keys = new long[size()];
        assets.forEach(a -> number(a.id()));
        services.forEach(s -> number(s.id()));
    }

    private void number(String id) {
        int node = numbers.size();
        if (numbers.put(id, node) != null) {
            throw new IllegalArgumentException(
                    "Two assets or services have the id " + id + "; each id must be unique.");
        }
        keys[node] = Draws.keyOf(id);
    }

    /** Number of nodes. */
    public int size() {
        return assets.size() + services.size();
    }

    /** Number of assets; nodes from here on are services. */
    public int assets() {
        return assets.size();
    }

    /** The asset with a number below {@link #assets()}. */
    public Asset asset(int node) {
        return assets.get(node);
    }

    /** The service with a number from {@link #assets()} on. */
    public Service service(int node) {
        return services.get(node - assets.size());
    }

    /** True for an asset. */
    public boolean isAsset(int node) {
        return node < assets.size();
    }

    /** The id of an asset or service. */
    public String id(int node) {
        return isAsset(node) ? asset(node).id() : service(node).id();
    }

    /** Key for draws on behalf of a node. */
    public long key(int node) {
        return keys[node];
    }

    /** The keys of all nodes; not to be changed. */
    public long[] keys() {
        return keys;
    }

    /**
     * The number of an id.
     *
     * @throws IllegalArgumentException when nothing has that id
     */
    public int of(String id) {
        Integer node = numbers.get(id);
        if (node == null) {
            throw new IllegalArgumentException("No asset or service has the id " + id + ".");
        }
        return node;
    }
}
