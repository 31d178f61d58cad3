package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook.Action;

/** Software that is rolled back, and assets that are set up anew from a backup, by plan and without crews. */
final class Restoring implements Verb {

    private static final int AGE = 3;
    private static final long UNTOUCHED = -1;
    private static final long BEFORE_EVERYTHING = Long.MIN_VALUE;

    private final PlaybookTable table;
    private final Damage damage;
    private final Repairs repairs;
    private final Management management;
    private final Deeds deeds;
    private final Agenda agenda;
    private final Handler worked = this::worked;
    private final Precedence[] stages;
    private final int[] cuedBy;
    private final long[] backupOf;
    private final long[] touchedSince;
    /** Whether any backup has an age. */
    private final boolean keepsHistory;
    /** By asset, when it was compromised before it was cleaned last: since and until. */
    private final Map<Integer, List<long[]>> before = new HashMap<>();

    private final IntList touched = new IntList();
    /** Pairs of a playbook and an asset that it waits to roll back. */
    private final IntList waiting = new IntList();

    Restoring(
            PlaybookTable table,
            Nodes nodes,
            Damage damage,
            Repairs repairs,
            Management management,
            Deeds deeds,
            Agenda agenda,
            PlaybookStages made) {
        this.table = table;
        this.damage = damage;
        this.repairs = repairs;
        this.management = management;
        this.deeds = deeds;
        this.agenda = agenda;
        stages = made.of(Action.RollBack.class, this::turn, false);
        Precedence[] restores = made.of(Action.Restore.class, this::turn, false);
        for (int p = 0; p < stages.length; p++) {
            stages[p] = stages[p] == null ? restores[p] : stages[p];
        }
        cuedBy = new int[table.size()];
        backupOf = new long[table.size()];
        touchedSince = new long[nodes.assets()];
        Arrays.fill(touchedSince, UNTOUCHED);
        keepsHistory = IntStream.range(0, table.size())
                .anyMatch(p -> table.playbook(p).action() instanceof Action.Restore restore
                        && restore.ageHours().isPresent());
    }

    void reset() {
        for (int i = 0; i < touched.size(); i++) {
            touchedSince[touched.at(i)] = UNTOUCHED;
        }
        touched.clear();
        before.clear();
        waiting.clear();
    }

    /** Whether an asset was compromised at a moment. */
    private boolean wasCompromised(int node, long moment) {
        if (touchedSince[node] != UNTOUCHED && touchedSince[node] < moment) {
            return true;
        }
        for (long[] span : before.getOrDefault(node, List.of())) {
            if (span[0] < moment && moment <= span[1]) {
                return true;
            }
        }
        return false;
    }

    /** A step reached an asset; true when it had not since the asset was clean. */
    boolean damaged(int node) {
        boolean isNew = touchedSince[node] == UNTOUCHED;
        if (isNew) {
            touchedSince[node] = agenda.now();
            touched.add(node);
        }
        return isNew;
    }

    /** An asset is clean; true when a step had reached it. */
    boolean cleaned(int node) {
        boolean wasReached = touchedSince[node] != UNTOUCHED;
        if (wasReached && keepsHistory) {
            before.computeIfAbsent(node, n -> new ArrayList<>()).add(new long[] {touchedSince[node], agenda.now()});
        }
        touchedSince[node] = UNTOUCHED;
        return wasReached;
    }

    @Override
    public void start(int p) {
        stages[p].reset();
    }

    @Override
    public void begin(int p, int turn, int cause) {
        cuedBy[p] = cause;
        if (table.playbook(p).action() instanceof Action.Restore restore) {
            backupOf[p] = restore.ageHours()
                    .map(age -> agenda.now() - SimTime.ofHours(Math.max(0, age.quantile(deeds.draw(p, turn + AGE)))))
                    .orElse(BEFORE_EVERYTHING);
        }
    }

    @Override
    public void reach(int p, int node, int cause) {
        if (damage.isDamaged(node)) {
            stages[p].expectReady(node);
        }
    }

    @Override
    public void told(int p, int turn) {
        stages[p].letOn();
    }

    private void turn(int p, int node) {
        if (mustWait(p, node)) {
            waiting.add(p);
            waiting.add(node);
        } else if (damage.isDamaged(node) && isPossible(p, node) && deeds.succeeds(p, node, cuedBy[p])) {
            Action action = table.playbook(p).action();
            Distribution work = action instanceof Action.Restore restore
                    ? restore.workHours()
                    : ((Action.RollBack) action).workHours();
            double hours = Math.max(0, work.quantile(deeds.work(p, node)));
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), worked, p, node);
        } else {
            stages[p].through(node);
        }
    }

    /** Whether what is to be rolled back is switched off, so that nobody reaches it until it is on again. */
    private boolean mustWait(int p, int node) {
        return isRollBack(p) && damage.isDamaged(node) && management.isOff(node);
    }

    private boolean isRollBack(int p) {
        return !(table.playbook(p).action() instanceof Action.Restore);
    }

    /** An asset is on again: what waited for that has its turn. */
    void tryAgain(int node) {
        int[] all = waiting.toArray();
        waiting.clear();
        for (int i = 0; i < all.length; i += 2) {
            if (all[i + 1] == node) {
                turn(all[i], node);
            } else {
                waiting.add(all[i]);
                waiting.add(all[i + 1]);
            }
        }
    }

    /** Whether there is something to put on an asset, and a way to do it; says so when there is not. */
    private boolean isPossible(int p, int node) {
        boolean possible = isRollBack(p) ? management.canMend(node) : isBackupThere(p);
        if (!possible) {
            deeds.did(node, Deeds.FAILED, cuedBy[p]);
        }
        return possible;
    }

    private boolean isBackupThere(int p) {
        for (int node : table.keptOn(p)) {
            if (!damage.isDamaged(node)) {
                return true;
            }
        }
        return table.keptOn(p).length == 0;
    }

    private void worked(int p, int node) {
        if (mustWait(p, node)) {
            waiting.add(p);
            waiting.add(node);
            return;
        }
        if (isRollBack(p) && (damage.needsReplacement(node) || damage.lockedOut(node))) {
            deeds.did(node, Deeds.FAILED, cuedBy[p]);
        } else if (damage.isDamaged(node)) {
            finish(p, node);
        }
        stages[p].through(node);
    }

    private void finish(int p, int node) {
        if (isRollBack(p)) {
            repairs.withdraw(node);
            damage.mend(node, deeds.did(node, Deeds.ROLLED_BACK, cuedBy[p]));
        } else if (wasCompromised(node, backupOf[p])) {
            damage.rebuild(node, deeds.did(node, Deeds.RESTORED_WITH_BACKDOOR, cuedBy[p]));
        } else {
            repairs.withdraw(node);
            damage.mend(node, deeds.did(node, Deeds.RESTORED, cuedBy[p]));
        }
    }
}
