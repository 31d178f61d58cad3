package org.faultline.dynamics.state;

import java.util.Arrays;
import java.util.List;
import org.faultline.kernel.Agenda;
import org.faultline.threat.Effect;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * What campaign steps did to the assets during one run, apart from their levels: integrity, who did it, what it takes to
 * mend. Integrity is independent of condition: a compromised asset can work perfectly.
 */
public final class Damage {

    /** Integrity of an asset that nobody touched. */
    public static final byte CLEAN = 0;
    /** A backdoor is present and asleep. */
    public static final byte DORMANT = 1;
    /** An effect has taken hold. */
    public static final byte ACTIVE = 2;

    private static final int FEW = 16;
    private static final int ROW = 4;
    private static final int EVENT = 0;
    private static final int HURT = 1;
    private static final int OUTAGE = 2;
    private static final int STATE = 3;
    private static final int WHOLE = Float.floatToRawIntBits(1);

    /** Parts of the last word; above them stands how often the asset was cleaned. */
    private static final int INTEGRITY = 3;

    private static final int REPLACEMENT = 4;
    private static final int LOCKED_OUT = 8;
    private static final int ISOLATED = 16;
    private static final int READ = 32;
    private static final int FALSE = 64;
    private static final int UNSUPPORTED = 128;
    private static final int ONCE_CLEANED = 256;

    private final Levels levels;
    private final Agenda agenda;
    private final EventLog log;
    /**
     * Rows of {@value #ROW} words: event, what hurts and what an outage leave as floats, integrity with marks and count. The first says whole
     * and clean and is that of all assets to which nothing has happened but outages: what those leave is then their condition.
     */
    private int[] rows = new int[ROW * FEW];

    /** By asset, the number of its row. */
    private final IntColumn rowOf;

    private final int nodes;
    /** Assets with rows of their own, in the order of these. */
    private final IntList touched = new IntList();

    /** What obeying false commands leaves of each node; empty until anybody does. */
    private float[] misled = {};
    /** What somebody lets each node serve at most; empty until anybody limits one. */
    private float[] limited = {};
    /** By node, one more than the number of the step that began last to read or falsify it; empty until any does. */
    private int[] betrayedBy = {};

    private List<DamageListener> listeners = List.of();

    /** The state of a run. */
    public Damage(Nodes nodes, Levels levels, Agenda agenda, EventLog log) {
        this.levels = levels;
        this.agenda = agenda;
        this.log = log;
        this.nodes = nodes.size();
        rowOf = new IntColumn(nodes.size(), 0);
        makeWhole(0);
    }

    private void makeWhole(int row) {
        rows[row + EVENT] = EventLog.NO_CAUSE;
        rows[row + HURT] = WHOLE;
        rows[row + OUTAGE] = WHOLE;
        rows[row + STATE] = CLEAN;
    }

    /** Where the row of an asset begins; to be read only. */
    private int row(int node) {
        return ROW * rowOf.at(node);
    }

    /** Where the row of an asset begins that is its own from now on. */
    private int ownRow(int node) {
        int row = row(node);
        return row == 0 ? newRow(node) : row;
    }

    private int newRow(int node) {
        touched.add(node);
        rowOf.set(node, touched.size());
        int row = row(node);
        if (row == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        makeWhole(row);
        rows[row + OUTAGE] = Float.floatToRawIntBits((float) levels.condition(node));
        return row;
    }

    private void set(int node, int word, int value) {
        int row = ownRow(node);
        rows[row + word] = value;
    }

    /** Names the subsystems that answer to damage, in the order in which they hear. */
    public void connect(List<DamageListener> all) {
        listeners = List.copyOf(all);
    }

    /** Nothing damaged, before a replication; O(what was damaged). */
    public void reset() {
        for (int i = 0; i < touched.size(); i++) {
            rowOf.unset(touched.at(i));
            if (misled.length > 0) {
                misled[touched.at(i)] = 1;
            }
            if (limited.length > 0) {
                limited[touched.at(i)] = 1;
            }
            if (betrayedBy.length > 0) {
                betrayedBy[touched.at(i)] = 0;
            }
        }
        touched.clear();
    }

    /** Reads what a hit of an asset will look at, and changes nothing; as {@link Supply#readAhead}. */
    public int readAhead(int node) {
        return rowOf.at(node) + levels.lastEvent(node);
    }

    /**
     * Lets an effect take hold of an asset. Damage adds up to the worst of each sort. Nothing happens to one that is isolated. Returns the event of it,
     * or the cause when nothing changed.
     */
    public int hit(int node, int stepNumber, Effect effect, int cause) {
        if (isolated(node)) {
            return cause;
        }
        byte after = effect instanceof Effect.Implant ? DORMANT : ACTIVE;
        int infected = setIntegrity(node, (byte) Math.max(integrity(node), after), cause);
        infected = betray(node, stepNumber, effect, infected, cause);
        mark(node, REPLACEMENT, effect.needsReplacement());
        mark(node, LOCKED_OUT, effect instanceof Effect.LockOut);
        boolean brokenBefore = isBroken(node);
        worsen(node, HURT, effect.conditionAfter());
        int broken = setCondition(node, infected);
        boolean visible = broken != infected;
        if (visible || !brokenBefore) {
            set(node, EVENT, broken);
        }
        for (DamageListener listener : listeners) {
            listener.damaged(node, stepNumber, visible, broken);
            if (!visible && effect.conditionAfter() < 1) {
                listener.covered(node, stepNumber);
            }
        }
        return broken;
    }

    /** Logs that an asset which was active already begins to be read or false as well, or to be so for another step. */
    private int betray(int node, int step, Effect effect, int infected, int cause) {
        int mark = effect.reads() ? READ : effect instanceof Effect.Falsify ? FALSE : 0;
        if (mark == 0) {
            return infected;
        }
        if (betrayedBy.length == 0) {
            betrayedBy = new int[nodes];
        }
        boolean isNew = (rows[row(node) + STATE] & mark) == 0 || betrayedBy[node] != step + 1;
        betrayedBy[node] = step + 1;
        set(node, STATE, rows[row(node) + STATE] | mark);
        return isNew && infected == cause
                ? log.append(agenda.now(), node, What.INTEGRITY, ACTIVE, ACTIVE, cause)
                : infected;
    }

    /** Lets a node obey false commands, or no more: so much of it is left. Returns the change of its condition, or the cause. */
    public int mislead(int node, double level, int cause) {
        if (misled.length == 0) {
            misled = new float[nodes];
            Arrays.fill(misled, 1);
        }
        ownRow(node);
        misled[node] = (float) level;
        return setCondition(node, cause);
    }

    /** Limits what a node serves to a share of it, whatever its state; 1 for no limit. Returns the change of its condition, or the cause. */
    public int limit(int node, double share, int cause) {
        if (limited.length == 0) {
            limited = new float[nodes];
            Arrays.fill(limited, 1);
        }
        ownRow(node);
        limited[node] = (float) share;
        return setCondition(node, cause);
    }

    /** The supplier supports an asset no more; nothing else about it changes. */
    public void withdrawSupport(int node) {
        mark(node, UNSUPPORTED, true);
    }

    /** True when no replacement and no patch comes from the supplier of an asset. */
    public boolean isUnsupported(int node) {
        return (rows[row(node) + STATE] & UNSUPPORTED) != 0;
    }

    /** Tells the listeners that what a step does to an asset has become visible. */
    public void show(int node, int stepNumber, int event) {
        for (DamageListener listener : listeners) {
            listener.damaged(node, stepNumber, true, event);
        }
    }

    /** An asset breaks by itself; integrity is untouched. Returns the fall of its condition, or the cause when it had fallen before. */
    public int fail(int node, Effect effect, int cause) {
        mark(node, REPLACEMENT, effect.needsReplacement());
        boolean brokenBefore = isBroken(node);
        worsen(node, HURT, effect.conditionAfter());
        int broken = setCondition(node, cause);
        if (broken != cause || !brokenBefore) {
            set(node, EVENT, broken);
        }
        return broken;
    }

    /** An asset has an outage that nobody mends, until {@link #resume}. */
    public void suspend(int node, double level, int cause) {
        int row = row(node);
        if (row == 0) {
            levels.setCondition(node, Math.min(levels.condition(node), level), cause);
        } else {
            rows[row + OUTAGE] = worse(rows[row + OUTAGE], level);
            setCondition(node, row, cause);
        }
    }

    /** The outage of an asset is over; what else is broken stays so. */
    public void resume(int node, int cause) {
        int row = row(node);
        if (row == 0) {
            levels.setCondition(node, 1, cause);
            return;
        }
        rows[row + OUTAGE] = WHOLE;
        setCondition(node, row, cause);
        if (isBroken(node)) {
            for (DamageListener listener : listeners) {
                listener.surfaced(node, event(node));
            }
        }
    }

    /** An asset serves nobody and no step reaches it, until {@link #connect}. */
    public void isolate(int node, int cause) {
        mark(node, ISOLATED, true);
        setCondition(node, cause);
    }

    /** An isolated asset works again, as far as nothing else is broken. */
    public void connect(int node, int cause) {
        set(node, STATE, rows[row(node) + STATE] & ~ISOLATED);
        setCondition(node, cause);
    }

    /** True when the asset is isolated. */
    public boolean isolated(int node) {
        return (rows[row(node) + STATE] & ISOLATED) != 0;
    }

    /** Makes an asset whole and leaves in it what was in it. */
    public void rebuild(int node, int cause) {
        set(node, HURT, WHOLE);
        set(node, STATE, rows[row(node) + STATE] & ~(REPLACEMENT | LOCKED_OUT));
        setCondition(node, cause);
    }

    private int setCondition(int node, int cause) {
        return setCondition(node, row(node), cause);
    }

    /** As the other, of an asset whose row is at hand. What damage leaves is kept to the bits of a float, as conditions are. */
    private int setCondition(int node, int row, int cause) {
        float own = Float.intBitsToFloat(Math.min(rows[row + HURT], rows[row + OUTAGE]));
        float working = misled.length == 0 ? own : Math.min(own, misled[node]);
        float let = limited.length == 0 ? working : working * limited[node];
        return levels.setCondition(node, (rows[row + STATE] & ISOLATED) != 0 ? 0 : let, cause);
    }

    /** The bits of the lesser of two shares; bits stand in the order of the floats as long as none is below zero. */
    private static int worse(int before, double left) {
        return Math.min(before, Float.floatToRawIntBits((float) left));
    }

    private void worsen(int node, int sort, double left) {
        int row = ownRow(node);
        rows[row + sort] = worse(rows[row + sort], left);
    }

    private void mark(int node, int mark, boolean also) {
        set(node, STATE, rows[row(node) + STATE] | (also ? mark : 0));
    }

    /** Makes an asset whole and clean; an outage that nobody mends goes on. */
    public void mend(int node, int cause) {
        set(node, HURT, WHOLE);
        set(node, STATE, rows[row(node) + STATE] & ~(REPLACEMENT | LOCKED_OUT));
        clean(node, cause);
        setCondition(node, cause);
    }

    /** Removes backdoors and listeners from an asset and leaves its condition as it is. */
    public void clean(int node, int cause) {
        set(node, STATE, (rows[row(node) + STATE] & ~(READ | FALSE)) + ONCE_CLEANED);
        int cleaned = setIntegrity(node, CLEAN, cause);
        for (DamageListener listener : listeners) {
            listener.cleaned(node, cleaned);
        }
    }

    /** Integrity of an asset now. */
    public byte integrity(int node) {
        return (byte) (rows[row(node) + STATE] & INTEGRITY);
    }

    /** How often the asset was cleaned or mended in this run. */
    public int timesCleaned(int node) {
        return rows[row(node) + STATE] / ONCE_CLEANED;
    }

    /**
     * The event by which the asset was last damaged: the last fall of its condition while it is broken, or what broke it while an outage
     * that nobody mends had taken it down already.
     */
    public int event(int node) {
        return rows[row(node) + EVENT];
    }

    /** True when somebody must mend the asset. */
    public boolean isBroken(int node) {
        return rows[row(node) + HURT] < WHOLE;
    }

    /** True when the asset is broken, locked out or not clean. */
    public boolean isDamaged(int node) {
        return integrity(node) != CLEAN || isBroken(node) || lockedOut(node);
    }

    /** True when only work on site mends the asset. */
    public boolean needsReplacement(int node) {
        return (rows[row(node) + STATE] & REPLACEMENT) != 0;
    }

    /** True when the asset cannot be managed from afar. */
    public boolean lockedOut(int node) {
        return (rows[row(node) + STATE] & LOCKED_OUT) != 0;
    }

    private int setIntegrity(int node, byte value, int cause) {
        byte before = integrity(node);
        if (before == value) {
            return cause;
        }
        set(node, STATE, (rows[row(node) + STATE] & ~INTEGRITY) | value);
        return log.append(agenda.now(), node, What.INTEGRITY, before, value, cause);
    }
}
