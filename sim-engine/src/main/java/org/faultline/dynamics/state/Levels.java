package org.faultline.dynamics.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * The state of all nodes during one run, and the one place where it changes.
 *
 * <p>A node's level is {@code condition x share x supply}: its own condition, a share set by a subsystem that computes it for
 * many nodes at once (coverage of an area, supply of a bus; 1 for all others), and what its gates pass. Levels and conditions
 * are kept to the 24 bits of a float, as the log keeps them: a difference below 3e-8 is no change, rounding never keeps a level
 * from exactly 1, and what is below 3e-8 is nothing, so that what halves itself from turn to turn comes to zero. Whoever changes one
 * of the three {@linkplain #touch touches} the node with the event that is the cause; the node is evaluated later at the same time,
 * once, however often it was touched; only a node that one provider decides alone may {@linkplain #follow follow} at once. A node that
 * comes back from zero waits for its restart time first.
 *
 * <p>Needs that go round in a ring without an autonomy or a restart time can pass a fall and a rise on for ever at one moment. An
 * {@link Unrest} looks for that; a moment without end stops the run with an {@link org.faultline.kernel.EndlessMoment}.
 *
 * <p>When a node was touched by several events at one moment, a fall is named after the fall of its own condition or share, if
 * there was one, otherwise after what its scarcest gate lost; a rise is named after the first touch by something that rose.
 */
public final class Levels {

    private static final int NO_TIMER = -1;
    private static final int UNTOUCHED = Integer.MIN_VALUE;
    private static final int NEVER_TOUCHED = UNTOUCHED + 1;
    private static final int MOST_LISTENERS = Long.SIZE;
    private static final double LEAST = 0x1p-25;

    private final Nodes nodes;
    private final Agenda agenda;
    private final EventLog log;
    private final Distribution[] restart;
    private final List<LevelListener> listeners = new ArrayList<>();
    private final Handler evaluate = this::evaluate;
    private final Handler restarted = this::restarted;

    private final float[] condition;
    private final double[] share;
    private final double[] own;
    private final float[] level;
    private final int[] lastEvent;
    private final int[] touchedBy;
    private final int[] fallenBy;
    private final int[] restartTimer;
    private final int[] restarts;
    private final IntList touched = new IntList();
    private final short[] audience;
    private LevelListener[][] audiences = {{}};
    private final Unrest unrest;

    private Supply supply = Supply.FULL;
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param restart restart time in hours of each node, null where it comes back at once; not changed
     */
    public Levels(Nodes nodes, Agenda agenda, EventLog log, Distribution[] restart) {
        this.nodes = nodes;
        this.agenda = agenda;
        this.log = log;
        this.restart = restart;
        int n = nodes.size();
        condition = new float[n];
        share = new double[n];
        own = new double[n];
        level = new float[n];
        lastEvent = new int[n];
        touchedBy = new int[n];
        fallenBy = new int[n];
        restartTimer = new int[n];
        restarts = new int[n];
        audience = new short[n];
        unrest = new Unrest(nodes);
        for (int node = 0; node < n; node++) {
            makeWhole(node);
        }
    }

    /** Joins the subsystems to this state: one that supplies, and all that listen, in the order in which they hear. */
    public void connect(Supply gates, List<LevelListener> all) {
        supply = gates;
        listeners.addAll(all);
        if (listeners.size() > MOST_LISTENERS) {
            throw new IllegalArgumentException(
                    listeners.size() + " subsystems listen; at most " + MOST_LISTENERS + " can.");
        }
        Map<Long, Short> numbers = new LinkedHashMap<>();
        for (int node = 0; node < level.length; node++) {
            long who = 0;
            for (int i = 0; i < listeners.size(); i++) {
                who |= listeners.get(i).hearsLevelOf(node) ? 1L << i : 0;
            }
            audience[node] = numbers.computeIfAbsent(who, w -> (short) numbers.size());
        }
        audiences = numbers.keySet().stream().map(this::listenersIn).toArray(LevelListener[][]::new);
    }

    private LevelListener[] listenersIn(long who) {
        List<LevelListener> some = new ArrayList<>();
        for (int i = 0; i < listeners.size(); i++) {
            if ((who >>> i & 1) == 1) {
                some.add(listeners.get(i));
            }
        }
        return some.toArray(LevelListener[]::new);
    }

    /** Everything whole, before a replication; O(nodes that were touched). */
    public void reset(Draws newDraws) {
        draws = newDraws;
        unrest.reset();
        for (int i = 0; i < touched.size(); i++) {
            makeWhole(touched.at(i));
        }
        touched.clear();
    }

    private void makeWhole(int node) {
        condition[node] = 1;
        share[node] = 1;
        own[node] = 1;
        level[node] = 1;
        lastEvent[node] = EventLog.NO_CAUSE;
        touchedBy[node] = NEVER_TOUCHED;
        fallenBy[node] = EventLog.NO_CAUSE;
        restartTimer[node] = NO_TIMER;
        restarts[node] = 0;
    }

    /** What the node delivers now, in [0, 1]. */
    public double level(int node) {
        return level[node];
    }

    /** The node's own condition, in [0, 1]. */
    public double condition(int node) {
        return condition[node];
    }

    /** The last LEVEL event of the node, or {@link EventLog#NO_CAUSE} while nothing has happened to it. */
    public int lastEvent(int node) {
        return lastEvent[node];
    }

    /** Sets the node's own condition; logs it and touches the node. Returns the event, or the cause when nothing changed. */
    public int setCondition(int node, double value, int cause) {
        float before = condition[node];
        float after = kept(value);
        if (before == after) {
            return cause;
        }
        condition[node] = after;
        own[node] = after * share[node];
        int event = log.append(agenda.now(), node, What.CONDITION, before, after, cause);
        for (LevelListener listener : listeners) {
            listener.conditionChanged(node, before, after, event);
        }
        touchOwn(node, after < before, event);
        return event;
    }

    /** Sets the share that a subsystem computed for the node. */
    public void setShare(int node, double value, int cause) {
        double before = share[node];
        if (before != value) {
            share[node] = value;
            own[node] = condition[node] * value;
            touchOwn(node, value < before, cause);
        }
    }

    /** True when an event raised a level or a condition. */
    public boolean isRise(int event) {
        return log.isRise(event);
    }

    /** The share that a subsystem computed for the node; 1 until it does. */
    public double share(int node) {
        return share[node];
    }

    private void touchOwn(int node, boolean fall, int cause) {
        if (fall && fallenBy[node] == EventLog.NO_CAUSE) {
            fallenBy[node] = cause;
        }
        touch(node, cause);
    }

    /** Asks for an evaluation of the node at the present time. */
    public void touch(int node, int cause) {
        int before = touchedBy[node];
        if (before <= NEVER_TOUCHED) {
            if (before == NEVER_TOUCHED) {
                touched.add(node);
            }
            touchedBy[node] = cause;
            agenda.soon(evaluate, node, 0);
        } else if (log.isRise(cause) && !log.isRise(before)) {
            touchedBy[node] = cause;
        }
    }

    /**
     * Changes a node at once whose supply is now known for certain; one that was touched already is evaluated later as ever.
     *
     * @param node without a restart time
     * @param supplied what its gates pass from now on, in [0, 1]
     * @param cause the event that changed its supply
     */
    public void follow(int node, double supplied, int cause) {
        int before = touchedBy[node];
        if (before > NEVER_TOUCHED) {
            touch(node, cause);
            return;
        }
        if (before == NEVER_TOUCHED) {
            touched.add(node);
            touchedBy[node] = UNTOUCHED;
        }
        change(node, kept(own[node] * supplied), cause);
    }

    private void evaluate(int node, int unused) {
        int cause = touchedBy[node];
        int ownFall = fallenBy[node];
        touchedBy[node] = UNTOUCHED;
        fallenBy[node] = EventLog.NO_CAUSE;
        float target = delivered(node, cause);
        if (restartTimer[node] != NO_TIMER) {
            if (target > 0) {
                return;
            }
            agenda.cancel(restartTimer[node]);
            restartTimer[node] = NO_TIMER;
        }
        if (level[node] == 0 && target > 0 && restart[node] != null) {
            long duration = SimTime.ofHours(
                    restart[node].quantile(draws.uniform(Purposes.RESTART, nodes.key(node), restarts[node]++)));
            if (duration > 0) {
                restartTimer[node] = agenda.at(SimTime.plus(agenda.now(), duration), restarted, node, cause);
                return;
            }
        }
        if (target < level[node]) {
            change(node, target, ownFall != EventLog.NO_CAUSE ? ownFall : supply.lostBy(node, cause));
        } else {
            change(node, target, cause);
        }
    }

    private void restarted(int node, int cause) {
        restartTimer[node] = NO_TIMER;
        change(node, delivered(node, cause), cause);
    }

    private float delivered(int node, int cause) {
        return kept(own[node] * supply.suppliedTo(node, cause));
    }

    /** A level with the bits that the log keeps. */
    private static float kept(double value) {
        return value < LEAST ? 0 : (float) value;
    }

    private void change(int node, float target, int cause) {
        float before = level[node];
        if (before == target) {
            return;
        }
        level[node] = target;
        unrest.changed(node, agenda.now());
        int event = log.append(agenda.now(), node, What.LEVEL, before, target, cause);
        lastEvent[node] = event;
        for (LevelListener listener : audiences[audience[node]]) {
            listener.levelChanged(node, before, target, event);
        }
    }
}
