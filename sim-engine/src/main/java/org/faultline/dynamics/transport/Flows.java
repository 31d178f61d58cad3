package org.faultline.dynamics.transport;

import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.state.CellUsers;
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

    /** What is carried at all counts as something, however little, so that whoever lives from it does not flicker. */
    private static final double LEAST = 0x1p-24;

    private final FlowTable table;
    private final RouteGraph graph;
    private final Levels levels;
    private final Agenda agenda;
    private final long startOfDay;
    private final Handler settle = this::settle;
    private final Handler nextHour = this::nextHour;
    private final FlowMeter meter;
    private final RouteSearch search;
    private final FlowWays ways;
    private final Contest contest;
    private final Beliefs beliefs;

    private final double[] share;
    private final int[] stoppedAt;

    private final Loads loads;

    private boolean pending;
    private boolean hourChanged;
    private int firstEvent;
    private final Tampered tampered;
    private final IntList tamperedNow = new IntList();

    private final Marked marked;
    private final Affected affected;

    private IntList limited = new IntList();
    private IntList limitedBefore = new IntList();

    private final IntList lostAtStart = new IntList();
    private Optional<Senders> senders = Optional.empty();

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
        int flows = table.flows();
        beliefs = new Beliefs(table, nodes, levels, agenda, this::known);
        marked = new Marked(graph);
        ways = new FlowWays(table, search, beliefs, loads);
        contest = new Contest(table, ways, loads, marked);
        share = new double[flows];
        stoppedAt = new int[flows];
        affected = new Affected(flows);
        for (int f = 0; f < flows; f++) {
            restoreFlow(f);
        }
        for (int f = 0; f < flows; f++) {
            if ((ways.hasNoWay(f) && !table.leaves(f)) || isTooFar(f)) {
                lostAtStart.add(f);
            }
        }
        meter = new FlowMeter(table, nodes, this, horizon, observations);
    }

    /** Lets flows that carry the users of cells follow them; before the first run. */
    public void follow(CellUsers users) {
        if (table.senders().isUsed()) {
            Senders following = new Senders(table, loads, users, this::ask);
            users.tell(following);
            ways.letVolumesChange();
            senders = Optional.of(following);
        }
    }

    private void restoreFlow(int f) {
        ways.restore(f);
        share[f] = ways.hasNoWay(f) ? 0 : 1;
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
        ways.reset();
        loads.reset(startOfDay);
        affected.reset(this::restoreFlow);
        for (int i = 0; i < limited.size(); i++) {
            restoreFlow(limited.at(i));
        }
        limited.clear();
        limitedBefore.clear();
        senders.ifPresent(Senders::reset);
    }

    /** Looks at what is too much from the start, and follows the hours from there. */
    public void start() {
        meter.begin();
        for (int i = 0; i < lostAtStart.size(); i++) {
            affected.add(lostAtStart.at(i), EventLog.NO_CAUSE);
        }
        boolean narrow = senders.map(Senders::takeHour).orElse(false);
        if (lostAtStart.size() > 0 || !loads.beginsWithRoom() || narrow) {
            ask();
        }
        if (table.followsTheHour()) {
            agenda.at(SimTime.HOUR - startOfDay % SimTime.HOUR, nextHour, 0, 0);
        }
    }

    private void nextHour(int unusedA, int unusedB) {
        meter.before(agenda.now());
        loads.weighAt(startOfDay + agenda.now());
        senders.ifPresent(Senders::takeHour);
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
            for (int t = 0; t < ways.trees(); t++) {
                marked.clear();
                marked.mark(tamperedNow.at(i), tamperedNow.at(i + 1));
                affectVisited(t);
            }
        }
        tamperedNow.clear();
    }

    /** Affects the flows of a tree that pass the points visited so far. */
    private void affectVisited(int t) {
        marked.markBehind(ways.tree(t));
        Csr at = table.flowsAt();
        for (int i = 0; i < marked.size(); i++) {
            for (int j = at.start(marked.at(i)); j < at.end(marked.at(i)); j++) {
                if (table.tree(at.at(j)) == t) {
                    affected.add(at.at(j), marked.by(marked.at(i)));
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
        affected.begin();
        meter.before(agenda.now());
        beliefs.note();
        for (int t = 0; t < ways.trees() && beliefs.areOthers(); t++) {
            update(t);
        }
        takeSources();
        senders.ifPresent(s -> s.handOut(this::take));
        takeTampering();
        takeCapacities();
        loads.update(hourChanged);
        contest.divide(affected.round());
        tell();
        finishRound();
    }

    /** Brings a tree up to date and puts the flows whose way or hindrance changed where they belong. */
    private void update(int t) {
        RouteTree tree = ways.tree(t);
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
        affected.add(f, event);
        int hindrance = ways.place(f, event);
        if (hindrance != RouteGraph.NONE) {
            affected.because(f, eventAt(hindrance));
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
                if (ways.takeSource(f, eventAt(point))) {
                    affected.add(f, eventAt(point));
                }
            }
        }
    }

    /** A flow carries other users than before. */
    private void take(int f, long volume, int event) {
        affected.add(f, event);
        ways.setVolume(f, volume, event);
    }

    /** The part of what the users of a flow send that comes to its source. */
    private double comes(int f) {
        long sent = senders.isEmpty() ? 0 : senders.get().sent(f);
        return sent == 0 ? 1 : (double) ways.volume(f) / sent;
    }

    /** What users of a group of flows ask for, in bit/s at a weight of one. */
    long demandOf(int group) {
        return senders.isEmpty() ? table.volumeOf(group) : senders.get().wantedBy(group);
    }

    /** What a flow is asked for before it comes to its source, in bit/s at a weight of one. */
    long sentBy(int f) {
        return senders.isEmpty() ? table.volume(f) : senders.get().sent(f);
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

    /** Takes a flow and what it loses. */
    interface Loss {
        void of(int flow, double bitsPerSecond);
    }

    /** Hands out the flows that are on their way but not carried whole, and what they lose in bit/s. */
    void forEachLimited(Loss out) {
        for (int i = 0; i < limited.size(); i++) {
            int f = limited.at(i);
            out.of(f, (1 - share[f]) * ways.offeredBy(f));
        }
    }

    FlowWays ways() {
        return ways;
    }

    /** True for a flow that takes longer than it may, on the way that it has. */
    boolean isLate(int f) {
        return isTooFar(f);
    }

    /** Milliseconds that packets of a flow take, tampering included; to be asked of flows that have a way. */
    double latencyMs(int f) {
        return table.accessMs(f) + RouteGraph.msOf(ways.length(f) + tampered.added(ways.treeOf(f), table.source(f)));
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
        for (int i = 0; i < contest.size(); i++) {
            int f = contest.flow(i);
            int before = stoppedAt[f];
            stoppedAt[f] = contest.stoppedAt(i);
            share[f] = contest.share(i);
            if (stoppedAt[f] != Sharing.NOWHERE) {
                limited.add(f);
            }
            tell(f, before);
        }
        for (int i = 0; i < limitedBefore.size(); i++) {
            letGo(limitedBefore.at(i));
        }
        for (int i = 0; i < affected.size(); i++) {
            letGo(affected.flow(i));
        }
        meter.divided();
    }

    /** A flow that crosses nothing that is full gets all or nothing. */
    private void letGo(int f) {
        if (!contest.isContested(f)) {
            int before = stoppedAt[f];
            stoppedAt[f] = Sharing.NOWHERE;
            share[f] = ways.arrives(f) ? 1 : 0;
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
        if (ways.hasNoWay(f) && table.leaves(f)) {
            return 1;
        }
        double arrives = comes(f) * share[f] * tampered.kept(ways.treeOf(f), table.source(f));
        double carried = arrives > 0 ? Math.max(LEAST, arrives) : 0;
        return isTooFar(f) ? carried * table.beyond(f) : carried;
    }

    private boolean isTooFar(int f) {
        long length = ways.length(f);
        return length != RouteTree.NO_WAY
                && RouteGraph.latencyIn(length) + tampered.added(ways.treeOf(f), table.source(f))
                        > table.mostLatency(f);
    }

    private int causeOfLoss(int f) {
        int r = stoppedAt[f];
        if (r == Sharing.NOWHERE) {
            return affected.event(f, firstEvent);
        }
        return loads.loadedBy(r);
    }

    private int causeOfGain(int f, int stoppedBefore) {
        if (stoppedBefore == Sharing.NOWHERE) {
            return affected.event(f, firstEvent);
        }
        return loads.relievedBy(stoppedBefore, firstEvent);
    }

    private void finishRound() {
        loads.closeRound();
        beliefs.close();
        affected.end();
        hourChanged = false;
        firstEvent = EventLog.NO_CAUSE;
    }

    /** True while nobody drops, delays or leads astray what flows. */
    public boolean isUntouched() {
        return tampered.isNone();
    }

    /** Writes down what was measured in a run that is over. */
    public void finish(Readings readings) {
        meter.finish(readings);
    }
}
