package org.faultline.dynamics.state;

import java.util.List;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.Network;
import org.faultline.model.Numbering;
import org.faultline.model.Service;

/** Numbers for everything that has a level: assets first, then services, in the order of the network. Shared by all runs. */
public final class Nodes {

    private final List<Asset> assets;
    private final List<Service> services;
    private final Numbering ofAssets;
    private final Numbering ofServices;
    private final long[] keys;

    /**
     * Numbers a network.
     *
     * @throws IllegalArgumentException when two assets or services have the same id
     */
    public Nodes(Network network) {
        assets = network.assets();
        services = network.services();
        ofAssets = network.numberedLinks().numbersOfAssets();
        ofServices = Numbering.of(services.stream().map(Service::id).toList());
        keys = new long[size()];
        for (int node = 0; node < keys.length; node++) {
            String id = id(node);
            if (find(id, node) != node) {
                throw new IllegalArgumentException(
                        "Two assets or services have the id " + id + "; each id must be unique.");
            }
            keys[node] = Draws.keyOf(id);
        }
    }

    /** Numbers a network; nothing is done anew when it has the very assets and services that are numbered here. */
    @SuppressWarnings("ReferenceEquality") // comparing all assets would cost more than it saves
    public Nodes of(Network network) {
        boolean same = network.assets() == assets && network.services().equals(services);
        return same ? this : new Nodes(network);
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

    /**
     * The number of an id.
     *
     * @throws IllegalArgumentException when nothing has that id
     */
    public int of(String id) {
        return of(id, Numbering.UNKNOWN);
    }

    /**
     * The number of an id, found at once when it is the very object that the node of a guessed number has.
     *
     * @param guess any number
     * @throws IllegalArgumentException when nothing has that id
     */
    public int of(String id, int guess) {
        int node = find(id, guess);
        if (node == Numbering.UNKNOWN) {
            throw new IllegalArgumentException("No asset or service has the id " + id + ".");
        }
        return node;
    }

    private int find(String id, int guess) {
        int asset = ofAssets.of(id, guess);
        if (asset != Numbering.UNKNOWN) {
            return asset;
        }
        int service = ofServices.of(id);
        return service == Numbering.UNKNOWN ? service : assets.size() + service;
    }
}
