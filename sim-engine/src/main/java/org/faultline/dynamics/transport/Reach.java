package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Reachability;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.trace.EventLog;

/**
 * Which assets reach which through working transit assets, during one run.
 *
 * <p>A node reaches a provider when both touch the same connected part of the working transit assets, or when a link joins them
 * directly. A transit asset that does not work touches the parts of its neighbours, as an end point does, so that it can
 * itself be reached by those who mend it. Capacity plays no part here.
 *
 * <p>The failures of a moment are worked out together, then its returns ({@link Parts}); only where the providers of a part
 * change are those who live from it evaluated again. A large change costs O(transit assets + their links) once, a small one the
 * neighbourhood that it cuts off.
 */
public final class Reach implements Reachability, LevelListener {

    /** Beyond this share of all transit assets changes are worked out at once. */
    private static final int LARGE_CHANGE = 32;

    private final TrafficGraph graph;
    private final Csr neighbours;
    private final Levels levels;
    private final Agenda agenda;
    private final Parts parts;
    private final Handler update = this::update;

    /** By place among the transit assets, as the others but for {@code partIntact}. */
    private final long[] providersSeen;

    private final long[] providersSeenIntact;
    private final int[] partIntact;
    private final int[] lostBy;
    private final int[] changedBy;
    private final int[] partChangedBy;
    private final IntList changed = new IntList();
    private final IntList failing = new IntList();
    private final IntList returning = new IntList();

    /** The state of a run over a compiled graph. */
    public Reach(TrafficGraph graph, Levels levels, Agenda agenda) {
        this.graph = graph;
        this.neighbours = graph.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        parts = new Parts(graph);
        int transits = graph.transits().length;
        providersSeen = new long[transits];
        providersSeenIntact = new long[transits];
        lostBy = new int[transits];
        changedBy = new int[transits];
        Arrays.fill(changedBy, EventLog.NO_CAUSE);
        partChangedBy = new int[transits];
        for (int t = 0; t < transits; t++) {
            providersSeenIntact[t] = parts.providersOf(parts.of(graph.transits()[t]));
        }
        partIntact = new int[graph.size()];
        for (int node = 0; node < partIntact.length; node++) {
            partIntact[node] = firstPart(node);
        }
    }

    /** A part that the node is in or touches, or {@link Parts#NONE}. */
    private int firstPart(int node) {
        int part = parts.of(node);
        for (int i = neighbours.start(node); part == Parts.NONE && i < neighbours.end(node); i++) {
            part = parts.of(neighbours.at(i));
        }
        return part;
    }

    /** Every transit asset works, before a replication. */
    public void reset() {
        parts.reset();
        System.arraycopy(providersSeenIntact, 0, providersSeen, 0, providersSeen.length);
        Arrays.fill(lostBy, EventLog.NO_CAUSE);
        changed.clear();
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return graph.isTransit(node);
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if ((from > 0) == (to > 0)) {
            return;
        }
        int t = graph.number(node);
        if (changed.size() == 0) {
            agenda.soon(update, 0, 0);
        }
        if (changedBy[t] == EventLog.NO_CAUSE) {
            changed.add(node);
        }
        changedBy[t] = event;
    }

    @Override
    public boolean reaches(int node, int provider) {
        if (parts.isIntact() && isJoinedIntact(node, provider)) {
            return true;
        }
        if (node == provider || linked(node, provider)) {
            return true;
        }
        if (parts.of(node) != Parts.NONE) {
            return meets(parts.of(node), provider);
        }
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int number = parts.of(neighbours.at(i));
            if (number != Parts.NONE && meets(number, provider)) {
                return true;
            }
        }
        return false;
    }

    private boolean isJoinedIntact(int node, int provider) {
        return partIntact.length > 0 && partIntact[node] == partIntact[provider] && partIntact[node] != Parts.NONE;
    }

    @Override
    public int lostBy(int node) {
        int last = ownLostBy(node);
        if (parts.of(node) == Parts.NONE) {
            for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
                last = Math.max(last, ownLostBy(neighbours.at(i)));
            }
        }
        return last;
    }

    private int ownLostBy(int node) {
        int t = graph.number(node);
        return t == TrafficGraph.NONE ? EventLog.NO_CAUSE : lostBy[t];
    }

    private boolean linked(int node, int provider) {
        for (int i = neighbours.start(provider); i < neighbours.end(provider); i++) {
            if (neighbours.at(i) == node) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(int number, int provider) {
        if (parts.of(provider) != Parts.NONE) {
            return parts.of(provider) == number;
        }
        for (int i = neighbours.start(provider); i < neighbours.end(provider); i++) {
            if (parts.of(neighbours.at(i)) == number) {
                return true;
            }
        }
        return false;
    }

    private void update(int unusedA, int unusedB) {
        for (int i = 0; i < changed.size(); i++) {
            int node = changed.at(i);
            boolean works = levels.level(node) > 0;
            if (works && parts.of(node) == Parts.NONE) {
                returning.add(node);
            } else if (!works && parts.of(node) != Parts.NONE) {
                failing.add(node);
            }
        }
        failTogether();
        returnTogether();
        for (int i = 0; i < changed.size(); i++) {
            changedBy[graph.number(changed.at(i))] = EventLog.NO_CAUSE;
        }
        changed.clear();
        failing.clear();
        returning.clear();
    }

    private void failTogether() {
        if (isLarge(failing)) {
            for (int i = 0; i < failing.size(); i++) {
                lostBy[graph.number(failing.at(i))] = changedBy[graph.number(failing.at(i))];
            }
            parts.rebuild(node -> parts.of(node) != Parts.NONE && levels.level(node) > 0);
            blameAround(failing);
        } else {
            for (int i = 0; i < failing.size(); i++) {
                int node = failing.at(i);
                int from = parts.moved().size();
                int changedFrom = parts.changedParts().size();
                parts.remove(node);
                blame(changedBy[graph.number(node)], from, changedFrom);
            }
        }
        tellOfChanges(true);
    }

    private void returnTogether() {
        if (isLarge(returning)) {
            parts.rebuild(node -> levels.level(node) > 0);
            blameAround(returning);
        } else {
            for (int i = 0; i < returning.size(); i++) {
                int node = returning.at(i);
                int from = parts.moved().size();
                int changedFrom = parts.changedParts().size();
                parts.add(node);
                blame(changedBy[graph.number(node)], from, changedFrom);
            }
        }
        tellOfChanges(false);
    }

    private boolean isLarge(IntList some) {
        return some.size() > LARGE_CHANGE && some.size() > graph.transits().length / LARGE_CHANGE;
    }

    /** One event is the cause of what moved, and of what changed without moving, from two places on. */
    private void blame(int event, int movedFrom, int changedFrom) {
        for (int i = movedFrom; i < parts.moved().size(); i++) {
            int number = parts.of(parts.moved().at(i));
            if (number != Parts.NONE) {
                partChangedBy[number] = event;
            }
        }
        for (int i = changedFrom; i < parts.changedParts().size(); i++) {
            partChangedBy[parts.changedParts().at(i)] = event;
        }
    }

    /** After a large change: each part is blamed on the first of the changed assets inside it or at its border. */
    private void blameAround(IntList some) {
        Arrays.fill(partChangedBy, EventLog.NO_CAUSE);
        for (int i = 0; i < some.size(); i++) {
            int node = some.at(i);
            blamePart(parts.of(node), changedBy[graph.number(node)]);
            for (int j = neighbours.start(node); j < neighbours.end(node); j++) {
                blamePart(parts.of(neighbours.at(j)), changedBy[graph.number(node)]);
            }
        }
    }

    private void blamePart(int number, int event) {
        if (number != Parts.NONE && partChangedBy[number] == EventLog.NO_CAUSE) {
            partChangedBy[number] = event;
        }
    }

    private void tellOfChanges(boolean failed) {
        if (parts.changedParts().size() > 0) {
            for (int node : graph.transits()) {
                tell(node, failed);
            }
        } else {
            for (int i = 0; i < parts.moved().size(); i++) {
                tell(parts.moved().at(i), failed);
            }
        }
        parts.forgetChanges();
    }

    /** Asks for an evaluation of those who live from a transit asset when it has come to see other providers. */
    private void tell(int node, boolean failed) {
        int t = graph.number(node);
        int number = parts.of(node);
        long seen = number == Parts.NONE ? 0 : parts.providersOf(number);
        if (seen == providersSeen[t]) {
            return;
        }
        providersSeen[t] = seen;
        int cause = number == Parts.NONE || changedBy[t] != EventLog.NO_CAUSE ? changedBy[t] : partChangedBy[number];
        if (failed) {
            lostBy[t] = cause;
        }
        levels.touch(node, cause);
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int next = neighbours.at(i);
            if (parts.of(next) == Parts.NONE) {
                levels.touch(next, cause);
            }
        }
    }
}
