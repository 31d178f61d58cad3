package org.faultline.dynamics.state;

import java.util.Arrays;
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

    /** The step of an asset that no step has hit. */
    public static final int NO_STEP = -1;

    private final Levels levels;
    private final Agenda agenda;
    private final EventLog log;
    private final byte[] integrity;
    private final int[] step;
    private final int[] event;
    private final boolean[] replacement;
    private final boolean[] lockedOut;
    private final IntList touched = new IntList();
    private DamageListener listener = (node, s, visible, e) -> {};

    /** The state of a run. */
    public Damage(Nodes nodes, Levels levels, Agenda agenda, EventLog log) {
        this.levels = levels;
        this.agenda = agenda;
        this.log = log;
        integrity = new byte[nodes.size()];
        step = new int[nodes.size()];
        event = new int[nodes.size()];
        replacement = new boolean[nodes.size()];
        lockedOut = new boolean[nodes.size()];
        Arrays.fill(step, NO_STEP);
    }

    /** Names the one subsystem that answers to damage. */
    public void connect(DamageListener response) {
        listener = response;
    }

    /** Nothing damaged, before a replication; O(what was damaged). */
    public void reset() {
        for (int i = 0; i < touched.size(); i++) {
            int node = touched.at(i);
            integrity[node] = CLEAN;
            step[node] = NO_STEP;
            replacement[node] = false;
            lockedOut[node] = false;
        }
        touched.clear();
    }

    /** Lets an effect take hold of an asset. */
    public void hit(int node, int stepNumber, Effect effect, int cause) {
        touched.add(node);
        step[node] = stepNumber;
        boolean dormant = effect instanceof Effect.Implant;
        int latest = setIntegrity(node, dormant ? DORMANT : ACTIVE, cause);
        replacement[node] |= effect.needsReplacement();
        lockedOut[node] |= effect instanceof Effect.LockOut;
        double left = Math.min(levels.condition(node), effect.conditionAfter());
        boolean visible = left < levels.condition(node);
        event[node] = levels.setCondition(node, left, latest);
        listener.damaged(node, stepNumber, visible, event[node]);
    }

    /** Makes an asset whole and clean. */
    public void mend(int node, int cause) {
        replacement[node] = false;
        lockedOut[node] = false;
        clean(node, cause);
        levels.setCondition(node, 1, cause);
    }

    /** Removes a backdoor or a listener from an asset and leaves its condition as it is. */
    public void clean(int node, int cause) {
        setIntegrity(node, CLEAN, cause);
    }

    /** Integrity of an asset now. */
    public byte integrity(int node) {
        return integrity[node];
    }

    /** The last step that hit the asset, or {@link #NO_STEP}. */
    public int step(int node) {
        return step[node];
    }

    /** The event by which the last step took hold of the asset. */
    public int event(int node) {
        return event[node];
    }

    /** True when the asset's own condition is below one. */
    public boolean isBroken(int node) {
        return levels.condition(node) < 1;
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
