package org.faultline.dynamics.response;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.ManagementLinks;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Gate;
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
    private final int[] team;
    private final int teams;
    private final long[] teamKeys;
    private final long[] users;
    private final int[] rank;
    /** By asset, how deep it stands in what it needs; empty where no order asks. */
    private final int[] depth;

    private final boolean[] linked;
    private final int[][] managersOfTeam;
    private final int[] teamManaged;
    private final boolean[] carriesTraffic;
    private final ManagementLinks managementLinks;

    /** Compiles a response plan; O(network). */
    public RepairTable(Network network, Nodes nodes, Response response) {
        this.response = response;
        team = new int[nodes.assets()];
        users = new long[nodes.assets()];
        rank = new int[nodes.assets()];
        depth = response.restoration().order() == Restoration.Order.PROVIDERS_FIRST
                ? Depths.of(network, nodes)
                : new int[0];
        linked = new boolean[nodes.size()];
        Map<String, Integer> teamNumbers = new HashMap<>();
        Map<Integer, IntList> managers = new HashMap<>();
        carriesTraffic = new boolean[nodes.size()];
        teamManaged = new int[nodes.assets()];
        Arrays.fill(teamManaged, -1);
        for (int node = 0; node < nodes.assets(); node++) {
            Asset asset = nodes.asset(node);
            team[node] = teamNumbers.computeIfAbsent(asset.operator().orElse(""), o -> teamNumbers.size());
            rank[node] = rank(asset.kind().layer());
            carriesTraffic[node] = asset.kind().carriesTraffic();
            if (asset.kind() == AssetKind.ELEMENT_MANAGER) {
                managers.computeIfAbsent(team[node], t -> new IntList()).add(node);
                teamManaged[node] = team[node];
            }
        }
        teams = teamNumbers.size();
        teamKeys = new long[teams];
        teamNumbers.forEach((operator, t) -> teamKeys[t] = Draws.keyOf(operator));
        managersOfTeam = new int[teams][];
        Arrays.setAll(
                managersOfTeam, t -> managers.getOrDefault(t, new IntList()).toArray());
        NumberedLinks links = network.numberedLinks();
        for (int i = 0; i < links.size(); i++) {
            if (links.kind(i).carriesTraffic()) {
                linked[links.from(i)] = true;
                linked[links.to(i)] = true;
            }
        }
        managementLinks = new ManagementLinks(network, nodes);
        countUsers(network, nodes);
    }

    /** Who reaches whom beside the network that carries traffic. */
    ManagementLinks managementLinks() {
        return managementLinks;
    }

    private void countUsers(Network network, Nodes nodes) {
        double[] own = new double[nodes.size()];
        double[] ofTeam = new double[teams];
        int last = -1;
        for (Cell cell : network.cells()) {
            int node = nodes.of(cell.asset(), last + 1);
            last = node;
            own[node] += cell.users();
            ofTeam[team[node]] += cell.users();
        }
        if (network.cells().isEmpty()) {
            return;
        }
        last = -1;
        for (Dependency d : network.dependencies()) {
            int dependant = nodes.of(d.dependant(), last + 1);
            last = dependant;
            if (nodes.isAsset(dependant) && nodes.asset(dependant).kind() == AssetKind.CELL) {
                addToRadioProviders(d, nodes, own, own[dependant]);
            }
        }
        for (int node = 0; node < users.length; node++) {
            boolean radio = nodes.asset(node).kind().layer() == AssetKind.Layer.RADIO;
            users[node] = StrictMath.round(radio ? own[node] : ofTeam[team[node]]);
        }
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
        return team[node];
    }

    /** Key for draws on behalf of a team. */
    long teamKey(int t) {
        return teamKeys[t];
    }

    /** Element managers of a team; not to be changed. */
    int[] managers(int t) {
        return managersOfTeam[t];
    }

    /** The team whose element manager a node is, or -1. */
    int teamManaged(int node) {
        return node < teamManaged.length ? teamManaged[node] : -1;
    }

    boolean carriesTraffic(int node) {
        return carriesTraffic[node];
    }

    boolean isLinked(int node) {
        return linked[node];
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
        long least = URGENCY_RANGE - 1 - Math.min(URGENCY_RANGE - 1, users[node]);
        long urgency =
                switch (response.restoration().order()) {
                    case FIRST_BROKEN -> arrival;
                    case BY_USERS -> least;
                    case CORE_FIRST -> rank[node] * URGENCY_RANGE + least;
                    case PROVIDERS_FIRST -> depth[node] * ARRIVALS + Math.min(ARRIVALS - 1, arrival);
                };
        return (urgency << NODE_BITS) | node;
    }

    static int nodeOf(long priority) {
        return (int) (priority & ((1L << NODE_BITS) - 1));
    }
}
