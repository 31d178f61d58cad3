package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.faultline.dynamics.state.AccessDesk;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.Playbook;
import org.faultline.policy.Playbook.Action;
import org.faultline.policy.Playbook.Cue;
import org.faultline.trace.EventLog;

/**
 * Playbooks during one run: what cues them, and which assets they are about; what they do is the business of their {@link Verb}. What was done to
 * an asset is an event whose cause is the cue, so that the price of the defence is booked on the step it answers.
 */
public final class Playbooks implements DamageListener, LevelListener, IncidentListener {

    private static final int HAPPENS = 0;
    private static final int DELAY = 1;
    private static final int MOMENT = 4;
    private static final int DRAWS = 8;
    private static final IntList NOBODY = new IntList();

    private final PlaybookTable table;
    private final Damage damage;
    private final Agenda agenda;
    private final Handler begin = this::begin;
    private final Deeds deeds;
    private final Cuts cuts;
    private final RoamGrip roaming;
    private final Standbys standbys;
    private final Restoring restoring;
    private final Holds holds;
    /** By playbook. */
    private final Verb[] verbs;

    /** How often each playbook was cued. */
    private final int[] turns;

    private final boolean[] fallen;
    /** By playbook, what cued it, in the order of its turns. */
    private final List<List<Cued>> cued = new ArrayList<>();

    /**
     * One cue of a playbook.
     *
     * @param event what cued it
     * @param hit assets that were known to be hit then, where the playbook asks
     */
    private record Cued(int event, IntList hit) {}

    /**
     * The state of a run over compiled playbooks.
     *
     * @param startOfDayMicros time from midnight to the start of the run
     */
    public Playbooks(
            PlaybookTable table,
            Nodes nodes,
            Damage damage,
            Repairs repairs,
            Management management,
            AccessDesk access,
            Agenda agenda,
            long startOfDayMicros,
            EventLog log) {
        this.table = table;
        this.damage = damage;
        this.agenda = agenda;
        int n = table.size();
        deeds = new Deeds(table, nodes, agenda, log);
        cuts = new Cuts(damage, nodes.assets());
        PlaybookStages stages = new PlaybookStages(table, deeds, agenda);
        standbys = new Standbys(table, nodes, cuts, deeds, agenda, stages);
        restoring = new Restoring(table, nodes, damage, repairs, management, deeds, agenda, stages);
        roaming = new RoamGrip(access, cuts, nodes.assets());
        IsolationGrip isolation = new IsolationGrip(table, cuts, management, repairs, restoring);
        BarGrip barring = new BarGrip(table, access, damage, nodes.assets());
        Grip[] grips = new Grip[n];
        for (int p = 0; p < n; p++) {
            Action action = table.playbook(p).action();
            grips[p] = action instanceof Action.Isolate
                    ? isolation
                    : action instanceof Action.Bar ? barring : action instanceof Action.Roam ? roaming : null;
        }
        holds = new Holds(table, grips, nodes, damage, deeds, agenda, stages, startOfDayMicros);
        verbs = new Verb[n];
        Arrays.setAll(
                verbs, p -> grips[p] != null ? holds : verbOf(table.playbook(p).action()));
        turns = new int[n];
        fallen = new boolean[n];
        for (int p = 0; p < n; p++) {
            cued.add(new ArrayList<>());
        }
    }

    private Verb verbOf(Action action) {
        return action instanceof Action.Start || action instanceof Action.FailOver ? standbys : restoring;
    }

    /** Standbys are off; playbooks that wait for a moment are scheduled. */
    public void start(Draws draws) {
        deeds.reset(draws);
        cuts.reset();
        roaming.reset();
        standbys.reset();
        restoring.reset();
        holds.reset();
        for (int p = 0; p < table.size(); p++) {
            cued.get(p).clear();
            turns[p] = 0;
            fallen[p] = false;
        }
        for (int p = 0; p < table.size(); p++) {
            verbs[p].start(p);
            if (table.playbook(p).cue() instanceof Cue.At at) {
                cue(p, at.hours().quantile(deeds.draw(p, MOMENT)), new Cued(EventLog.NO_CAUSE, NOBODY));
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
                cue(p, 0, new Cued(event, NOBODY));
            }
        }
    }

    @Override
    public void noticed(int step, IntList hit, int event) {
        holds.noticed();
        ofIncident(step, hit, event, false);
    }

    @Override
    public void understood(int step, IntList hit, int event) {
        ofIncident(step, hit, event, true);
        holds.understood();
    }

    private void ofIncident(int step, IntList hit, int event, boolean understood) {
        for (int p = 0; p < table.size(); p++) {
            if (table.isAbout(p, step) && ((Cue.OfIncident) table.playbook(p).cue()).understood() == understood) {
                cue(p, 0, new Cued(event, table.playbook(p).onlyHit() ? known(hit, understood) : NOBODY));
            }
        }
    }

    /** Assets that are known to be hit by a step. */
    private IntList known(IntList hit, boolean understood) {
        IntList known = new IntList();
        for (int i = 0; i < hit.size(); i++) {
            if (understood || damage.isBroken(hit.at(i))) {
                known.add(hit.at(i));
            }
        }
        return known;
    }

    private void cue(int p, double waitHours, Cued by) {
        Playbook playbook = table.playbook(p);
        int number = turns[p]++;
        int turn = DRAWS * number;
        cued.get(p).add(by);
        if (deeds.draw(p, turn + HAPPENS) < playbook.happens()) {
            double delay = Math.max(0, playbook.delayHours().quantile(deeds.draw(p, turn + DELAY)));
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, waitHours) + delay)), begin, p, number);
        }
    }

    // --- actions

    private void begin(int p, int number) {
        int turn = DRAWS * number;
        Cued by = cued.get(p).get(number);
        verbs[p].begin(p, turn, by.event());
        BitSet hit = new BitSet();
        for (int i = 0; i < by.hit().size(); i++) {
            hit.set(by.hit().at(i));
        }
        boolean any = !table.playbook(p).onlyHit();
        for (int node : table.targets(p)) {
            if (any || hit.get(node)) {
                verbs[p].reach(p, node, by.event());
            }
        }
        verbs[p].told(p, turn);
    }

    // --- what became of assets

    @Override
    public void damaged(int node, int step, boolean visible, int event) {
        if (restoring.damaged(node)) {
            holds.reached();
        }
    }

    @Override
    public void cleaned(int node, int event) {
        holds.cleaned(node, restoring.cleaned(node));
    }
}
