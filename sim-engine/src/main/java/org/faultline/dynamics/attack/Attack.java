package org.faultline.dynamics.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.faultline.dynamics.state.CoreLoad;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.IntList;
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
import org.faultline.threat.Selector;
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
    private static final int NOTHING_CARRIED = 0;
    /** So many targets are kept in order one by one. */
    private static final int FEW = 256;

    /** What so many targets need is read together. */
    private static final int AHEAD = 16;

    private static final int[] NOBODY = {};

    private final StepTable table;
    private final Nodes nodes;
    private final Subjects subjects;
    private final Damage damage;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler fire = this::fire;
    private final Handler reachNext = this::reachNext;
    private final int takeHold;
    private final int takeHoldOfAll;
    private final Handler freeze = this::freeze;
    private final Handler lookAtCanary = this::lookAtCanary;

    private final int[] firedBy;
    private final boolean[] pending;
    private final boolean[] rolling;
    private final boolean[] halted;
    private final long[] firedAt;
    private final int[][] targets;
    private final int[] reached;
    private final int[] turns;
    private final int[] counts;
    /** By implant step, then by node: one more than the number of times the asset had been cleaned when it was implanted. */
    private final int[][] carried;

    private final IntList[] implants;
    /** By step with a canary: assets of which its effect took hold. */
    private final IntList[] held;
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
        rolling = new boolean[n];
        halted = new boolean[n];
        firedAt = new long[n];
        targets = new int[n][];
        reached = new int[n];
        turns = new int[n];
        counts = new int[n];
        implants = new IntList[n];
        Arrays.setAll(implants, s -> new IntList());
        held = new IntList[n];
        Arrays.setAll(held, s -> new IntList());
        carried = new int[n][];
        keptOut = new boolean[n][];
        contagions = new Contagion[n];
        verbs = new Verbs(table, nodes, damage);
        for (int s = 0; s < n; s++) {
            if (table.implantStep(s) >= 0) {
                carried[table.implantStep(s)] = new int[nodes.assets()];
            }
            if (table.throughStep(s) >= 0) {
                carried[table.throughStep(s)] = new int[nodes.assets()];
            }
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

    /** No step has fired; those that wait for a moment are scheduled. */
    public void start(Draws newDraws) {
        draws = newDraws;
        verbs.reset();
        Arrays.fill(firedBy, NOT_FIRED);
        Arrays.fill(turns, 0);
        Arrays.fill(counts, 0);
        Arrays.fill(pending, false);
        Arrays.fill(rolling, false);
        Arrays.fill(halted, false);
        for (int s = 0; s < table.size(); s++) {
            forgetImplants(s);
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

    private void forgetImplants(int s) {
        for (int i = 0; i < implants[s].size(); i++) {
            carried[s][implants[s].at(i)] = NOTHING_CARRIED;
        }
        implants[s].clear();
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
        if (contagions[step] != null) {
            if (firedBy[step] != NOT_FIRED) {
                freeze(step, cause);
            }
        } else if (rolling[step] && !halted[step]) {
            halted[step] = true;
            double share = (double) reached[step] / targets[step].length;
            log.append(agenda.now(), subjects.step(step), What.HALTED, 1, share, cause);
        }
    }

    private void freeze(int step, int cause) {
        if (!halted[step]) {
            halted[step] = true;
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
        if (recurrence.chance() >= 1
                || draws.uniform(Purposes.STEP_HAPPENS, table.key(s), turn) < recurrence.chance()) {
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
        firedAt[s] = agenda.now();
        targets[s] = table.step(s).effect() instanceof Effect.Nothing ? NOBODY : orderedTargets(s, turn);
        reached[s] = 0;
        if (table.spread(s) != null && table.spread(s).spread().frozenHours().isPresent()) {
            double hours = table.spread(s)
                    .spread()
                    .frozenHours()
                    .get()
                    .quantile(draws.uniform(Purposes.FREEZE, table.key(s), 0));
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, hours))), freeze, s, firedBy[s]);
        }
        if (table.step(s).delivery() instanceof Delivery.Staged staged) {
            staged.canary().ifPresent(c -> watch(s, c));
            scheduleNextReach(s);
        } else if (arrivesAtOnce(s)) {
            agenda.soon(takeHoldOfAll, s, turn);
        } else {
            while (reached[s] < targets[s].length) {
                reach(s);
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
        for (int from = 0; from < all.length; from += AHEAD) {
            int end = Math.min(all.length, from + AHEAD);
            for (int i = from; i < end; i++) {
                read += damage.readAhead(all[i]);
            }
            for (int i = from; i < end; i++) {
                if (succeeds(s, all[i], turn)) {
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

    /** The canary is updated at once and looked at when it has been watched. */
    private void watch(int s, Delivery.Canary canary) {
        held[s].clear();
        int some = canaries(canary, targets[s].length);
        while (reached[s] < some) {
            reach(s);
        }
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(canary.watchedHours())), lookAtCanary, s, 0);
    }

    private static int canaries(Delivery.Canary canary, int total) {
        return total == 0 ? 0 : (int) Math.max(1, StrictMath.round(canary.share() * total));
    }

    private void lookAtCanary(int s, int unused) {
        Delivery.Canary canary =
                ((Delivery.Staged) table.step(s).delivery()).canary().orElseThrow();
        if (held[s].size() == 0
                || halted[s]
                || draws.uniform(Purposes.CANARY, table.key(s), 0) >= canary.noticeChance()) {
            return;
        }
        halted[s] = true;
        double share = (double) reached[s] / targets[s].length;
        int event = log.append(agenda.now(), subjects.step(s), What.HALTED, 1, share, firedBy[s]);
        for (int i = 0; i < held[s].size(); i++) {
            int node = held[s].at(i);
            if (!damage.needsReplacement(node) && !damage.lockedOut(node)) {
                damage.mend(node, event);
            }
        }
    }

    private void reachNext(int s, int unused) {
        if (!halted[s]) {
            reach(s);
            scheduleNextReach(s);
        }
    }

    private void scheduleNextReach(int s) {
        rolling[s] = false;
        if (reached[s] < targets[s].length) {
            long due = SimTime.plus(
                    firedAt[s], reachTime((Delivery.Staged) table.step(s).delivery(), reached[s], targets[s].length));
            if (due != SimTime.NEVER) {
                rolling[s] = true;
                agenda.at(Math.max(due, agenda.now()), reachNext, s, 0);
            }
        }
    }

    /** When a staged delivery reaches the target at a place in its order, since the step fired; never if no wave does. */
    static long reachTime(Delivery.Staged staged, int place, int total) {
        double watched = staged.canary().map(Delivery.Canary::watchedHours).orElse(0.0);
        int before = staged.canary().map(c -> canaries(c, total)).orElse(0);
        for (Delivery.Wave wave : staged.waves()) {
            int end = Math.max(before, (int) StrictMath.round(wave.totalShare() * total));
            if (place < end) {
                double within = (double) (place - before) / (end - before);
                return SimTime.ofHours(watched + wave.afterHours() + within * wave.lastingHours());
            }
            before = end;
        }
        return SimTime.NEVER;
    }

    /** The effect sets out to the next target in order. */
    private void reach(int s) {
        int node = targets[s][reached[s]++];
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
        return chance >= 1 || draws.uniform(Purposes.SUCCESS, key, turn) < chance;
    }

    private void takeHold(int node, int s) {
        if (isPrevented(s) || damage.isolated(node)) {
            return;
        }
        Step step = table.step(s);
        if (table.implantStep(s) >= 0 && !carries(node, table.implantStep(s))) {
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
        if (table.step(s).delivery() instanceof Delivery.Staged staged
                && staged.canary().isPresent()) {
            held[s].add(node);
        }
        if (carried[s] != null) {
            implants[s].add(node);
            carried[s][node] = 1 + damage.timesCleaned(node);
        }
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

    private int[] orderedTargets(int s, int turn) {
        Selector selector = table.step(s).targets();
        int[] pool = within(s, table.implantStep(s) < 0 ? table.candidates(s) : carriers(s));
        int wanted = (int) Math.min(selector.count(), StrictMath.round(selector.share() * pool.length));
        if (selector.means().budget().isEmpty()) {
            return orderedTargets(s, turn, pool, wanted);
        }
        int[] paid = table.affordable(s, orderedTargets(s, turn, pool, pool.length), nodes);
        return Arrays.copyOf(paid, Math.min(wanted, paid.length));
    }

    private int[] orderedTargets(int s, int turn, int[] pool, int wanted) {
        Selector selector = table.step(s).targets();
        if (selector.order() == Selector.Order.RANDOM) {
            boolean allAtOnce = wanted == pool.length && !(table.step(s).delivery() instanceof Delivery.Staged);
            int[] some = allAtOnce ? thoseHit(s, pool, turn) : pool;
            return leastBy(
                    some,
                    Math.min(wanted, some.length),
                    i -> draws.uniform(Purposes.TARGET_ORDER, Draws.keyOf(nodes.key(some[i]), table.key(s)), turn));
        } else if (selector.order() == Selector.Order.BY_CAPACITY) {
            double greatest = Arrays.stream(pool)
                    .mapToDouble(n -> nodes.asset(n).capacity())
                    .max()
                    .orElse(0);
            return leastBy(
                    pool,
                    wanted,
                    i -> greatest == 0 ? 0 : 1 - nodes.asset(pool[i]).capacity() / greatest);
        }
        return Arrays.copyOf(pool, wanted);
    }

    /** Whom the effect takes hold of; where all are reached at once, the others need no place in the order. */
    private int[] thoseHit(int s, int[] pool, int turn) {
        int[] hit = new int[pool.length];
        int count = 0;
        for (int node : pool) {
            hit[count] = node;
            count += succeeds(s, node, turn) ? 1 : 0;
        }
        return Arrays.copyOf(hit, count);
    }

    /** Those of some assets to which a held management system of their operator leads. */
    private int[] within(int s, int[] pool) {
        int through = table.throughStep(s);
        return through < 0
                ? pool
                : Arrays.stream(pool)
                        .filter(node -> Arrays.stream(table.managersOf(node)).anyMatch(m -> carries(m, through)))
                        .toArray();
    }

    private int[] carriers(int s) {
        return Arrays.stream(table.candidates(s))
                .filter(node -> carries(node, table.implantStep(s)))
                .toArray();
    }

    private boolean carries(int node, int implantStep) {
        return carried[implantStep][node] == 1 + damage.timesCleaned(node);
    }

    /**
     * The nodes with the least keys in [0, 1], in their order, ties by place; a key is kept to 31 bits. A few of many are kept in order while
     * the keys pass by, O(nodes + wanted^2 log nodes); otherwise all are sorted.
     */
    private static int[] leastBy(int[] pool, int wanted, IntToDoubleFunction key) {
        boolean few = wanted <= FEW && wanted < pool.length;
        long[] least = new long[few ? wanted : pool.length];
        int kept = 0;
        for (int i = 0; i < pool.length; i++) {
            long keyed = ((long) (key.applyAsDouble(i) * Integer.MAX_VALUE) << 32) | i;
            if (kept < least.length) {
                least[kept++] = keyed;
                if (few && kept == wanted) {
                    Arrays.sort(least);
                }
            } else if (kept > 0 && keyed < least[kept - 1]) {
                insert(least, keyed);
            }
        }
        if (!few) {
            Arrays.sort(least);
        }
        int[] first = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            first[i] = pool[(int) least[i]];
        }
        return first;
    }

    /** Puts a value below the last into its place in a sorted list, from which the last drops out. */
    private static void insert(long[] sorted, long value) {
        int place = -1 - Arrays.binarySearch(sorted, value);
        System.arraycopy(sorted, place, sorted, place + 1, sorted.length - 1 - place);
        sorted[place] = value;
    }

    /** Ids of the steps, in the order of the campaign. */
    public static List<String> stepIds(List<Step> steps) {
        return steps.stream().map(Step::id).toList();
    }
}
