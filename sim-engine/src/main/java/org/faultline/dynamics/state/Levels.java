package org.faultline.dynamics.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
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
 * <p>Nodes that were touched before the first of them is evaluated are a wave. Its nodes are evaluated one after the other in the order in
 * which they were touched; those of a large wave in the order of their numbers, which the memory likes better.
 *
 * <p>Needs that go round in a ring without an autonomy or a restart time can pass a fall and a rise on for ever at one moment. An
 * {@link Unrest} looks for that; a moment without end stops the run with an {@link org.faultline.kernel.EndlessMoment}.
 *
 * <p>When a node was touched by several events at one moment, a fall is named after the fall of its own condition or share, if
 * there was one, otherwise after what its scarcest gate lost; a rise is named after the first touch by something that rose.
 */
public final class Levels {

    private static final int NO_TIMER = -1;
    /** In place of a touch; the two greatest words without a sign, which no touch reaches. */
    private static final int UNTOUCHED = -1;

    private static final int NEVER_TOUCHED = -2;
    /** The lowest bit of a touch: its event made the condition or the share of the node fall. The event stands above, plus one. */
    private static final int FELL = 1;
    /** The next bit: an earlier event did, and stands in {@link #fallenBy}. */
    private static final int FELL_BEFORE = 2;

    private static final int EVENT_SHIFT = 2;

    private static final int MOST_LISTENERS = 16;
    private static final double LEAST = 0x1p-25;
    private static final int WHOLE = Float.floatToRawIntBits(1);
    /** A wave of so many nodes is evaluated in the order of their numbers. */
    private static final int LARGE_WAVE = 256;
    /** What so many nodes of a wave need is read together. */
    private static final int AHEAD = 16;

    /** Words of a row: the first two hold floats, then a touch, and the number of an event, doubled, plus one when it is a fall. */
    private static final int ROW = 4;

    private static final int LEVEL = 0;
    private static final int CONDITION = 1;
    private static final int TOUCHED_BY = 2;
    private static final int LAST_EVENT = 3;

    private final Nodes nodes;
    private final Agenda agenda;
    private final EventLog log;
    private final Restarts restartTimes;
    private final List<LevelListener> listeners = new ArrayList<>();
    private final int evaluateWave;
    private final int restarted;

    /** A row of {@value #ROW} words for each node, so that a look at a node costs one line of the cache, and few nodes fill one. */
    private final int[] rows;

    /** Shares by node; empty, which is 1 for all, until the first is set. */
    private float[] shares = {};

    /** By node, the first own fall since its last evaluation, where that is not the event that touched it; says nothing where the touch does not. */
    private final IntColumn fallenBy;

    /** By node, who hears of its level. */
    private final char[] audience;

    /** Two words for each node with a restart time: the timer of a restart under way, and how many there were. */
    private final int[] restarts;

    private final IntList touched = new IntList();
    /** Nodes that were touched and wait for their evaluation. */
    private IntList waiting = new IntList();
    /** The wave under way, or empty. */
    private IntList wave = new IntList();
    /** Keeps the compiler from leaving out what is read ahead. */
    @SuppressWarnings("UnusedVariable")
    private int read;

    private LevelListener[][] audiences = {{}};
    private LevelListener[] hearConditions = {};
    private final Unrest unrest;

    private Supply supply = Supply.FULL;
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param restartTimes of those nodes that do not come back at once
     */
    public Levels(Nodes nodes, Agenda agenda, EventLog log, Restarts restartTimes) {
        this.nodes = nodes;
        this.agenda = agenda;
        this.log = log;
        evaluateWave = agenda.register(this::evaluateWave);
        restarted = agenda.register(this::restarted);
        this.restartTimes = restartTimes;
        int n = nodes.size();
        rows = new int[ROW * n];
        fallenBy = new IntColumn(n, EventLog.NO_CAUSE);
        audience = new char[n];
        restarts = new int[2 * restartTimes.size()];
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
        hearConditions =
                listeners.stream().filter(LevelListener::hearsConditions).toArray(LevelListener[]::new);
        Map<Long, Integer> numbers = new LinkedHashMap<>();
        for (int node = 0; node < nodes.size(); node++) {
            long who = 0;
            for (int i = 0; i < listeners.size(); i++) {
                who |= listeners.get(i).hearsLevelOf(node) ? 1L << i : 0;
            }
            audience[node] = (char) (int) numbers.computeIfAbsent(who, w -> numbers.size());
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
        waiting.clear();
        wave.clear();
    }

    private void makeWhole(int node) {
        int row = ROW * node;
        rows[row + LEVEL] = WHOLE;
        rows[row + CONDITION] = WHOLE;
        rows[row + TOUCHED_BY] = NEVER_TOUCHED;
        rows[row + LAST_EVENT] = EventLog.NO_CAUSE;
        if (shares.length > 0) {
            shares[node] = 1;
        }
        if (restartTimes.has(node)) {
            int place = 2 * restartTimes.row(node);
            restarts[place] = NO_TIMER;
            restarts[place + 1] = 0;
        }
    }

    private float word(int row, int word) {
        return Float.intBitsToFloat(rows[row + word]);
    }

    private void setWord(int row, int word, float value) {
        rows[row + word] = Float.floatToRawIntBits(value);
    }

    /** What the node delivers now, in [0, 1]. */
    public double level(int node) {
        return word(ROW * node, LEVEL);
    }

    /** The node's own condition, in [0, 1]. */
    public double condition(int node) {
        return word(ROW * node, CONDITION);
    }

    /** The last LEVEL event of the node, or {@link EventLog#NO_CAUSE} while nothing has happened to it. */
    public int lastEvent(int node) {
        return rows[ROW * node + LAST_EVENT] >> 1;
    }

    /** True when the last LEVEL event of the node was a fall. */
    public boolean fellLast(int node) {
        int last = rows[ROW * node + LAST_EVENT];
        return (last & 1) != 0 && last >= 0;
    }

    /** The nodes that deliver less than their own condition lets them, in the order of their numbers; O(nodes that were touched). */
    public IntList unsupplied() {
        IntList low = new IntList();
        for (int i = 0; i < touched.size(); i++) {
            int row = ROW * touched.at(i);
            if (word(row, LEVEL) < word(row, CONDITION)) {
                low.add(touched.at(i));
            }
        }
        low.sort();
        return low;
    }

    /** Sets the node's own condition; logs it and touches the node. Returns the event, or the cause when nothing changed. */
    public int setCondition(int node, double value, int cause) {
        int row = ROW * node;
        float before = word(row, CONDITION);
        float after = kept(value);
        if (before == after) {
            return cause;
        }
        setWord(row, CONDITION, after);
        int event = log.append(agenda.now(), node, What.CONDITION, before, after, cause);
        for (LevelListener listener : hearConditions) {
            listener.conditionChanged(node, before, after, event);
        }
        touchOwn(node, after < before, event);
        return event;
    }

    /** Sets the share that a subsystem computed for the node; kept to the 24 bits of a float. */
    public void setShare(int node, double value, int cause) {
        float before = shares.length == 0 ? 1 : shares[node];
        float after = (float) value;
        if (before != after) {
            if (shares.length == 0) {
                shares = new float[nodes.size()];
                Arrays.fill(shares, 1);
            }
            shares[node] = after;
            touchOwn(node, after < before, cause);
        }
    }

    /** True when an event raised a level or a condition. */
    public boolean isRise(int event) {
        return log.isRise(event);
    }

    /** The share that a subsystem computed for the node; 1 until it does. */
    public double share(int node) {
        return shares.length == 0 ? 1 : shares[node];
    }

    private void touchOwn(int node, boolean fall, int cause) {
        int place = ROW * node + TOUCHED_BY;
        int before = rows[place];
        boolean byFall = fall && cause != EventLog.NO_CAUSE;
        if (!isTouch(before)) {
            begin(node, before, touchOf(cause) | (byFall ? FELL : 0));
            return;
        }
        if (byFall && (before & (FELL | FELL_BEFORE)) == 0) {
            fallenBy.set(node, cause);
            rows[place] |= FELL_BEFORE;
        }
        touch(node, cause);
    }

    private static boolean isTouch(int word) {
        return (word | 1) != UNTOUCHED;
    }

    private static int touchOf(int event) {
        return (event + 1) << EVENT_SHIFT;
    }

    private static int eventOf(int touch) {
        return (touch >>> EVENT_SHIFT) - 1;
    }

    /** Asks for an evaluation of the node at the present time. */
    public void touch(int node, int cause) {
        int place = ROW * node + TOUCHED_BY;
        int before = rows[place];
        if (!isTouch(before)) {
            begin(node, before, touchOf(cause));
        } else if (log.isRise(cause) && !log.isRise(eventOf(before))) {
            if ((before & FELL) != 0) {
                fallenBy.set(node, eventOf(before));
            }
            rows[place] = touchOf(cause) | ((before & (FELL | FELL_BEFORE)) == 0 ? 0 : FELL_BEFORE);
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
        int row = ROW * node;
        int before = rows[row + TOUCHED_BY];
        if (isTouch(before)) {
            touch(node, cause);
            return;
        }
        if (before == NEVER_TOUCHED) {
            touched.add(node);
            rows[row + TOUCHED_BY] = UNTOUCHED;
        }
        change(node, kept(own(node) * supplied), cause);
    }

    /** The first touch of a node since its last evaluation. */
    private void begin(int node, int before, int touch) {
        if (before == NEVER_TOUCHED) {
            touched.add(node);
        }
        rows[ROW * node + TOUCHED_BY] = touch;
        if (waiting.size() == 0) {
            agenda.soon(evaluateWave, 0, 0);
        }
        waiting.add(node);
    }

    private void evaluateWave(int unusedA, int unusedB) {
        if (waiting.size() == 1) {
            int alone = waiting.at(0);
            waiting.clear();
            evaluate(alone);
            return;
        }
        IntList now = waiting;
        waiting = wave;
        wave = now;
        if (now.size() >= LARGE_WAVE) {
            now.sortSet(nodes.size());
        }
        int read = now.size() < AHEAD ? now.size() : 0;
        for (int i = 0; i < now.size(); i++) {
            read = i < read ? read : readAhead(now, i);
            evaluate(now.at(i));
        }
        now.clear();
    }

    /** Reads what the next evaluations will look at; gives the place up to which it has. */
    private int readAhead(IntList some, int from) {
        int end = Math.min(some.size(), from + AHEAD);
        int sum = 0;
        for (int i = from; i < end; i++) {
            int node = some.at(i);
            sum += rows[ROW * node] + supply.readAhead(node);
        }
        read += sum;
        return end;
    }

    private void evaluate(int node) {
        int row = ROW * node;
        int touch = rows[row + TOUCHED_BY];
        int cause = eventOf(touch);
        int ownFall = ownFall(node, touch);
        rows[row + TOUCHED_BY] = UNTOUCHED;
        float target = delivered(node, cause);
        float present = word(row, LEVEL);
        if (present == 0 && restartTimes.has(node) && staysDown(node, target, cause)) {
            return;
        }
        if (target < present) {
            change(node, target, ownFall != EventLog.NO_CAUSE ? ownFall : supply.lostBy(node, cause));
        } else {
            change(node, target, cause);
        }
    }

    /** The first own fall of a node since its last evaluation, or no cause. */
    private int ownFall(int node, int touch) {
        if ((touch & FELL) != 0) {
            return eventOf(touch);
        }
        return (touch & FELL_BEFORE) != 0 ? fallenBy.at(node) : EventLog.NO_CAUSE;
    }

    /** True when a node that is at zero waits for its restart; one that loses its supply again begins anew later. */
    private boolean staysDown(int node, float target, int cause) {
        int place = 2 * restartTimes.row(node);
        int timer = restarts[place];
        if (timer != NO_TIMER && target > 0) {
            return true;
        }
        if (timer != NO_TIMER) {
            agenda.cancel(timer);
            restarts[place] = NO_TIMER;
        }
        if (target == 0) {
            return false;
        }
        Distribution hours = restartTimes.hours(restartTimes.row(node));
        long duration = SimTime.ofHours(
                hours.quantile(draws.uniform(Purposes.RESTART, nodes.key(node), restarts[place + 1]++)));
        if (duration <= 0) {
            return false;
        }
        restarts[place] = agenda.at(SimTime.plus(agenda.now(), duration), restarted, node, cause);
        return true;
    }

    private void restarted(int node, int cause) {
        restarts[2 * restartTimes.row(node)] = NO_TIMER;
        change(node, delivered(node, cause), cause);
    }

    private float delivered(int node, int cause) {
        return kept(own(node) * supply.suppliedTo(node, cause));
    }

    private float own(int node) {
        float condition = word(ROW * node, CONDITION);
        return shares.length == 0 ? condition : condition * shares[node];
    }

    /** A level with the bits that the log keeps. */
    private static float kept(double value) {
        return value < LEAST ? 0 : (float) value;
    }

    private void change(int node, float target, int cause) {
        int row = ROW * node;
        float before = word(row, LEVEL);
        if (before == target) {
            return;
        }
        setWord(row, LEVEL, target);
        unrest.changed(node, agenda.now());
        int event = log.append(agenda.now(), node, What.LEVEL, before, target, cause);
        rows[row + LAST_EVENT] = 2 * event + (target < before ? 1 : 0);
        for (LevelListener listener : audiences[audience[node]]) {
            listener.levelChanged(node, before, target, event);
        }
    }
}
