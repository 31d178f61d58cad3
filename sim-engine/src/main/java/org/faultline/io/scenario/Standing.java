package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Link;
import org.faultline.model.Numbering;
import org.faultline.model.Operator;
import org.faultline.model.Restart;
import org.faultline.model.Vendor;

/** What stands in an inline network before anything is drawn between its assets: the same in every drawing of the same lines. */
final class Standing {

    /**
     * All that it is made of; equal lines make equal assets.
     *
     * @param written the network without its layers
     * @param layers what each asset of a layer is like, and how many there are
     * @param vendors suppliers that makers name
     */
    record Lines(InlineNetwork written, List<Shape> layers, Map<String, Vendor> vendors) {

        record Shape(InlineNetwork.AssetLine each, int count) {}

        static Lines of(InlineNetwork source, Map<String, Vendor> vendors) {
            Map<String, InlineNetwork.RegionLine> regions = source.regions();
            Map<String, Operator> operators = source.operators();
            InlineNetwork written = new InlineNetwork(
                    regions, operators, source.assets(), source.cells(), source.links(), LayerLines.NONE);
            List<Shape> layers = source.layers().layers().stream()
                    .map(l -> new Shape(l.each(), l.count()))
                    .toList();
            return new Lines(written, layers, vendors);
        }
    }

    /**
     * The assets of a layer, which stand one after the other.
     *
     * @param first place of the first in the list of all assets
     * @param ids of all of them; none when it is not known where they stand
     */
    record Layer(int first, List<String> ids) {
        Layer {
            ids = List.copyOf(ids);
        }
    }

    private final List<Asset> assets;
    private final int written;
    private final Map<String, Layer> layers;
    private final List<Link> links;
    private final List<Dependency> dependencies;
    private final List<Cell> cells;
    private final List<Restart> restarts;
    private Optional<Numbering> numbers = Optional.empty();
    private Optional<Supported> supported = Optional.empty();

    private record Supported(List<LayerLines.SupportLine> supports, List<Dependency> dependencies) {}

    /**
     * What stands there.
     *
     * @param assets those that are written, then those of the layers
     * @param written number of those that are written
     * @param layers by id, in the order of the file
     * @param links that are written
     * @param dependencies that are written, also for every asset of a layer
     */
    Standing(
            List<Asset> assets,
            int written,
            Map<String, Layer> layers,
            List<Link> links,
            List<Dependency> dependencies,
            List<Cell> cells,
            List<Restart> restarts) {
        this.assets = List.copyOf(assets);
        this.written = written;
        this.layers = layers;
        this.links = List.copyOf(links);
        this.dependencies = List.copyOf(dependencies);
        this.cells = List.copyOf(cells);
        this.restarts = List.copyOf(restarts);
    }

    List<Asset> assets() {
        return assets;
    }

    List<Link> links() {
        return links;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    List<Cell> cells() {
        return cells;
    }

    List<Restart> restarts() {
        return restarts;
    }

    Optional<Layer> findLayer(String id) {
        return Optional.ofNullable(layers.get(id));
    }

    /** The place of an asset by its id, or {@link Numbering#UNKNOWN}. */
    synchronized int of(String id) {
        if (numbers.isEmpty()) {
            numbers = Optional.of(Numbering.ofAssets(assets));
        }
        return numbers.get().of(id);
    }

    /** The dependencies that supports drew, when they are those that were drawn first. */
    synchronized Optional<List<Dependency>> findDependencies(List<LayerLines.SupportLine> supports) {
        return supported.filter(s -> s.supports.equals(supports)).map(Supported::dependencies);
    }

    /** Keeps the dependencies that supports drew if they are the first. */
    synchronized void keep(List<LayerLines.SupportLine> supports, List<Dependency> drawn) {
        if (supported.isEmpty()) {
            supported = Optional.of(new Supported(supports, drawn));
        }
    }

    /** Ids of layers and of assets that are written, for advice. */
    List<String> words() {
        List<String> words = new ArrayList<>(layers.keySet());
        assets.subList(0, written).forEach(a -> words.add(a.id()));
        return words;
    }
}
