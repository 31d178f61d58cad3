package org.faultline.dynamics.transport;

import java.util.Arrays;
import org.faultline.dynamics.state.Components;
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
 * <p>When transit assets fail or return, the connected components of the working ones are found anew, once per moment:
 * O(transit assets + their links). A node reaches a provider when both touch the same component, or when a link joins them
 * directly. For each transit asset a hash of the providers its component touches tells whose reach may have changed, so that
 * only their neighbours are evaluated again. Capacity plays no part here.
 */
public final class Reach implements Reachability, LevelListener {

    private final TrafficGraph graph;
    private final Csr neighbours;
    private final Levels levels;
    private final Agenda agenda;
    private final Components components;
    private final Handler recompute = this::recompute;

    private final long[] providersSeen;
    private final long[] providersSeenIntact;
    private final long[] componentHash;
    private final int[] culprit;
    private final int[] changedBy;
    private final IntList changed = new IntList();
    private boolean intact;

    /** The state of a run over a compiled graph. */
    public Reach(TrafficGraph graph, Levels levels, Agenda agenda) {
        this.graph = graph;
        this.neighbours = graph.neighbours();
        this.levels = levels;
        this.agenda = agenda;
        components = new Components(graph.size(), neighbours, graph.transits());
        providersSeen = new long[graph.size()];
        providersSeenIntact = new long[graph.size()];
        componentHash = new long[graph.transits().length];
        culprit = new int[graph.transits().length];
        changedBy = new int[graph.size()];
        Arrays.fill(changedBy, EventLog.NO_CAUSE);
        components.find(node -> true);
        hashComponents();
        for (int node : graph.transits()) {
            providersSeenIntact[node] = componentHash[components.of(node)];
        }
        intact = true;
    }

    /** Every transit asset works, before a replication. */
    public void reset() {
        if (!intact) {
            components.find(node -> true);
            intact = true;
        }
        System.arraycopy(providersSeenIntact, 0, providersSeen, 0, providersSeen.length);
        changed.clear();
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if (!graph.isTransit(node) || (from > 0) == (to > 0)) {
            return;
        }
        if (changed.size() == 0) {
            agenda.soon(recompute, 0, 0);
        }
        changed.add(node);
        changedBy[node] = event;
    }

    @Override
    public boolean reaches(int node, int provider) {
        if (node == provider || linked(node, provider)) {
            return true;
        }
        if (graph.isTransit(node)) {
            return meets(components.of(node), provider);
        }
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int next = neighbours.at(i);
            if (graph.isTransit(next) && meets(components.of(next), provider)) {
                return true;
            }
        }
        return false;
    }

    private boolean linked(int node, int provider) {
        for (int i = neighbours.start(provider); i < neighbours.end(provider); i++) {
            if (neighbours.at(i) == node) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(int component, int provider) {
        if (component == Components.NONE) {
            return false;
        }
        if (graph.isTransit(provider)) {
            return components.of(provider) == component;
        }
        for (int i = neighbours.start(provider); i < neighbours.end(provider); i++) {
            int next = neighbours.at(i);
            if (graph.isTransit(next) && components.of(next) == component) {
                return true;
            }
        }
        return false;
    }

    private void recompute(int unusedA, int unusedB) {
        intact = false;
        components.find(node -> levels.level(node) > 0);
        hashComponents();
        blameComponents();
        for (int node : graph.transits()) {
            int component = components.of(node);
            long seen = component == Components.NONE ? 0 : componentHash[component];
            if (seen != providersSeen[node]) {
                providersSeen[node] = seen;
                touchAround(node, causeFor(node, component));
            }
        }
        for (int i = 0; i < changed.size(); i++) {
            changedBy[changed.at(i)] = EventLog.NO_CAUSE;
        }
        changed.clear();
    }

    private void touchAround(int node, int cause) {
        levels.touch(node, cause);
        for (int i = neighbours.start(node); i < neighbours.end(node); i++) {
            int next = neighbours.at(i);
            if (!graph.isTransit(next)) {
                levels.touch(next, cause);
            }
        }
    }

    /** The sum of the keys of the providers that each component touches, each counted once. */
    private void hashComponents() {
        Arrays.fill(componentHash, 0, components.count(), 0);
        for (int provider : graph.providers()) {
            if (graph.isTransit(provider)) {
                addProvider(components.of(provider), provider);
                continue;
            }
            for (int i = neighbours.start(provider); i < neighbours.end(provider); i++) {
                int next = neighbours.at(i);
                if (graph.isTransit(next) && isFirstOfItsComponent(provider, i)) {
                    addProvider(components.of(next), provider);
                }
            }
        }
    }

    private void addProvider(int component, int provider) {
        if (component != Components.NONE) {
            componentHash[component] += graph.key(provider);
        }
    }

    private boolean isFirstOfItsComponent(int provider, int place) {
        int component = components.of(neighbours.at(place));
        for (int i = neighbours.start(provider); i < place; i++) {
            int earlier = neighbours.at(i);
            if (graph.isTransit(earlier) && components.of(earlier) == component) {
                return false;
            }
        }
        return true;
    }

    /** Notes for each component the first change of this moment inside it or at its border. */
    private void blameComponents() {
        Arrays.fill(culprit, 0, components.count(), EventLog.NO_CAUSE);
        for (int i = 0; i < changed.size(); i++) {
            int node = changed.at(i);
            blame(components.of(node), changedBy[node]);
            for (int j = neighbours.start(node); j < neighbours.end(node); j++) {
                int next = neighbours.at(j);
                if (graph.isTransit(next)) {
                    blame(components.of(next), changedBy[node]);
                }
            }
        }
    }

    private void blame(int component, int event) {
        if (component != Components.NONE && culprit[component] == EventLog.NO_CAUSE) {
            culprit[component] = event;
        }
    }

    private int causeFor(int node, int component) {
        if (changedBy[node] != EventLog.NO_CAUSE) {
            return changedBy[node];
        }
        if (component != Components.NONE && culprit[component] != EventLog.NO_CAUSE) {
            return culprit[component];
        }
        return changedBy[changed.at(0)];
    }
}
