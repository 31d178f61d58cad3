package org.faultline.dynamics.response;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.Rollout;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.policy.Response;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;

/**
 * How the defenders notice and understand what a campaign step does, during one run.
 *
 * <p>The first visible effect of a step opens an incident that is noticed with the plan's notice chance, the first hidden one
 * (implant, interception, lock-out, or damage to what was broken already) one that is noticed with its implant chance; both
 * with the same draw. What an outage hides becomes visible when the outage ends and the asset stays down. At notice a staged delivery is halted. After diagnosis every asset that the step reached, then or later,
 * is looked at: what is broken or locked out is given to the crews, from the others backdoors and listeners are removed at once.
 */
public final class Incidents implements DamageListener {

    private static final int CHANCE = 0;
    private static final int NOTICE_TIME = 1;
    private static final int DIAGNOSIS_TIME = 2;

    private final long[] stepKeys;
    private final Response.Detection detection;
    private final Subjects subjects;
    private final Damage damage;
    private final Repairs repairs;
    private final RepairTable table;
    private final FootingTable footings;
    private final Efforts efforts;
    private final Rollout rollout;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler noticed = this::noticed;
    private final Handler diagnosed = this::diagnosed;

    private final boolean[] seen;
    private final boolean[] suspected;
    private final boolean[] known;
    private final int[] understoodBy;
    private final IntList[] hit;
    /** By step, pairs of an asset whose damage cannot be seen and how often it had been cleaned by then. */
    private final IntList[] covered;

    private List<IncidentListener> listeners = List.of();
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run.
     *
     * @param stepKeys key of each campaign step for draws
     */
    public Incidents(
            long[] stepKeys,
            Response.Detection detection,
            Subjects subjects,
            Damage damage,
            Repairs repairs,
            RepairTable table,
            FootingTable footings,
            Efforts efforts,
            Rollout rollout,
            Agenda agenda,
            EventLog log) {
        this.stepKeys = stepKeys.clone();
        this.detection = detection;
        this.subjects = subjects;
        this.damage = damage;
        this.repairs = repairs;
        this.table = table;
        this.footings = footings;
        this.efforts = efforts;
        this.rollout = rollout;
        this.agenda = agenda;
        this.log = log;
        seen = new boolean[stepKeys.length];
        suspected = new boolean[stepKeys.length];
        known = new boolean[stepKeys.length];
        understoodBy = new int[stepKeys.length];
        hit = new IntList[stepKeys.length];
        Arrays.setAll(hit, s -> new IntList());
        covered = new IntList[stepKeys.length];
        Arrays.setAll(covered, s -> new IntList());
    }

    /** No incident, before a replication. */
    public void reset(Draws newDraws) {
        draws = newDraws;
        Arrays.fill(seen, false);
        Arrays.fill(suspected, false);
        Arrays.fill(known, false);
        Arrays.fill(understoodBy, EventLog.NO_CAUSE);
        for (int step = 0; step < hit.length; step++) {
            hit[step].clear();
            covered[step].clear();
        }
    }

    /** Names who hears of what is known. */
    public void connect(Playbooks playbooks) {
        listeners = List.of(playbooks);
    }

    @Override
    public void damaged(int node, int step, boolean visible, int event) {
        if (understoodBy[step] != EventLog.NO_CAUSE) {
            remedy(node, understoodBy[step]);
            return;
        }
        hit[step].add(node);
        if (visible) {
            open(seen, detection.noticeChance(), step, event);
        } else {
            open(suspected, detection.implantChance(), step, event);
        }
    }

    @Override
    public void covered(int node, int step) {
        covered[step].add(node);
        covered[step].add(damage.timesCleaned(node));
    }

    @Override
    public void surfaced(int node, int event) {
        for (int step = 0; step < covered.length; step++) {
            if (!seen[step] && isCovered(node, step)) {
                open(seen, detection.noticeChance(), step, event);
            }
        }
    }

    private boolean isCovered(int node, int step) {
        for (int i = 0; i < covered[step].size(); i += 2) {
            if (covered[step].at(i) == node && covered[step].at(i + 1) == damage.timesCleaned(node)) {
                return true;
            }
        }
        return false;
    }

    private void open(boolean[] opened, double chance, int step, int event) {
        if (!opened[step] && draw(step, CHANCE) < chance) {
            after(detection.noticeHours(), NOTICE_TIME, noticed, step, event);
        }
        opened[step] = true;
    }

    /** A step is known from another source than its own effects. */
    void noticed(int step, int cause) {
        if (known[step]) {
            return;
        }
        known[step] = true;
        int event = log.append(agenda.now(), subjects.step(step), What.NOTICED, 0, 1, cause);
        rollout.halt(step, event);
        listeners.forEach(l -> l.noticed(step, hit[step], event));
        if (detection.needs().isEmpty()) {
            after(detection.diagnosisHours(), DIAGNOSIS_TIME, diagnosed, step, event);
        } else {
            int need = footings.ofDiagnosis(table.team(shownBy(step, cause)));
            double hours = detection.diagnosisHours().quantile(draw(step, DIAGNOSIS_TIME));
            efforts.begin(need, hours, diagnosed, step, event);
        }
    }

    /** The asset that showed a step: that of the event, or the first that the step reached where the event is not one of an asset. */
    private int shownBy(int step, int event) {
        return subjects.isAsset(log.subject(event)) ? log.subject(event) : hit[step].at(0);
    }

    private void diagnosed(int step, int cause) {
        understoodBy[step] = log.append(agenda.now(), subjects.step(step), What.DIAGNOSED, 0, 1, cause);
        for (int i = 0; i < hit[step].size(); i++) {
            remedy(hit[step].at(i), understoodBy[step]);
        }
        listeners.forEach(l -> l.understood(step, hit[step], understoodBy[step]));
    }

    private void remedy(int node, int cause) {
        if (damage.isBroken(node) || damage.lockedOut(node)) {
            repairs.ask(node);
        } else if (damage.integrity(node) != Damage.CLEAN) {
            damage.clean(node, cause);
        }
    }

    private void after(Distribution hours, int number, Handler handler, int step, int cause) {
        double wait = Math.max(0, hours.quantile(draw(step, number)));
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(wait)), handler, step, cause);
    }

    private double draw(int step, int number) {
        return draws.uniform(Purposes.DETECTION, stepKeys[step], number);
    }
}
