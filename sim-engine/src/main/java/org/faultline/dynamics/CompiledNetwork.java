package org.faultline.dynamics;

import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.faultline.dynamics.condition.GateTable;
import org.faultline.dynamics.group.GroupTable;
import org.faultline.dynamics.power.Grid;
import org.faultline.dynamics.radio.CellTable;
import org.faultline.dynamics.response.RepairTable;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Restarts;
import org.faultline.dynamics.transport.FlowTable;
import org.faultline.dynamics.transport.TrafficGraph;
import org.faultline.model.Network;
import org.faultline.policy.Response;

/** A network turned from names into numbers: tables that no run changes, shared by all variants, threads and runs. */
public final class CompiledNetwork {

    private final Network network;
    private final Nodes nodes;
    private final GateTable gates;
    private final GroupTable groups;
    private final TrafficGraph traffic;
    private final Optional<FlowTable> flows;
    private final Grid grid;
    private final CellTable cells;
    private final RepairTable repairs;
    private final Restarts restarts;
    private final boolean settles;

    private CompiledNetwork(
            Network network, Nodes nodes, Response response, Function<IntPredicate, GateTable> gatesOf) {
        this.network = network;
        this.nodes = nodes;
        settles = network.settles();
        restarts = Restarts.of(network, nodes);
        ForkJoinTask<RepairTable> repairsBesides = ForkJoinTask.adapt(() -> new RepairTable(network, nodes, response));
        ForkJoinTask<CellTable> cellsBesides = ForkJoinTask.adapt(() -> new CellTable(network, nodes));
        if (!network.cells().isEmpty()) {
            repairsBesides.fork();
            cellsBesides.fork();
        }
        gates = gatesOf.apply(node -> !restarts.has(node));
        groups = new GroupTable(network, nodes);
        BitSet providers = new BitSet(nodes.size());
        gates.forEachConnectivityNeed((owner, provider) -> providers.set(provider));
        traffic = new TrafficGraph(network, nodes, providers.stream().toArray());
        flows = network.traffic().flows().isEmpty() ? Optional.empty() : Optional.of(new FlowTable(network, nodes));
        grid = new Grid(network, nodes);
        cells = network.cells().isEmpty() ? cellsBesides.invoke() : cellsBesides.join();
        repairs = network.cells().isEmpty() ? repairsBesides.invoke() : repairsBesides.join();
    }

    /**
     * Compiles a network and the plan by which it is repaired; O(assets + links + needs).
     *
     * @throws IllegalArgumentException when an id is unknown or used twice, or when some need is not met from the start
     *     although no rule over many assets says so
     */
    public static CompiledNetwork of(Network network, Response response) {
        Nodes nodes = new Nodes(network);
        return new CompiledNetwork(network, nodes, response, back -> new GateTable(network, nodes, back)).checked();
    }

    /**
     * Another network, perhaps of the same assets under links and needs that were drawn anew; what follows from the assets alone, or from
     * the same needs, is shared. Costs and errors as {@link #of}.
     */
    public CompiledNetwork with(Network other, Response response) {
        Nodes numbered = nodes.of(other);
        boolean same = isSame(numbered) && needTheSame(network, other);
        return new CompiledNetwork(
                        other, numbered, response, back -> same ? gates : new GateTable(other, numbered, back))
                .checked();
    }

    @SuppressWarnings("ReferenceEquality") // numbers are the same or made anew
    private boolean isSame(Nodes numbered) {
        return numbered == nodes;
    }

    @SuppressWarnings("ReferenceEquality") // comparing all needs would cost more than it saves
    private static boolean needTheSame(Network one, Network other) {
        return one.dependencies() == other.dependencies()
                && one.services().equals(other.services())
                && one.restarts().equals(other.restarts())
                && one.groups().isEmpty() == other.groups().isEmpty();
    }

    private CompiledNetwork checked() {
        if (!settles) {
            AtRest.check(this);
        }
        return this;
    }

    private CompiledNetwork(CompiledNetwork same, Response response) {
        network = same.network;
        nodes = same.nodes;
        gates = same.gates;
        groups = same.groups;
        traffic = same.traffic;
        flows = same.flows;
        grid = same.grid;
        cells = same.cells;
        repairs = new RepairTable(network, nodes, response);
        restarts = same.restarts;
        settles = same.settles;
    }

    /** The same network under another plan of repair; all other tables are shared. O(assets + links). */
    public CompiledNetwork with(Response response) {
        return new CompiledNetwork(this, response);
    }

    /** What was compiled. */
    public Network network() {
        return network;
    }

    /** Whether rules over many assets may not let everything stand, so that a run begins with a look at them. */
    boolean settles() {
        return settles;
    }

    Nodes nodes() {
        return nodes;
    }

    GateTable gates() {
        return gates;
    }

    GroupTable groups() {
        return groups;
    }

    TrafficGraph traffic() {
        return traffic;
    }

    /** Flows over the links; empty where nothing flows. */
    Optional<FlowTable> flows() {
        return flows;
    }

    Grid grid() {
        return grid;
    }

    CellTable cells() {
        return cells;
    }

    RepairTable repairs() {
        return repairs;
    }

    Restarts restarts() {
        return restarts;
    }
}
