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

    private final Levels levels;
    private final Agenda agenda;
    private final EventLog log;
    private final byte[] integrity;
    private final int[] event;
    private final double[] hurt;
    private final double[] outage;
    private final boolean[] replacement;
    private final boolean[] lockedOut;
    private final int[] timesCleaned;
    private final IntList touched = new IntList();
    private List<DamageListener> listeners = List.of();

    /** The state of a run. */
    public Damage(Nodes nodes, Levels levels, Agenda agenda, EventLog log) {
        this.levels = levels;
        this.agenda = agenda;
        this.log = log;
        integrity = new byte[nodes.size()];
        event = new int[nodes.size()];
        Arrays.fill(event, EventLog.NO_CAUSE);
        hurt = new double[nodes.size()];
        outage = new double[nodes.size()];
        Arrays.fill(hurt, 1);
        Arrays.fill(outage, 1);
        replacement = new boolean[nodes.size()];
        lockedOut = new boolean[nodes.size()];
        timesCleaned = new int[nodes.size()];
    }

    /** Names the subsystems that answer to damage, in the order in which they hear. */
    public void connect(List<DamageListener> all) {
        listeners = List.copyOf(all);
    }

    /** Nothing damaged, before a replication; O(what was damaged). */
    public void reset() {
        for (int i = 0; i < touched.size(); i++) {
            int node = touched.at(i);
            integrity[node] = CLEAN;
            event[node] = EventLog.NO_CAUSE;
            hurt[node] = 1;
            outage[node] = 1;
            replacement[node] = false;
            lockedOut[node] = false;
            timesCleaned[node] = 0;
        }
        touched.clear();
    }

    /** Lets an effect take hold of an asset. Damage adds up to the worst of each sort. */
    public void hit(int node, int stepNumber, Effect effect, int cause) {
        touched.add(node);
        byte after = effect instanceof Effect.Implant ? DORMANT : ACTIVE;
        int infected = setIntegrity(node, (byte) Math.max(integrity[node], after), cause);
        replacement[node] |= effect.needsReplacement();
        lockedOut[node] |= effect instanceof Effect.LockOut;
        boolean brokenBefore = isBroken(node);
        hurt[node] = Math.min(hurt[node], effect.conditionAfter());
        int broken = setCondition(node, infected);
        boolean visible = broken != infected;
        if (visible || !brokenBefore) {
            event[node] = broken;
        }
        for (DamageListener listener : listeners) {
            listener.damaged(node, stepNumber, visible, broken);
        }
    }

    /** An asset breaks by itself; integrity is untouched. Returns the fall of its condition, or the cause when it had fallen before. */
    public int fail(int node, Effect effect, int cause) {
        touched.add(node);
        replacement[node] |= effect.needsReplacement();
        boolean brokenBefore = isBroken(node);
        hurt[node] = Math.min(hurt[node], effect.conditionAfter());
        int broken = setCondition(node, cause);
        if (broken != cause || !brokenBefore) {
            event[node] = broken;
        }
        return broken;
    }

    /** An asset has an outage that nobody mends, until {@link #resume}. */
    public void suspend(int node, double level, int cause) {
        touched.add(node);
        outage[node] = Math.min(outage[node], level);
        setCondition(node, cause);
    }

    /** The outage of an asset is over; what else is broken stays so. */
    public void resume(int node, int cause) {
        outage[node] = 1;
        setCondition(node, cause);
    }

    private int setCondition(int node, int cause) {
        return levels.setCondition(node, Math.min(hurt[node], outage[node]), cause);
    }

    /** Makes an asset whole and clean; an outage that nobody mends goes on. */
    public void mend(int node, int cause) {
        hurt[node] = 1;
        replacement[node] = false;
        lockedOut[node] = false;
        clean(node, cause);
        setCondition(node, cause);
    }

    /** Removes backdoors and listeners from an asset and leaves its condition as it is. */
    public void clean(int node, int cause) {
        timesCleaned[node]++;
        int cleaned = setIntegrity(node, CLEAN, cause);
        for (DamageListener listener : listeners) {
            listener.cleaned(node, cleaned);
        }
    }

    /** Integrity of an asset now. */
    public byte integrity(int node) {
        return integrity[node];
    }

    /** How often the asset was cleaned or mended in this run. */
    public int timesCleaned(int node) {
        return timesCleaned[node];
    }

    /**
     * The event by which the asset was last damaged: the last fall of its condition while it is broken, or what broke it while an outage
     * that nobody mends had taken it down already.
     */
    public int event(int node) {
        return event[node];
    }

    /** True when somebody must mend the asset. */
    public boolean isBroken(int node) {
        return hurt[node] < 1;
    }

    /** True when only work on site mends the asset. */
    public boolean needsReplacement(int node) {
        return replacement[node];
    }

    /** True when the asset cannot be managed from afar. */
    public boolean lockedOut(int node) {
        return lockedOut[node];
    }

    private int setIntegrity(int node, byte value, int cause) {
        byte before = integrity[node];
        if (before == value) {
            return cause;
        }
        integrity[node] = value;
        return log.append(agenda.now(), node, What.INTEGRITY, before, value, cause);
    }
}
