package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook;
import org.faultline.policy.Playbook.Action;
import org.faultline.policy.Playbook.Cue;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Playbooks during one run.
 *
 * <p>An asset is isolated as long as any playbook has isolated it. Assets are isolated together and connected again in the groups of the playbook;
 * all other actions go group by group. What an action has done to an asset is an event whose cause is the cue, so that the price of the
 * defence is booked on the step it answers.
 */
public final class Playbooks implements DamageListener, LevelListener, IncidentListener {

    // What a DEFENCE event says was done.
    private static final int ISOLATED = 1;
    private static final int CONNECTED = 2;
    private static final int STARTED = 3;
    private static final int ROLLED_BACK = 4;
    private static final int RESTORED = 5;
    private static final int RESTORED_WITH_BACKDOOR = 6;
    private static final int FAILED = 7;

    private static final int HAPPENS = 0;
    private static final int DELAY = 1;
    private static final int LASTING = 2;
    private static final int AGE = 3;
    private static final int MOMENT = 4;
    private static final int DRAWS = 8;
    private static final int SUCCESS = 0;
    private static final int WORK = 1;
    private static final int ASSET_DRAWS = 2;
    private static final long UNTOUCHED = -1;
    private static final long BEFORE_EVERYTHING = Long.MIN_VALUE;

    private final PlaybookTable table;
    private final Nodes nodes;
    private final Damage damage;
    private final Repairs repairs;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler begin = this::begin;
    private final Handler over = this::over;
    private final Handler worked = this::worked;
    private final Handler look = this::look;

    private final Stage[] acting;
    private final Stage[] returning;
    /** How often each playbook was cued, and the event that cued it last. */
    private final int[] turns;

    private final int[] cuedBy;
    private final long[] backupOf;
    private final boolean[] fallen;
    /** By playbook and asset: isolated by it; waiting to be connected. */
    private final boolean[][] holds;

    private final boolean[][] leaving;
    private final int[] holders;
    private final long[] touchedSince;
    private final IntList touched = new IntList();
    /** By playbook, assets in the order in which it isolated them; some of them may be connected again. */
    private final IntList[] held;

    private final int[] actions;
    /** By playbook that was cued, the assets hit by the step, as far as they were known. */
    private final IntList[] known;

    /** Assets that were cleaned and not looked at since. */
    private final IntList cleaned = new IntList();

    private int noticed;
    private int unknown;
    /** Number of assets that a step reached and nobody cleaned since. */
    private int reached;

    private boolean looking;
    private boolean lookingAtAll;
    private Draws draws = new Draws(0, 0);

    /** The state of a run over compiled playbooks. */
    public Playbooks(PlaybookTable table, Nodes nodes, Damage damage, Repairs repairs, Agenda agenda, EventLog log) {
        this.table = table;
        this.nodes = nodes;
        this.damage = damage;
        this.repairs = repairs;
        this.agenda = agenda;
        this.log = log;
        int n = table.size();
        acting = new Stage[n];
        returning = new Stage[n];
        for (int p = 0; p < n; p++) {
            int book = p;
            int group = table.playbook(p).stages().group();
            acting[p] = new Stage(group, i -> pause(book, 2 * i), agenda, node -> act(book, node));
            returning[p] = new Stage(group, i -> pause(book, 2 * i + 1), agenda, node -> connect(book, node));
        }
        turns = new int[n];
        cuedBy = new int[n];
        backupOf = new long[n];
        fallen = new boolean[n];
        holds = new boolean[n][nodes.assets()];
        leaving = new boolean[n][nodes.assets()];
        holders = new int[nodes.assets()];
        actions = new int[nodes.assets()];
        touchedSince = new long[nodes.assets()];
        Arrays.fill(touchedSince, UNTOUCHED);
        held = new IntList[n];
        known = new IntList[n];
        Arrays.setAll(held, p -> new IntList());
        Arrays.setAll(known, p -> new IntList());
    }

    /** Standbys are off; playbooks that wait for a moment are scheduled. */
    public void start(Draws newDraws) {
        draws = newDraws;
        noticed = 0;
        unknown = 0;
        reached = 0;
        looking = false;
        lookingAtAll = false;
        cleaned.clear();
        for (int i = 0; i < touched.size(); i++) {
            touchedSince[touched.at(i)] = UNTOUCHED;
            actions[touched.at(i)] = 0;
        }
        touched.clear();
        for (int p = 0; p < table.size(); p++) {
            for (int i = 0; i < held[p].size(); i++) {
                int node = held[p].at(i);
                holds[p][node] = false;
                leaving[p][node] = false;
                holders[node] = 0;
            }
            held[p].clear();
            known[p].clear();
            acting[p].reset();
            returning[p].reset();
            turns[p] = 0;
            cuedBy[p] = EventLog.NO_CAUSE;
            fallen[p] = false;
        }
        for (int p = 0; p < table.size(); p++) {
            if (table.playbook(p).action() instanceof Action.Start) {
                for (int node : table.targets(p)) {
                    isolate(p, node, EventLog.NO_CAUSE);
                }
            }
            if (table.playbook(p).cue() instanceof Cue.At at) {
                cue(p, at.hours().quantile(draw(p, MOMENT)), EventLog.NO_CAUSE);
            }
        }
    }

    // --- cues

    @Override
    public boolean hearsLevelOf(int node) {
        for (int p = 0; p < table.size(); p++) {
            if (table.watched(p) == node) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        for (int p = 0; p < table.size(); p++) {
            if (table.watched(p) == node
                    && !fallen[p]
                    && table.playbook(p).cue() instanceof Cue.WhenBelow below
                    && to <= below.level()) {
                fallen[p] = true;
                cue(p, 0, event);
            }
        }
    }

    @Override
    public void noticed(int step, IntList hit, int event) {
        noticed++;
        unknown++;
        ofIncident(step, hit, event, false);
    }

    @Override
    public void understood(int step, IntList hit, int event) {
        unknown--;
        ofIncident(step, hit, event, true);
        lookAtAllSoon();
    }

    private void ofIncident(int step, IntList hit, int event, boolean understood) {
        for (int p = 0; p < table.size(); p++) {
            if (table.isAbout(p, step) && ((Cue.OfIncident) table.playbook(p).cue()).understood() == understood) {
                if (table.playbook(p).onlyHit()) {
                    for (int i = 0; i < hit.size(); i++) {
                        if (understood || damage.isBroken(hit.at(i))) {
                            known[p].add(hit.at(i));
                        }
                    }
                }
                cue(p, 0, event);
            }
        }
    }

    private void cue(int p, double waitHours, int cause) {
        Playbook playbook = table.playbook(p);
        int turn = DRAWS * turns[p]++;
        if (draw(p, turn + HAPPENS) < playbook.happens()) {
            double delay = Math.max(0, playbook.delayHours().quantile(draw(p, turn + DELAY)));
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, waitHours) + delay)), begin, p, cause);
        }
    }

    // --- actions

    private void begin(int p, int cause) {
        Playbook playbook = table.playbook(p);
        int turn = DRAWS * (turns[p] - 1);
        cuedBy[p] = cause;
        if (playbook.action() instanceof Action.Restore restore) {
            backupOf[p] = restore.ageHours()
                    .map(age -> agenda.now() - SimTime.ofHours(Math.max(0, age.quantile(draw(p, turn + AGE)))))
                    .orElse(BEFORE_EVERYTHING);
        }
        boolean[] hit = known(p);
        for (int node : table.targets(p)) {
            if (hit == null || hit[node]) {
                reach(p, node, cause);
            }
        }
        if (playbook.action() instanceof Action.Isolate isolate) {
            lookAtAllSoon();
            isolate.lastingHours().ifPresent(d -> {
                double hours = Math.max(0, d.quantile(draw(p, turn + LASTING)));
                agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), over, p, 0);
            });
        }
    }

    /** The assets that are known to be hit, or null where the playbook does not ask. */
    private boolean[] known(int p) {
        if (!table.playbook(p).onlyHit()) {
            return null;
        }
        boolean[] hit = new boolean[nodes.assets()];
        for (int i = 0; i < known[p].size(); i++) {
            hit[known[p].at(i)] = true;
        }
        return hit;
    }

    private void reach(int p, int node, int cause) {
        Action action = table.playbook(p).action();
        if (action instanceof Action.Isolate) {
            if (!holds[p][node] && succeeds(p, node, cause)) {
                isolate(p, node, did(node, ISOLATED, cause));
            }
        } else if (action instanceof Action.Start) {
            if (holds[p][node]) {
                acting[p].add(node);
            }
        } else if (isDamaged(node)) {
            acting[p].add(node);
        }
    }

    private boolean isDamaged(int node) {
        return damage.integrity(node) != Damage.CLEAN || damage.isBroken(node) || damage.lockedOut(node);
    }

    /** The turn of an asset has come. */
    private void act(int p, int node) {
        Action action = table.playbook(p).action();
        if (action instanceof Action.Start) {
            if (succeeds(p, node, cuedBy[p])) {
                leave(p, node, did(node, STARTED, cuedBy[p]));
            }
        } else if (isDamaged(node) && isPossible(p, node) && succeeds(p, node, cuedBy[p])) {
            Distribution work = action instanceof Action.Restore restore
                    ? restore.workHours()
                    : ((Action.RollBack) action).workHours();
            double hours = Math.max(0, work.quantile(drawFor(p, node, WORK)));
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), worked, p, node);
        }
    }

    /** Whether there is something to put on an asset, and a way to do it; says so when there is not. */
    private boolean isPossible(int p, int node) {
        boolean possible = table.playbook(p).action() instanceof Action.Restore
                ? isBackupThere(p)
                : !damage.needsReplacement(node) && !damage.lockedOut(node) && repairs.isManaged(node);
        if (!possible) {
            did(node, FAILED, cuedBy[p]);
        }
        return possible;
    }

    private boolean isBackupThere(int p) {
        for (int node : table.keptOn(p)) {
            if (!isDamaged(node)) {
                return true;
            }
        }
        return table.keptOn(p).length == 0;
    }

    private void worked(int p, int node) {
        if (!isDamaged(node)) {
            return;
        }
        if (!(table.playbook(p).action() instanceof Action.Restore)) {
            repairs.withdraw(node);
            damage.mend(node, did(node, ROLLED_BACK, cuedBy[p]));
        } else if (touchedSince[node] != UNTOUCHED && touchedSince[node] < backupOf[p]) {
            damage.rebuild(node, did(node, RESTORED_WITH_BACKDOOR, cuedBy[p]));
        } else {
            repairs.withdraw(node);
            damage.mend(node, did(node, RESTORED, cuedBy[p]));
        }
    }

    private boolean succeeds(int p, int node, int cause) {
        boolean success = table.playbook(p).chance() >= 1
                || drawFor(p, node, SUCCESS) < table.playbook(p).chance();
        if (!success) {
            did(node, FAILED, cause);
        }
        return success;
    }

    private void isolate(int p, int node, int cause) {
        holds[p][node] = true;
        held[p].add(node);
        if (holders[node]++ == 0) {
            damage.isolate(node, cause);
        }
    }

    private void leave(int p, int node, int cause) {
        holds[p][node] = false;
        leaving[p][node] = false;
        if (--holders[node] == 0) {
            damage.connect(node, cause);
        }
    }

    // --- the way back

    @Override
    public void damaged(int node, int step, boolean visible, int event) {
        if (touchedSince[node] == UNTOUCHED) {
            touchedSince[node] = agenda.now();
            reached++;
            touched.add(node);
        }
    }

    @Override
    public void cleaned(int node, int event) {
        if (touchedSince[node] != UNTOUCHED) {
            touchedSince[node] = UNTOUCHED;
            reached--;
        }
        if (reached == 0) {
            lookAtAllSoon();
        } else if (holders[node] > 0) {
            cleaned.add(node);
            lookSoon();
        }
    }

    private void lookAtAllSoon() {
        lookingAtAll = true;
        lookSoon();
    }

    private void lookSoon() {
        if (!looking) {
            looking = true;
            agenda.soon(look, 0, 0);
        }
    }

    /** Lets assets return whose isolation has come to its end. */
    private void look(int unusedA, int unusedB) {
        looking = false;
        for (int p = 0; p < table.size() && noticed > 0 && unknown == 0; p++) {
            if (table.playbook(p).action() instanceof Action.Isolate isolate && mayEnd(isolate.end())) {
                letReturn(p, lookingAtAll ? held[p] : cleaned, isolate.end() == Playbook.End.UNDERSTOOD);
            }
        }
        lookingAtAll &= unknown > 0;
        cleaned.clear();
    }

    private boolean mayEnd(Playbook.End end) {
        return end != Playbook.End.NEVER && (end != Playbook.End.OVER || reached == 0);
    }

    private void letReturn(int p, IntList some, boolean whateverItsState) {
        for (int i = 0; i < some.size(); i++) {
            int node = some.at(i);
            if (holds[p][node] && !leaving[p][node] && (whateverItsState || !isDamaged(node))) {
                leaving[p][node] = true;
                returning[p].add(node);
            }
        }
    }

    private void over(int p, int unused) {
        letReturn(p, held[p], true);
    }

    private void connect(int p, int node) {
        if (holds[p][node]) {
            leave(p, node, did(node, CONNECTED, cuedBy[p]));
        }
    }

    // --- events and draws

    private int did(int node, int what, int cause) {
        return log.append(agenda.now(), node, What.DEFENCE, 0, what, cause);
    }

    private double draw(int p, int number) {
        return draws.uniform(Purposes.PLAYBOOK, table.key(p), number);
    }

    private double drawFor(int p, int node, int which) {
        int number = ASSET_DRAWS * actions[node] + which;
        actions[node] += which == WORK ? 1 : 0;
        return draws.uniform(Purposes.PLAYBOOK_ON_ASSET, Draws.keyOf(table.key(p), nodes.key(node)), number);
    }

    private double pause(int p, int number) {
        return table.playbook(p)
                .stages()
                .pauseHours()
                .quantile(draws.uniform(Purposes.PLAYBOOK_PAUSE, table.key(p), number));
    }
}
