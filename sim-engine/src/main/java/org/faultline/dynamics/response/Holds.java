package org.faultline.dynamics.response;

import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Nodes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.policy.Playbook;
import org.faultline.policy.Playbook.Term;

/**
 * What playbooks do to assets and take back, during one run: when its end has come an asset is searched where the plan says so, waits for its
 * turn, and is let go. It is done to all assets of a playbook together, and taken back in its groups.
 */
final class Holds implements Verb {

    private static final int LASTING = 2;

    private final PlaybookTable table;
    private final Grip[] grips;
    private final Damage damage;
    private final Deeds deeds;
    private final Agenda agenda;
    private final Handler over = this::over;
    private final Handler look = this::look;
    private final Precedence[] returning;
    private final Searches searches;
    /** By playbook and asset: held by it; on its way back. */
    private final boolean[][] holds;

    private final boolean[][] leaving;
    /** By playbook and asset that it holds, the cue that asked for it last. */
    private final int[][] askedBy;
    /** By playbook, assets in the order in which it took them; some of them may be let go. */
    private final IntList[] held;
    /** By asset, how many playbooks hold it. */
    private final int[] holders;

    private final int[] cuedBy;
    /** By playbook, its turn that begins. */
    private final int[] beginning;
    /** Assets that were cleaned and not looked at since. */
    private final IntList cleaned = new IntList();

    private boolean looking;
    private boolean lookingAtAll;
    private boolean anyNoticed;
    private int unknown;
    private int reached;

    /**
     * The state of a run.
     *
     * @param grips by playbook, what it does to assets; null where it takes nothing back
     */
    Holds(
            PlaybookTable table,
            Grip[] grips,
            Nodes nodes,
            Damage damage,
            Deeds deeds,
            Agenda agenda,
            PlaybookStages stages,
            long startOfDayMicros) {
        this.table = table;
        this.grips = grips;
        this.damage = damage;
        this.deeds = deeds;
        this.agenda = agenda;
        int n = table.size();
        returning = new Precedence[n];
        holds = new boolean[n][];
        leaving = new boolean[n][];
        held = new IntList[n];
        askedBy = new int[n][];
        beginning = new int[n];
        for (int p = 0; p < n; p++) {
            int assets = grips[p] == null ? 0 : nodes.assets();
            holds[p] = new boolean[assets];
            leaving[p] = new boolean[assets];
            askedBy[p] = new int[assets];
            held[p] = new IntList();
            returning[p] = grips[p] == null ? null : stages.of(p, this::letGo, true);
        }
        holders = new int[nodes.assets()];
        cuedBy = new int[n];
        searches = new Searches(table, damage, deeds, agenda, startOfDayMicros, (p, node) -> returning[p].add(node));
    }

    void reset() {
        looking = false;
        lookingAtAll = false;
        anyNoticed = false;
        unknown = 0;
        reached = 0;
        cleaned.clear();
        searches.reset();
        for (int p = 0; p < held.length; p++) {
            for (int i = 0; i < held[p].size(); i++) {
                int node = held[p].at(i);
                holds[p][node] = false;
                leaving[p][node] = false;
                holders[node] = 0;
            }
            held[p].clear();
            if (returning[p] != null) {
                returning[p].reset();
            }
        }
    }

    @Override
    public void start(int p) {
        for (int node : table.targets(p)) {
            grips[p].prepare(p, node);
        }
    }

    @Override
    public void begin(int p, int turn, int cause) {
        cuedBy[p] = cause;
        beginning[p] = turn;
    }

    @Override
    public void reach(int p, int node, int cause) {
        if (holds[p][node]) {
            askedBy[p][node] = beginning[p];
        } else if (deeds.succeeds(p, node, cause)) {
            holds[p][node] = true;
            askedBy[p][node] = beginning[p];
            held[p].add(node);
            holders[node]++;
            returning[p].expect(node);
            grips[p].take(p, node, deeds.did(node, grips[p].taken(p), cause));
        }
    }

    @Override
    public void told(int p, int turn) {
        lookAtAllSoon();
        term(p).lastingHours().ifPresent(d -> schedule(p, turn, d));
    }

    private void schedule(int p, int turn, Distribution lasting) {
        double hours = Math.max(0, lasting.quantile(deeds.draw(p, turn + LASTING)));
        agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), over, p, turn);
    }

    private Term term(int p) {
        return table.playbook(p).action().term().orElseThrow();
    }

    // --- the way back

    /** Something was noticed, of which nobody knows the remedy yet. */
    void noticed() {
        anyNoticed = true;
        unknown++;
    }

    /** Something that was noticed is understood. */
    void understood() {
        unknown--;
        lookAtAllSoon();
    }

    /** Another asset that was clean is reached by a step. */
    void reached() {
        reached++;
    }

    /** An asset is clean, which had been reached by a step or not. */
    void cleaned(int node, boolean wasReached) {
        reached -= wasReached ? 1 : 0;
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

    /** Lets assets return whose end has come. */
    private void look(int unusedA, int unusedB) {
        looking = false;
        for (int p = 0; p < table.size() && anyNoticed && unknown == 0; p++) {
            if (grips[p] != null && mayEnd(term(p).end())) {
                letReturn(p, lookingAtAll ? held[p] : cleaned, term(p).end() == Playbook.End.UNDERSTOOD);
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
            if (holds[p][node] && !leaving[p][node] && (whateverItsState || !damage.isDamaged(node))) {
                leaving[p][node] = true;
                if (searches.areMade(p)) {
                    searches.add(p, node, cuedBy[p]);
                } else {
                    returning[p].add(node);
                }
            }
        }
    }

    /** The time of one turn is up: what no later one asked for as well may return. */
    private void over(int p, int turn) {
        IntList ofTurn = new IntList();
        for (int i = 0; i < held[p].size(); i++) {
            if (askedBy[p][held[p].at(i)] == turn) {
                ofTurn.add(held[p].at(i));
            }
        }
        letReturn(p, ofTurn, true);
    }

    private void letGo(int p, int node) {
        if (holds[p][node]) {
            holds[p][node] = false;
            leaving[p][node] = false;
            holders[node]--;
            grips[p].release(p, node, deeds.did(node, grips[p].released(p), cuedBy[p]));
            returning[p].through(node);
        }
    }
}
