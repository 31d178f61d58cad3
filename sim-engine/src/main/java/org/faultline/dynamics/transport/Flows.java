package org.faultline.dynamics.transport;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.faultline.dynamics.state.Csr;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Ways;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.scenario.Observation;
import org.faultline.trace.EventLog;
import org.faultline.trace.Readings;

/**
 * Traffic during one run: which way each flow takes, what it loads, and what share of it arrives.
 *
 * <p>Routes believe what they were told last: a point that fails lies in the way of its flows until the network has converged, and one
 * that returns is not used before. All changes of a moment are worked out together, tree by tree; only flows whose way, source or
 * hindrance changed are taken off their links and put on others ({@link Loads}). Links that are asked for at least what they carry are
 * divided by {@link Sharing} among those who cross them; everybody else gets all.
 *
 * <p>A change costs about the ways of the flows that it touches and of those that cross a full link; one that touches neither costs
 * the links of the point, for each tree.
 */
public final class Flows implements LevelListener, Ways {

    private static final byte ARRIVES = 0;
    private static final byte HINDERED = 1;
    private static final byte HAS_NO_WAY = 2;

    /** What is carried at all counts as something, however little, so that whoever lives from it does not flicker. */
    private static final double LEAST = 0x1p-24;

    private final FlowTable table;
    private final RouteGraph graph;
    private final Levels levels;
    private final Agenda agenda;
    private final long startOfDay;
    private final Handler settle = this::settle;
    private final Handler nextHour = this::nextHour;
    private final IntConsumer crossIfFull = this::crossIfFull;
    private final FlowMeter meter;
    private final RouteSearch search;
    private final RouteTree[] trees;
    private final Sharing sharing = new Sharing();
    private final Beliefs beliefs;

    private final byte[] state;
    private final boolean[] loaded;
    private final double[] share;
    private final int[] stoppedAt;

    private final Loads loads;
    private final long[] carriedBy;

    private boolean pending;
    private boolean hourChanged;
    private int firstEvent;
    private final Tampered tampered;
    private final IntList tamperedNow = new IntList();

    private int round = 1;
    private final Marked marked;
    private final IntList affected = new IntList();
    private final int[] affectedIn;
    private final int[] affectedBy;

    private final IntList contested = new IntList();
    private final int[] contestedIn;
    private int[] inOrder = new int[16];
    private final int[] numberOf;
    private IntList limited = new IntList();
    private IntList limitedBefore = new IntList();

    private final IntList everFlows = new IntList();
    private final boolean[] everAffected;

    private final IntList lostAtStart = new IntList();
    private final long[] carriedAtStart;

    /**
     * The state of runs.
     *
     * @param startOfDay microseconds from midnight to the start of every run
     * @param horizon end of every run, in microseconds
     * @param observations of the scenario; those that are about traffic are measured
     */
    public Flows(
            FlowTable table,
            Nodes nodes,
            Levels levels,
            Agenda agenda,
            long startOfDay,
            long horizon,
            List<Observation> observations) {
        this.table = table;
        this.levels = levels;
        this.agenda = agenda;
        this.startOfDay = startOfDay;
        graph = table.graph();
        loads = new Loads(table, startOfDay);
        tampered = new Tampered(graph);
        search = new RouteSearch(graph);
        trees = table.trees().stream().map(RouteTree::copy).toArray(RouteTree[]::new);
        int flows = table.flows();
        beliefs = new Beliefs(table, nodes, levels, agenda, this::known);
        marked = new Marked(graph);
        state = new byte[flows];
        loaded = new boolean[flows];
        share = new double[flows];
        stoppedAt = new int[flows];
        affectedIn = new int[flows];
        affectedBy = new int[flows];
        contestedIn = new int[flows];
        everAffected = new boolean[flows];
        carriedBy = new long[table.groups()];
        numberOf = new int[graph.resources()];
        for (int f = 0; f < flows; f++) {
            restoreFlow(f);
        }
        carriedAtStart = new long[table.groups()];
        for (int g = 0; g < carriedAtStart.length; g++) {
            carriedAtStart[g] = table.volumeOf(g);
        }
        for (int f = 0; f < flows; f++) {
            if (state[f] == HAS_NO_WAY) {
                carriedAtStart[table.group(f)] -= table.volume(f);
            }
            if (state[f] == HAS_NO_WAY || isTooFar(f)) {
                lostAtStart.add(f);
            }
        }
        meter = new FlowMeter(table, nodes, this, horizon, observations);
    }

    private void restoreFlow(int f) {
        boolean hasWay = table.trees().get(table.tree(f)).length(table.source(f)) != RouteTree.NO_WAY;
        state[f] = hasWay ? ARRIVES : HAS_NO_WAY;
        loaded[f] = hasWay;
        share[f] = hasWay ? 1 : 0;
        stoppedAt[f] = Sharing.NOWHERE;
    }

    /** Every flow on its way, before a replication; O(what the last one changed). */
    public void reset(Draws newDraws) {
        beliefs.reset(newDraws);
        tampered.reset();
        tamperedNow.clear();
        pending = false;
        hourChanged = false;
        firstEvent = EventLog.NO_CAUSE;
        for (int t = 0; t < trees.length; t++) {
            trees[t].backTo(table.trees().get(t));
        }
        loads.reset(startOfDay);
        for (int i = 0; i < everFlows.size(); i++) {
            restoreFlow(everFlows.at(i));
            everAffected[everFlows.at(i)] = false;
        }
        everFlows.clear();
        for (int i = 0; i < limited.size(); i++) {
            restoreFlow(limited.at(i));
        }
        limited.clear();
        limitedBefore.clear();
        System.arraycopy(carriedAtStart, 0, carriedBy, 0, carriedBy.length);
    }

    /** Looks at what is too much from the start, and follows the hours from there. */
    public void start() {
        meter.begin();
        for (int i = 0; i < lostAtStart.size(); i++) {
            affect(lostAtStart.at(i), EventLog.NO_CAUSE);
        }
        if (lostAtStart.size() > 0 || !loads.beginsWithRoom()) {
            ask();
        }
        if (table.followsTheHour()) {
            agenda.at(SimTime.HOUR - startOfDay % SimTime.HOUR, nextHour, 0, 0);
        }
    }

    private void nextHour(int unusedA, int unusedB) {
        meter.before(agenda.now());
        loads.weighAt(startOfDay + agenda.now());
        hourChanged = true;
        ask();
        agenda.at(SimTime.plus(agenda.now(), SimTime.HOUR), nextHour, 0, 0);
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return graph.pointOf(node) != RouteGraph.NONE;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        int point = graph.pointOf(node);
        if ((from > 0) == (to > 0) && graph.pointResource(point) == RouteGraph.NONE) {
            return;
        }
        beliefs.changed(point);
        if (firstEvent == EventLog.NO_CAUSE) {
            firstEvent = event;
        }
        ask();
    }

    @Override
    public void tamper(int node, double keeps, double addsMs, int cause) {
        int point = graph.pointOf(node);
        if (point != RouteGraph.NONE) {
            tampered.set(point, keeps, addsMs);
            tamperedNow.add(point);
            tamperedNow.add(cause);
            ask();
        }
    }

    /** Looks anew at the flows whose way leads through points that are tampered with otherwise than before. */
    private void takeTampering() {
        for (int i = 0; i < tamperedNow.size(); i += 2) {
            for (int t = 0; t < trees.length; t++) {
                marked.clear();
                marked.mark(tamperedNow.at(i), tamperedNow.at(i + 1));
                affectVisited(t);
            }
        }
        tamperedNow.clear();
    }

    /** Affects the flows of a tree that pass the points visited so far. */
    private void affectVisited(int t) {
        marked.markBehind(trees[t]);
        Csr at = table.flowsAt();
        for (int i = 0; i < marked.size(); i++) {
            for (int j = at.start(marked.at(i)); j < at.end(marked.at(i)); j++) {
                if (table.tree(at.at(j)) == t) {
                    affect(at.at(j), marked.by(marked.at(i)));
                }
            }
        }
    }

    private void ask() {
        if (!pending) {
            pending = true;
            agenda.soon(settle, 0, 0);
        }
    }

    /** The network has come to know how a point is. */
    private void known(int point) {
        if (firstEvent == EventLog.NO_CAUSE) {
            firstEvent = eventAt(point);
        }
        ask();
    }

    private int eventAt(int point) {
        return levels.lastEvent(graph.nodeOf(point));
    }

    private void settle(int unusedA, int unusedB) {
        pending = false;
        round++;
        meter.before(agenda.now());
        beliefs.note();
        for (int t = 0; t < trees.length && beliefs.areOthers(); t++) {
            update(t);
        }
        takeSources();
        takeTampering();
        takeCapacities();
        loads.update(hourChanged);
        divide();
        tell();
        finishRound();
    }

    /** Brings a tree up to date and puts the flows whose way or hindrance changed where they belong. */
    private void update(int t) {
        RouteTree tree = trees[t];
        search.update(tree, beliefs.believed(), beliefs.vanishing(), beliefs.appearing());
        marked.clear();
        IntList changed = search.changed();
        for (int i = 0; i < changed.size(); i++) {
            marked.mark(changed.at(i), eventAt(search.because(changed.at(i))));
        }
        IntList flipped = beliefs.flipped();
        for (int i = 0; i < flipped.size(); i++) {
            int point = flipped.at(i);
            marked.markChildren(tree, point, eventAt(point));
            if (tree.isRoot(point)) {
                marked.mark(point, eventAt(point));
            }
        }
        marked.markBehind(tree);
        Csr at = table.flowsAt();
        for (int i = 0; i < marked.size(); i++) {
            int point = marked.at(i);
            for (int j = at.start(point); j < at.end(point); j++) {
                if (table.tree(at.at(j)) == t) {
                    place(at.at(j), marked.by(point));
                }
            }
        }
    }

    /** Takes a flow off its old way and puts it on the present one, if it has one and offers something. */
    private void place(int f, int event) {
        affect(f, event);
        RouteTree tree = trees[table.tree(f)];
        if (loaded[f]) {
            load(f, tree, -table.volume(f), true, event);
        }
        int hindrance = hindranceOf(f, tree);
        if (tree.length(table.source(f)) == RouteTree.NO_WAY) {
            state[f] = HAS_NO_WAY;
        } else if (hindrance != RouteGraph.NONE) {
            state[f] = HINDERED;
            affectedBy[f] = eventAt(hindrance);
        } else {
            state[f] = ARRIVES;
        }
        loaded[f] = state[f] == ARRIVES && beliefs.works(table.source(f));
        if (loaded[f]) {
            load(f, tree, table.volume(f), false, event);
        }
    }

    private void affect(int f, int event) {
        if (affectedIn[f] != round) {
            affectedIn[f] = round;
            affected.add(f);
        }
        affectedBy[f] = event;
        if (!everAffected[f]) {
            everAffected[f] = true;
            everFlows.add(f);
        }
    }

    /** The first point of a flow's way behind its source that does not work. */
    private int hindranceOf(int f, RouteTree tree) {
        int p = table.source(f);
        while (tree.next(p) != RouteGraph.NONE) {
            p = graph.head(tree.next(p));
            if (!beliefs.works(p)) {
                return p;
            }
        }
        return RouteGraph.NONE;
    }

    /** Adds a volume, which may be below zero, to all that a flow loads on its way, or on the one it had before the tree changed. */
    private void load(int f, RouteTree tree, long volume, boolean old, int event) {
        int g = table.group(f);
        carriedBy[g] += volume;
        int p = table.source(f);
        loadOn(graph.pointResource(p), g, volume, event);
        for (int arc = wayOf(tree, p, old); arc != RouteGraph.NONE; arc = wayOf(tree, p, old)) {
            p = graph.head(arc);
            loadOn(graph.arcResource(arc), g, volume, event);
            loadOn(graph.pointResource(p), g, volume, event);
        }
    }

    private int wayOf(RouteTree tree, int p, boolean old) {
        return old ? search.oldNext(tree, p) : tree.next(p);
    }

    private void loadOn(int r, int g, long volume, int event) {
        if (r != RouteGraph.NONE) {
            loads.add(r, g, volume, event);
        }
    }

    /** Sources that have come to offer something, or nothing any more. */
    private void takeSources() {
        Csr at = table.flowsAt();
        IntList flipped = beliefs.flipped();
        for (int i = 0; i < flipped.size(); i++) {
            int point = flipped.at(i);
            for (int j = at.start(point); j < at.end(point); j++) {
                int f = at.at(j);
                boolean offers = state[f] == ARRIVES && beliefs.works(point);
                if (loaded[f] != offers) {
                    affect(f, eventAt(point));
                    loaded[f] = offers;
                    long volume = offers ? table.volume(f) : -table.volume(f);
                    load(f, trees[table.tree(f)], volume, false, eventAt(point));
                }
            }
        }
    }

    private void takeCapacities() {
        IntList changed = beliefs.changed();
        for (int i = 0; i < changed.size(); i++) {
            int point = changed.at(i);
            int r = graph.pointResource(point);
            if (r != RouteGraph.NONE) {
                double level = levels.level(graph.nodeOf(point));
                loads.setCapacity(r, graph.capacity(r) * level, eventAt(point));
            }
        }
    }

    /** Finds those who cross something that is full, and what each of them gets. */
    private void divide() {
        sharing.clear();
        contested.clear();
        IntList full = loads.full();
        for (int i = 0; i < full.size(); i++) {
            numberOf[full.at(i)] = sharing.addResource(loads.capacity(full.at(i)));
        }
        for (int t = 0; t < trees.length; t++) {
            findCrossing(t);
        }
        sortContested();
        for (int i = 0; i < contested.size(); i++) {
            int f = contested.at(i);
            sharing.addFlow(table.priorityOf(table.group(f)), offeredBy(f));
            forEachResource(f, crossIfFull);
        }
        sharing.divide(table.classes().size());
    }

    private void sortContested() {
        int count = contested.size();
        if (inOrder.length < count) {
            inOrder = new int[2 * count];
        }
        for (int i = 0; i < count; i++) {
            inOrder[i] = contested.at(i);
        }
        Arrays.sort(inOrder, 0, count);
        contested.clear();
        for (int i = 0; i < count; i++) {
            contested.add(inOrder[i]);
        }
    }

    /** Bits per second that a flow offers now. */
    private double offeredBy(int f) {
        return loaded[f] ? loads.weight(table.group(f)) * table.volume(f) : 0;
    }

    /** Flows of a tree that arrive over something that is full. */
    private void findCrossing(int t) {
        RouteTree tree = trees[t];
        marked.clear();
        IntList full = loads.full();
        for (int i = 0; i < full.size(); i++) {
            int r = full.at(i);
            int arc = graph.arcOf(r);
            if (arc == RouteGraph.NONE) {
                marked.mark(graph.owner(r), EventLog.NO_CAUSE);
            } else if (tree.next(graph.tail(arc)) == arc) {
                marked.mark(graph.tail(arc), EventLog.NO_CAUSE);
            }
        }
        marked.markBehind(tree);
        Csr at = table.flowsAt();
        for (int i = 0; i < marked.size(); i++) {
            for (int j = at.start(marked.at(i)); j < at.end(marked.at(i)); j++) {
                int f = at.at(j);
                if (table.tree(f) == t && state[f] == ARRIVES) {
                    contestedIn[f] = round;
                    contested.add(f);
                }
            }
        }
    }

    private void crossIfFull(int r) {
        if (loads.isFull(r)) {
            sharing.cross(numberOf[r]);
        }
    }

    /** Hands out all that a flow loads on its way. */
    void forEachResource(int f, IntConsumer out) {
        RouteTree tree = trees[table.tree(f)];
        int p = table.source(f);
        hand(graph.pointResource(p), out);
        for (int arc = tree.next(p); arc != RouteGraph.NONE; arc = tree.next(p)) {
            p = graph.head(arc);
            hand(graph.arcResource(arc), out);
            hand(graph.pointResource(p), out);
        }
    }

    private static void hand(int r, IntConsumer out) {
        if (r != RouteGraph.NONE) {
            out.accept(r);
        }
    }

    /** Takes a flow and what it loses. */
    interface Loss {
        void of(int flow, double bitsPerSecond);
    }

    /** Hands out the flows that are on their way but not carried whole, and what they lose in bit/s. */
    void forEachLimited(Loss out) {
        for (int i = 0; i < limited.size(); i++) {
            int f = limited.at(i);
            out.of(f, (1 - share[f]) * offeredBy(f));
        }
    }

    /** Volume of the flows of a group that are on their way, in bit/s at a weight of one. */
    long onItsWay(int g) {
        return carriedBy[g];
    }

    Loads loads() {
        return loads;
    }

    /** Hands on what everybody gets whose share may have changed. */
    private void tell() {
        IntList spare = limitedBefore;
        limitedBefore = limited;
        limited = spare;
        limited.clear();
        for (int i = 0; i < contested.size(); i++) {
            int f = contested.at(i);
            int at = sharing.stoppedAt(i);
            int before = stoppedAt[f];
            stoppedAt[f] =
                    at == Sharing.NOWHERE ? Sharing.NOWHERE : loads.full().at(at);
            share[f] = sharing.share(i);
            if (stoppedAt[f] != Sharing.NOWHERE) {
                limited.add(f);
            }
            tell(f, before);
        }
        for (int i = 0; i < limitedBefore.size(); i++) {
            letGo(limitedBefore.at(i));
        }
        for (int i = 0; i < affected.size(); i++) {
            letGo(affected.at(i));
        }
        meter.divided();
    }

    /** A flow that crosses nothing that is full gets all or nothing. */
    private void letGo(int f) {
        if (contestedIn[f] != round) {
            int before = stoppedAt[f];
            stoppedAt[f] = Sharing.NOWHERE;
            share[f] = state[f] == ARRIVES ? 1 : 0;
            tell(f, before);
        }
    }

    private void tell(int f, int stoppedBefore) {
        int node = table.flowNode(f);
        double before = levels.share(node);
        double now = worth(f);
        if (now < before) {
            levels.setShare(node, now, causeOfLoss(f));
        } else if (now > before) {
            levels.setShare(node, now, causeOfGain(f, stoppedBefore));
        }
    }

    private double worth(int f) {
        if (state[f] == HAS_NO_WAY && table.leaves(f)) {
            return 1;
        }
        double arrives = share[f] * tampered.kept(trees[table.tree(f)], table.source(f));
        double carried = arrives > 0 ? Math.max(LEAST, arrives) : 0;
        return isTooFar(f) ? carried * table.beyond(f) : carried;
    }

    private boolean isTooFar(int f) {
        long length = trees[table.tree(f)].length(table.source(f));
        return length != RouteTree.NO_WAY
                && RouteGraph.latencyIn(length) + tampered.added(trees[table.tree(f)], table.source(f))
                        > table.mostLatency(f);
    }

    private int causeOfLoss(int f) {
        int r = stoppedAt[f];
        if (r == Sharing.NOWHERE) {
            return isAffected(f) ? affectedBy[f] : firstEvent;
        }
        return loads.loadedBy(r);
    }

    private int causeOfGain(int f, int stoppedBefore) {
        if (stoppedBefore == Sharing.NOWHERE) {
            return isAffected(f) ? affectedBy[f] : firstEvent;
        }
        return loads.relievedBy(stoppedBefore, firstEvent);
    }

    private boolean isAffected(int f) {
        return affectedIn[f] == round;
    }

    private void finishRound() {
        loads.closeRound();
        beliefs.close();
        affected.clear();
        hourChanged = false;
        firstEvent = EventLog.NO_CAUSE;
    }

    /** Writes down what was measured in a run that is over. */
    public void finish(Readings readings) {
        meter.finish(readings);
    }
}
