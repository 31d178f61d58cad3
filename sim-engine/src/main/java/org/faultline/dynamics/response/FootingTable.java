package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.Analysts;
import org.faultline.policy.Footing;
import org.faultline.policy.Response;
import org.faultline.threat.AssetFilter;

/**
 * What the people of each team need of the network; not changed by runs and shared by all of them. A need that is chosen by filters means
 * the team's own assets and those of nobody.
 */
public final class FootingTable {

    /** The number of a need that nobody has. */
    static final int NONE = -1;

    private final int teams;
    private final RepairTable table;
    private final List<Footing> footings = new ArrayList<>();
    private final int diagnosis;
    private final int[] crews;
    private final int[] analysts;
    private final int[][] members;

    /**
     * Compiles the needs of a plan; O(needs x assets).
     *
     * @param equipment maker of each asset, in the order of the network
     * @param supply which products hold which parts
     * @throws IllegalArgumentException when a need names what does not exist
     */
    public FootingTable(
            Response response,
            RepairTable table,
            Nodes nodes,
            List<Optional<Equipment>> equipment,
            SupplyChain supply) {
        this.table = table;
        teams = table.teams();
        diagnosis = number(response.detection().needs());
        crews = response.crews().stream().mapToInt(c -> number(c.needs())).toArray();
        analysts = response.watch().analysts().stream()
                .map(Analysts::needs)
                .mapToInt(this::number)
                .toArray();
        members = new int[footings.size() * teams][];
        for (int f = 0; f < footings.size(); f++) {
            IntList[] ofTeam = new IntList[teams];
            Arrays.setAll(ofTeam, t -> new IntList());
            Footing footing = footings.get(f);
            footing.of().forEach(id -> Arrays.stream(ofTeam).forEach(some -> some.add(nodes.of(id))));
            footing.where().ifPresent(selector -> {
                AssetFilter filter = new AssetFilter(selector, supply);
                for (int node = 0; node < nodes.assets(); node++) {
                    if (filter.passes(nodes.asset(node), equipment.get(node))) {
                        addToTeams(ofTeam, node, nodes, table);
                    }
                }
            });
            for (int t = 0; t < teams; t++) {
                members[f * teams + t] = ofTeam[t].toArray();
            }
        }
    }

    private static void addToTeams(IntList[] ofTeam, int node, Nodes nodes, RepairTable table) {
        for (int t = 0; t < ofTeam.length; t++) {
            if (nodes.asset(node).operator().isEmpty() || table.team(node) == t) {
                ofTeam[t].add(node);
            }
        }
    }

    private int number(Optional<Footing> footing) {
        footing.ifPresent(footings::add);
        return footing.isPresent() ? footings.size() - 1 : NONE;
    }

    /** Number of needs, each of one team. */
    int size() {
        return members.length;
    }

    /** Key for draws about a need. */
    long key(int number) {
        return Draws.keyOf(table.teamKey(number % teams), number / teams);
    }

    Footing footing(int number) {
        return footings.get(number / teams);
    }

    /** Nodes of a need; not to be changed. */
    int[] members(int number) {
        return members[number];
    }

    /** The need of a team that diagnoses, or {@link #NONE}. */
    int ofDiagnosis(int team) {
        return diagnosis == NONE ? NONE : diagnosis * teams + team;
    }

    /** The need of a team's crew, by its place in the plan, or {@link #NONE}. */
    int ofCrew(int crew, int team) {
        return crews[crew] == NONE ? NONE : crews[crew] * teams + team;
    }

    /** The need of a team's analysts, by their place in the plan, or {@link #NONE}. */
    int ofAnalysts(int group, int team) {
        return analysts[group] == NONE ? NONE : analysts[group] * teams + team;
    }
}
