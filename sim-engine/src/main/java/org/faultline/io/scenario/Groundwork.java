package org.faultline.io.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.document.Node;
import org.faultline.io.form.ObjectForm;
import org.faultline.model.Asset;
import org.faultline.model.AssetsById;
import org.faultline.model.Network;
import org.faultline.model.SectorPack;
import org.faultline.model.Vendor;
import org.faultline.policy.Installed;
import org.faultline.scenario.NetworkGenerator;

/**
 * What all bindings of one document share, so that a value that does not touch the network does not build it again: the trees
 * of its sector packs, and the first network that was built, with everything it was built from. Safe for several threads.
 */
final class Groundwork {

    /**
     * Everything that a network is built from, country tables and imported files apart: those are read once.
     *
     * @param source where it comes from
     * @param title of the scenario
     * @param packs sectors that are placed in it
     * @param vendors suppliers of the file
     * @param services of the file
     * @param profiles of demand that services name
     * @param traffic of the file
     */
    record Plan(
            NetworkForms.NetworkSource source,
            String title,
            List<SectorPack> packs,
            Map<String, Vendor> vendors,
            List<ServiceDeclaration> services,
            Map<String, List<Double>> profiles,
            TrafficDeclaration traffic) {}

    private record Stored(Plan plan, NetworkBuilder.Built built) {}

    /** Networks besides the first, as measures that change a network make them: few, because each may be large. */
    private static final int MOST_OTHERS = 3;

    private record Stood(Standing.Lines lines, Standing standing) {}

    private final Map<Path, Node> packs = new HashMap<>();
    private final Map<Path, List<Installed>> installed = new HashMap<>();
    private Optional<Stored> first = Optional.empty();
    private final List<Stored> others = new ArrayList<>();
    private final Set<Network> checkedOthers = Collections.newSetFromMap(new IdentityHashMap<>());
    private Optional<Stood> stood = Optional.empty();
    private Map<String, Asset> byId = Map.of();
    private List<Asset> assetsById = List.of();
    private boolean checked;
    private Optional<ObjectForm<ScenarioForm.Document>> form = Optional.empty();

    /** The form of a scenario file. Making it takes longer than binding a small scenario, and it may be read by several at once. */
    synchronized ObjectForm<ScenarioForm.Document> form(NetworkGenerator generator) {
        if (form.isEmpty()) {
            form = Optional.of(ScenarioForm.document(generator));
        }
        return form.get();
    }

    /** The tree of a sector pack that was read before. */
    synchronized Optional<Node> findPack(Path path) {
        return Optional.ofNullable(packs.get(path));
    }

    /** Keeps the tree of a sector pack. */
    synchronized void keepPack(Path path, Node tree) {
        packs.put(path, tree);
    }

    /** What an inventory found, when its table was read before. */
    synchronized Optional<List<Installed>> findInstalled(Path table) {
        return Optional.ofNullable(installed.get(table));
    }

    /** Keeps what an inventory found. */
    synchronized void keepInstalled(Path table, List<Installed> found) {
        installed.put(table, found);
    }

    /** The network, when it is one that was kept. */
    synchronized Optional<NetworkBuilder.Built> find(Plan plan) {
        return first.filter(f -> f.plan.equals(plan))
                .or(() -> others.stream().filter(o -> o.plan.equals(plan)).findFirst())
                .map(Stored::built);
    }

    /**
     * Keeps a network if it is the first, or will be asked for again.
     *
     * @param lasting true for a network that measures of the document make, in every replication the same
     */
    synchronized void keep(Plan plan, NetworkBuilder.Built built, boolean lasting) {
        if (first.isEmpty()) {
            first = Optional.of(new Stored(plan, built));
        } else if (lasting && others.size() < MOST_OTHERS) {
            others.add(new Stored(plan, built));
        }
    }

    /** What stands in an inline network, when it is made of the lines from which the first was made. */
    synchronized Optional<Standing> findStanding(Standing.Lines lines) {
        return stood.filter(s -> s.lines.equals(lines)).map(Stood::standing);
    }

    /** Keeps what stands in an inline network if it is the first. */
    synchronized void keep(Standing.Lines lines, Standing standing) {
        if (stood.isEmpty()) {
            stood = Optional.of(new Stood(lines, standing));
        }
    }

    /** Assets by id, of equal ids the first, in their order; those of the same list are numbered once. */
    @SuppressWarnings("ReferenceEquality") // comparing all assets would cost more than it saves
    synchronized Map<String, Asset> byId(Network network) {
        if (network.assets() != assetsById) {
            byId = new AssetsById(network);
            assetsById = network.assets();
        }
        return byId;
    }

    /** Notes that a network obeys the rules about networks. */
    @SuppressWarnings("ReferenceEquality") // as below
    synchronized void markChecked(NetworkBuilder.Built built) {
        checked |= isFirst(built);
        if (others.stream().anyMatch(o -> o.built.network() == built.network())) {
            checkedOthers.add(built.network());
        }
    }

    /** True for a network that is known to obey the rules about networks. */
    synchronized boolean isChecked(NetworkBuilder.Built built) {
        return (checked && isFirst(built)) || checkedOthers.contains(built.network());
    }

    /**
     * True for a network that differs from one that obeys the rules about networks in nothing but what was drawn between the same
     * assets: all names in it are known.
     */
    @SuppressWarnings("ReferenceEquality") // as below
    synchronized boolean isDrawnAnew(NetworkBuilder.Built built) {
        return checked
                && first.filter(f ->
                                f.built.network().assets() == built.network().assets()
                                        && f.built
                                                .network()
                                                .services()
                                                .equals(built.network().services()))
                        .isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // comparing all assets would cost more than it saves
    private boolean isFirst(NetworkBuilder.Built built) {
        return first.filter(f -> f.built == built).isPresent();
    }
}
