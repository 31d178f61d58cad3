package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.faultline.dynamics.state.CoreLoad;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.Rollout;
import org.faultline.dynamics.state.Ways;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.threat.Delivery;
import org.faultline.threat.Effect;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * The campaign during one run.
 *
 * <p>A step fires once, or again and again where it recurs. Its targets are then put in order; the effect reaches them at once or wave by wave, takes hold with
 * the step's chance and after its delay. A staged step that is halted reaches nobody further, and effects that were on their
 * way to targets already reached still arrive. What was implanted can be used, more than once, until the asset is cleaned or
 * mended.
 */
public final class Attack implements LevelListener, DamageListener, Rollout {

    private static final int NOT_FIRED = -1;
    /** What so many targets need is read together. */
    private static final int AHEAD = 16;
    /** So many tries are drawn together. */
    private static final int TOGETHER = 256;

    private static final int[] NOBODY = {};

    private final StepTable table;
    private final Nodes nodes;
    private final Subjects subjects;
    private final Damage damage;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler fire = this::fire;
    private final int takeHold;
    private final int takeHoldOfAll;
    private final Handler freeze = this::freeze;

    private final int[] firedBy;
    private final boolean[] pending;
    private final int[][] targets;
    private final int[] turns;
    private final int[] counts;
    private final Implants implants;
    private final TargetOrder order;
    private final Rollouts rollouts;
    /** By step that a patch names, then by node; null where no patch names the step. */
    private final boolean[][] keptOut;

    private final Contagion[] contagions;
    private final Verbs verbs;
    /** Keeps the compiler from leaving out what is read ahead. */
    @SuppressWarnings("UnusedVariable")
    private int read;

    private Draws draws = new Draws(0, 0);

    /** The state of a run over a compiled campaign. */
    public Attack(StepTable table, Nodes nodes, Subjects subjects, Damage damage, Agenda agenda, EventLog log) {
        this.table = table;
        this.nodes = nodes;
        this.subjects = subjects;
        this.damage = damage;
        this.agenda = agenda;
        this.log = log;
        takeHold = agenda.register(this::takeHold);
        takeHoldOfAll = agenda.register(this::takeHoldOfAll);
        int n = table.size();
        firedBy = new int[n];
        pending = new boolean[n];
        targets = new int[n][];
        turns = new int[n];
        counts = new int[n];
        implants = new Implants(table, nodes.assets(), damage);
        order = new TargetOrder(table, nodes, implants);
        rollouts = new Rollouts(table, subjects, damage, agenda, log, this::send);
        keptOut = new boolean[n][];
        contagions = new Contagion[n];
        verbs = new Verbs(table, nodes, damage);
        for (int s = 0; s < n; s++) {
            for (int step : table.patched(s)) {
                keptOut[step] = new boolean[nodes.assets()];
            }
            if (table.spread(s) != null) {
                contagions[s] = new Contagion(table.spread(s), s, table.key(s), this::infect, damage, agenda);
            }
        }
    }

    /** Names those whose traffic and load the attack can change, where there are any. */
    public void connect(Optional<? extends Ways> traffic, Optional<? extends CoreLoad> functions) {
        verbs.connect(traffic, functions);
    }

    /** Says which assets can be reached from afar. */
    public void manage(IntPredicate canBeManaged) {
        rollouts.connect(canBeManaged);
    }

    /** No step has fired; those that wait for a moment are scheduled. */
    public void start(Draws newDraws) {
        draws = newDraws;
        verbs.reset();
        implants.reset();
        rollouts.reset(newDraws);
        order.reset();
        Arrays.fill(firedBy, NOT_FIRED);
        Arrays.fill(turns, 0);
        Arrays.fill(counts, 0);
        Arrays.fill(pending, false);
        for (int s = 0; s < table.size(); s++) {
            if (keptOut[s] != null) {
                Arrays.fill(keptOut[s], false);
            }
            if (contagions[s] != null) {
                contagions[s].reset(draws);
            }
            if (table.step(s).trigger() instanceof Trigger.At at) {
                schedule(s, at.hours(), EventLog.NO_CAUSE);
            }
        }
    }

    @Override
    public boolean hearsLevelOf(int node) {
        for (int s = 0; s < table.size(); s++) {
            if (table.watched(s) == node || table.counts(s, Trigger.Counted.FALLS, node)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        for (int s = 0; s < table.size(); s++) {
            if (table.watched(s) == node
                    && !pending[s]
                    && table.step(s).trigger() instanceof Trigger.WhenBelow below
                    && to <= below.level()) {
                schedule(s, below.delayHours(), event);
            }
            if (to == 0 && table.counts(s, Trigger.Counted.FALLS, node)) {
                count(s, event);
            }
        }
    }

    /** What a step counts has happened once more. */
    private void count(int s, int event) {
        Trigger.Counter counter = (Trigger.Counter) table.step(s).trigger();
        if (++counts[s] == counter.reaches()) {
            schedule(s, counter.delayHours(), event);
        }
    }

    @Override
    public void halt(int step, int cause) {
        if (contagions[step] == null) {
            rollouts.halt(step, cause);
        } else if (firedBy[step] != NOT_FIRED) {
            freeze(step, cause);
        }
    }

    private void freeze(int step, int cause) {
        if (!contagions[step].isFrozen()) {
            log.append(agenda.now(), subjects.step(step), What.HALTED, 1, contagions[step].shareReached(), cause);
            contagions[step].freeze();
        }
    }

    @Override
    public void damaged(int node, int step, boolean visible, int event) {
        // A spread knows whom it infected.
    }

    @Override
    public void cleaned(int node, int event) {
        verbs.cleaned(node, event);
        for (int s = 0; s < table.size(); s++) {
            if (table.counts(s, Trigger.Counted.REPAIRS, node)) {
                count(s, event);
            }
        }
        for (Contagion contagion : contagions) {
            if (contagion != null) {
                contagion.cleaned(node);
            }
        }
    }

    private void schedule(int s, Distribution delayHours, int cause) {
        pending[s] = true;
        double hours = delayHours.quantile(draws.uniform(Purposes.STEP_TIME, table.key(s), turns[s]));
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, hours))), fire, s, cause);
    }

    /** The time of a step has come. */
    private void fire(int s, int cause) {
        if (isPrevented(s)) {
            return;
        }
        Step.Recurrence recurrence = table.step(s).recurrence();
        int turn = turns[s]++;
        boolean comes = recurrence.chance() >= 1
                || draws.uniform(Purposes.STEP_HAPPENS, table.key(s), turn) < recurrence.chance();
        if (comes && order.begins(s)) {
            happen(s, cause, turn);
        }
        if (recurrence.everyHours().isPresent()) {
            schedule(s, recurrence.everyHours().get(), cause);
        }
    }

    private boolean isPrevented(int s) {
        for (int step : table.preventers(s)) {
            if (firedBy[step] != NOT_FIRED) {
                return true;
            }
        }
        return false;
    }

    private void happen(int s, int cause, int turn) {
        firedBy[s] = log.append(agenda.now(), subjects.step(s), What.STEP, 0, 1, cause);
        targets[s] = table.step(s).effect() instanceof Effect.Nothing
                ? NOBODY
                : order.of(s, turn, draws, pool -> sift(s, pool, turn));
        if (table.spread(s) != null && table.spread(s).spread().frozenHours().isPresent()) {
            double hours = table.spread(s)
                    .spread()
                    .frozenHours()
                    .get()
                    .quantile(draws.uniform(Purposes.FREEZE, table.key(s), 0));
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, hours))), freeze, s, firedBy[s]);
        }
        if (table.step(s).delivery() instanceof Delivery.Staged) {
            rollouts.begin(s, targets[s], firedBy[s]);
        } else if (arrivesAtOnce(s)) {
            agenda.soon(takeHoldOfAll, s, turn);
        } else {
            for (int node : targets[s]) {
                send(s, node);
            }
        }
        fireFollowers(s);
    }

    private boolean arrivesAtOnce(int s) {
        Distribution delay = table.step(s).delayHours();
        return delay.isConstant() && delay.mean() <= 0;
    }

    /** The effect takes hold of all targets at the moment at which the step fired; they stand in no order in memory and are read ahead. */
    private void takeHoldOfAll(int s, int turn) {
        int[] all = targets[s];
        boolean allSucceed = order.isSifted(s, turn);
        for (int from = 0; from < all.length; from += AHEAD) {
            int end = Math.min(all.length, from + AHEAD);
            for (int i = from; i < end; i++) {
                read += damage.readAhead(all[i]);
            }
            for (int i = from; i < end; i++) {
                if (allSucceed || succeeds(s, all[i], turn)) {
                    takeHold(all[i], s);
                }
            }
        }
    }

    private void fireFollowers(int s) {
        for (int next = 0; next < table.size(); next++) {
            if (!pending[next]
                    && table.step(next).trigger() instanceof Trigger.After after
                    && allFired(table.prerequisites(next))) {
                schedule(next, after.delayHours(), firedBy[s]);
            }
        }
    }

    private boolean allFired(int[] steps) {
        for (int s : steps) {
            if (firedBy[s] == NOT_FIRED) {
                return false;
            }
        }
        return true;
    }

    /** The effect sets out to a target. */
    private void send(int s, int node) {
        int turn = turns[s] - 1;
        if (!succeeds(s, node, turn)) {
            return;
        }
        long key = Draws.keyOf(nodes.key(node), table.key(s));
        double chance = draws.uniform(Purposes.EFFECT_DELAY, key, turn);
        double delay = Math.max(0, table.step(s).delayHours().quantile(chance));
        long due = SimTime.plus(agenda.now(), SimTime.ofHours(delay));
        if (due == agenda.now()) {
            agenda.soon(takeHold, node, s);
        } else {
            agenda.later(due, takeHold, node, s);
        }
    }

    /** Whether the effect of a step takes hold of a target once it has set out. */
    private boolean succeeds(int s, int node, int turn) {
        double chance = table.step(s).successChance();
        long key = Draws.keyOf(nodes.key(node), table.key(s));
        return (chance >= 1 || isSuccess(draws.uniform(Purposes.SUCCESS, key, turn), chance)) && getsIn(s, node, turn);
    }

    /** Whether a step gets past whoever runs a target, who looks at it once for all that he has. */
    private boolean getsIn(int s, int node, int turn) {
        double chance = table.step(s).recurrence().getsIn();
        return chance >= 1
                || draws.uniform(Purposes.GETS_IN, Draws.keyOf(table.operatorKey(node), table.key(s)), turn) < chance;
    }

    private static boolean isSuccess(double draw, double chance) {
        return draw < chance;
    }

    /** Those of some assets of whom the effect of a step takes hold once it has set out, in their order; as {@link #succeeds} of each, drawn side by side. */
    private int[] sift(int s, int[] pool, int turn) {
        double chance = table.step(s).successChance();
        int[] some = chance >= 1 ? pool : successes(s, pool, turn, chance);
        return table.step(s).recurrence().getsIn() >= 1
                ? some
                : Arrays.stream(some).filter(node -> getsIn(s, node, turn)).toArray();
    }

    private int[] successes(int s, int[] pool, int turn, double chance) {
        long step = Draws.mixed(table.key(s));
        long[] pairs = new long[Math.min(TOGETHER, pool.length)];
        double[] drawn = new double[pairs.length];
        int[] some = new int[pool.length];
        int kept = 0;
        for (int from = 0; from < pool.length; from += TOGETHER) {
            int count = Math.min(TOGETHER, pool.length - from);
            for (int i = 0; i < count; i++) {
                pairs[i] = Draws.keyOfMixed(nodes.key(pool[from + i]), step);
            }
            draws.uniforms(Purposes.SUCCESS, turn, pairs, count, drawn);
            for (int i = 0; i < count; i++) {
                some[kept] = pool[from + i];
                kept += isSuccess(drawn[i], chance) ? 1 : 0;
            }
        }
        return Arrays.copyOf(some, kept);
    }

    private void takeHold(int node, int s) {
        if (isPrevented(s) || damage.isolated(node)) {
            return;
        }
        Step step = table.step(s);
        if (table.implantStep(s) >= 0 && !implants.carries(table.implantStep(s), node)) {
            return;
        }
        if (keptOut[s] != null && keptOut[s][node]) {
            return;
        }
        if (step.effect() instanceof Effect.Patch) {
            if (!damage.isUnsupported(node)) {
                patch(node, s);
            }
        } else if (contagions[s] != null) {
            contagions[s].infectFromOutside(node, firedBy[s]);
        } else {
            infect(node, s, firedBy[s]);
        }
    }

    /** The effect of a step takes hold of an asset. */
    private void infect(int node, int s, int cause) {
        Effect effect = table.step(s).effect().onEach();
        rollouts.tookHold(s, node);
        implants.add(s, node);
        if (effect.compromises()) {
            int event = damage.hit(node, s, effect, cause);
            verbs.takeHold(node, s, effect, event);
            countHold(s, event);
        } else {
            damage.withdrawSupport(node);
            countHold(s, cause);
        }
    }

    private void countHold(int holder, int event) {
        for (int s = 0; s < table.size(); s++) {
            if (table.countedStep(s) == holder) {
                count(s, event);
            }
        }
    }

    private void patch(int node, int s) {
        for (int step : table.patched(s)) {
            keptOut[step][node] = true;
            if (contagions[step] != null) {
                contagions[step].patched(node);
            }
        }
    }

    /** Ids of the steps, in the order of the campaign. */
    public static List<String> stepIds(List<Step> steps) {
        return steps.stream().map(Step::id).toList();
    }
}
