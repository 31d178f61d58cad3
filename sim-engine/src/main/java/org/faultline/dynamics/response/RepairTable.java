package org.faultline.dynamics.response;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.ManagementLinks;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Function;
import org.faultline.model.Gate;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.NumberedLinks;
import org.faultline.policy.Response;
import org.faultline.policy.Restoration;

/**
 * Who repairs what, and how urgent it is; not changed by runs and shared by all of them.
 *
 * <p>The users behind a cell are its own, those behind a gNB the sum of its cells; every other asset of an operator counts as
 * having all the operator's users behind it.
 */
public final class RepairTable {

    private static final int NODE_BITS = 24;
    private static final long URGENCY_RANGE = 1L << 36;
    private static final long ARRIVALS = 1L << 24;

    private final Response response;
    private final Nodes nodes;
    private final IntColumn team;
    private final int teams;
    private final long[] teamKeys;
    /** By asset, at most what an int holds; empty where no cell has any. */
    private final int[] users;

    /** By asset, how deep it stands in what it needs; empty where no order asks. */
    private final int[] depth;

    private final BitSet linked;
    private final int[][] managersOfTeam;
    /** By team: its orchestrators, where it has element managers besides. */
    private final int[][] orchestratorsOfTeam;

    private final ManagementLinks managementLinks;

    /** Compiles a response plan; O(network). */
    public RepairTable(Network network, Nodes nodes, Response response) {
        this.response = response;
        this.nodes = nodes;
        team = new IntColumn(nodes.assets(), 0);
        depth = response.restoration().order() == Restoration.Order.PROVIDERS_FIRST
                ? Depths.of(network, nodes)
                : new int[0];
        linked = new BitSet();
        Map<String, Integer> teamNumbers = new HashMap<>();
        Map<Integer, IntList> managers = new HashMap<>();
        Map<Integer, IntList> orchestrators = new HashMap<>();
        for (int node = 0; node < nodes.assets(); node++) {
            Asset asset = nodes.asset(node);
            team.set(node, teamNumbers.computeIfAbsent(asset.operator().orElse(""), o -> teamNumbers.size()));
            if (asset.kind() == AssetKind.ELEMENT_MANAGER) {
                managers.computeIfAbsent(team.at(node), t -> new IntList()).add(node);
            } else if (asset.kind() == AssetKind.ORCHESTRATOR) {
                orchestrators.computeIfAbsent(team.at(node), t -> new IntList()).add(node);
            }
        }
        teams = teamNumbers.size();
        teamKeys = new long[teams];
        teamNumbers.forEach((operator, t) -> teamKeys[t] = Draws.keyOf(operator));
        managersOfTeam = new int[teams][];
        Arrays.setAll(
                managersOfTeam, t -> managers.getOrDefault(t, new IntList()).toArray());
        orchestratorsOfTeam = new int[teams][];
        Arrays.setAll(
                orchestratorsOfTeam,
                t -> managersOfTeam[t].length == 0
                        ? new int[0]
                        : orchestrators.getOrDefault(t, new IntList()).toArray());
        NumberedLinks links = network.numberedLinks();
        for (int i = 0; i < links.size(); i++) {
            if (links.kind(i).carriesTraffic() || links.kind(i) == Link.Kind.MANAGEMENT) {
                linked.set(links.from(i));
                linked.set(links.to(i));
            }
        }
        managementLinks = new ManagementLinks(network, nodes);
        users = network.cells().isEmpty() ? new int[0] : countUsers(network, nodes);
    }

    /** Who reaches whom beside the network that carries traffic. */
    ManagementLinks managementLinks() {
        return managementLinks;
    }

    private int[] countUsers(Network network, Nodes nodes) {
        double[] own = new double[nodes.size()];
        double[] ofTeam = new double[teams];
        int last = -1;
        for (Cell cell : network.cells()) {
            int node = nodes.of(cell.asset(), last + 1);
            last = node;
            own[node] += cell.users();
            ofTeam[team.at(node)] += cell.users();
        }
        last = -1;
        for (Dependency d : network.dependencies()) {
            int dependant = nodes.of(d.dependant(), last + 1);
            last = dependant;
            if (nodes.isAsset(dependant) && nodes.asset(dependant).kind() == AssetKind.CELL) {
                addToRadioProviders(d, nodes, own, own[dependant]);
            }
        }
        int[] counted = new int[nodes.assets()];
        for (int node = 0; node < counted.length; node++) {
            boolean radio = nodes.asset(node).kind().layer() == AssetKind.Layer.RADIO;
            long behind = StrictMath.round(radio ? own[node] : ofTeam[team.at(node)]);
            counted[node] = (int) Math.min(Integer.MAX_VALUE, behind);
        }
        return counted;
    }

    private static void addToRadioProviders(Dependency d, Nodes nodes, double[] own, double cellUsers) {
        for (Gate gate : d.gates()) {
            for (Gate.Need need : gate.needs()) {
                int provider = nodes.of(need.provider());
                if (nodes.isAsset(provider)
                        && nodes.asset(provider).kind() != AssetKind.CELL
                        && nodes.asset(provider).kind().layer() == AssetKind.Layer.RADIO) {
                    own[provider] += cellUsers;
                }
            }
        }
    }

    private static int rank(AssetKind.Layer layer) {
        return switch (layer) {
            case CORE -> 0;
            case MANAGEMENT -> 1;
            case TRANSPORT -> 2;
            case POWER -> 3;
            case RADIO -> 4;
            case SECTOR -> 5;
        };
    }

    Response response() {
        return response;
    }

    /** Number of teams: one per operator and one for what has none. */
    int teams() {
        return teams;
    }

    int team(int node) {
        return team.at(node);
    }

    /** Key for draws on behalf of a team. */
    long teamKey(int t) {
        return teamKeys[t];
    }

    /**
     * Who manages an asset: orchestrators a function of the core, where its team has some beside its element managers, and element managers all else; not to be
     * changed.
     */
    int[] managers(int node) {
        int t = team(node);
        return isFunctionOfCore(node) && orchestratorsOfTeam[t].length > 0 ? orchestratorsOfTeam[t] : managersOfTeam[t];
    }

    private boolean isFunctionOfCore(int node) {
        return nodes.isAsset(node)
                && nodes.asset(node)
                        .kind()
                        .function()
                        .filter(f -> f == Function.CORE_CONTROL || f == Function.CORE_USER)
                        .isPresent();
    }

    /** The team for which a node manages assets, or -1. */
    int teamManaged(int node) {
        if (!nodes.isAsset(node)) {
            return -1;
        }
        AssetKind kind = nodes.asset(node).kind();
        boolean manages = kind == AssetKind.ELEMENT_MANAGER
                || (kind == AssetKind.ORCHESTRATOR && orchestratorsOfTeam[team(node)].length > 0);
        return manages ? team(node) : -1;
    }

    boolean carriesTraffic(int node) {
        return nodes.isAsset(node) && nodes.asset(node).kind().carriesTraffic();
    }

    boolean isLinked(int node) {
        return linked.get(node);
    }

    List<Response.Crew> crews() {
        return response.crews();
    }

    /**
     * Place of a waiting repair in the queue: smaller goes first.
     *
     * @param arrival how many repairs were asked for before this one
     */
    long priority(int node, int arrival) {
        long least = URGENCY_RANGE - 1 - (users.length == 0 ? 0 : users[node]);
        long urgency =
                switch (response.restoration().order()) {
                    case FIRST_BROKEN -> arrival;
                    case BY_USERS -> least;
                    case CORE_FIRST -> rank(nodes.asset(node).kind().layer()) * URGENCY_RANGE + least;
                    case PROVIDERS_FIRST -> depth[node] * ARRIVALS + Math.min(ARRIVALS - 1, arrival);
                };
        return (urgency << NODE_BITS) | node;
    }

    static int nodeOf(long priority) {
        return (int) (priority & ((1L << NODE_BITS) - 1));
    }
}
