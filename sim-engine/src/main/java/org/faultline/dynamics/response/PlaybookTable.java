package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Draws;
import org.faultline.model.Equipment;
import org.faultline.model.Network;
import org.faultline.model.SupplyChain;
import org.faultline.policy.Playbook;
import org.faultline.threat.AssetFilter;
import org.faultline.threat.Step;

/** Playbooks with the assets they may be about; not changed by runs and shared by all of them. */
public final class PlaybookTable {

    private final List<Playbook> playbooks;
    private final long[] keys;
    private final int[][] targets;
    private final boolean[][] about;
    private final int[] watched;
    private final int[][] keptOn;
    private final int[][] standbys;
    private final Ranks[] ranks;

    /**
     * Compiles playbooks; O(playbooks x assets).
     *
     * @param equipment maker of each asset, in the order of the network
     * @param supply which products hold which parts
     * @throws IllegalArgumentException when a playbook names what does not exist
     */
    public PlaybookTable(
            List<Playbook> playbooks,
            List<Step> steps,
            Network network,
            Nodes nodes,
            List<Optional<Equipment>> equipment,
            SupplyChain supply) {
        this.playbooks = List.copyOf(playbooks);
        List<int[]> found = new ArrayList<>();
        for (Playbook playbook : playbooks) {
            AssetFilter filter = new AssetFilter(playbook.targets(), supply);
            IntList some = new IntList();
            for (int node = 0; node < nodes.assets(); node++) {
                if (filter.passes(nodes.asset(node), equipment.get(node))) {
                    some.add(node);
                }
            }
            found.add(some.toArray());
        }
        targets = found.toArray(int[][]::new);
        keys = playbooks.stream().map(Playbook::id).mapToLong(Draws::keyOf).toArray();
        watched = playbooks.stream()
                .mapToInt(p -> p.cue() instanceof Playbook.Cue.WhenBelow below ? nodes.of(below.subject()) : -1)
                .toArray();
        ranks = playbooks.stream()
                .map(Playbook::stages)
                .map(s -> s.providersFirst()
                        ? Ranks.byDepth(Depths.of(network, nodes), nodes.assets())
                        : Ranks.of(s.first(), nodes, equipment, supply))
                .toArray(Ranks[]::new);
        standbys = playbooks.stream()
                .map(p -> p.action() instanceof Playbook.Action.FailOver over
                        ? over.to().stream().mapToInt(nodes::of).toArray()
                        : new int[0])
                .toArray(int[][]::new);
        about = new boolean[playbooks.size()][steps.size()];
        keptOn = new int[playbooks.size()][];
        for (int p = 0; p < playbooks.size(); p++) {
            for (int s = 0; s < steps.size(); s++) {
                about[p][s] = playbooks.get(p).cue() instanceof Playbook.Cue.OfIncident incident
                        && (incident.steps().isEmpty()
                                || incident.steps().contains(steps.get(s).id()));
            }
            keptOn[p] = playbooks.get(p).action() instanceof Playbook.Action.Restore restore
                    ? restore.keptOn().stream().mapToInt(nodes::of).toArray()
                    : new int[0];
        }
    }

    /** True when nothing is planned. */
    public boolean isEmpty() {
        return playbooks.isEmpty();
    }

    int size() {
        return playbooks.size();
    }

    Playbook playbook(int p) {
        return playbooks.get(p);
    }

    long key(int p) {
        return keys[p];
    }

    /** Assets a playbook may be about, in the order of the network; not to be changed. */
    int[] targets(int p) {
        return targets[p];
    }

    /** Whether a playbook begins with the notice or the diagnosis of a step. */
    boolean isAbout(int p, int step) {
        return about[p][step];
    }

    /** The node whose fall lets a playbook begin, or -1. */
    int watched(int p) {
        return watched[p];
    }

    /** Assets of which one must be whole and clean for the backup of a playbook to be there; not to be changed. */
    int[] keptOn(int p) {
        return keptOn[p];
    }

    /** Assets that take the place of others, in the order in which they are taken; not to be changed. */
    int[] standbys(int p) {
        return standbys[p];
    }

    /** In which order assets have their turns. */
    Ranks ranks(int p) {
        return ranks[p];
    }
}
