package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntColumn;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.RepairDesk;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.model.Distribution;
import org.faultline.policy.Response;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Repair by limited crews during one run.
 *
 * <p>A repair waits in its operator's remote queue while the operator's element manager works and reaches the asset; what owners can mend waits for
 * nobody but them; everything else waits in the on-site queue, and before that for its spare part when it must be replaced. Each queue is served
 * in the order of the plan by the crews of its reach that are on duty. A remote repair for which there is no on-site crew waits until a manager
 * or a router is back. Which queue it is, is decided when the repair is asked for and again before a session begins; a session that
 * has begun ends, but mends nothing when the asset was wiped or locked out meanwhile. A crew mends all that it finds.
 */
public final class Repairs implements LevelListener, RepairDesk {

    private static final double WAITING = 0;
    private static final double UNDER_WAY = 1;
    private static final double DONE = 2;

    private final RepairTable table;
    private final FootingTable footings;
    private final Efforts efforts;
    private final Nodes nodes;
    private final Damage damage;
    private final Management management;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler done = this::done;
    private final Handler retry = this::retry;
    private final Handler send = this::send;
    private final Handler look = this::look;

    private final WaitingJobs remote;
    private final WaitingJobs onSite;
    private final SpareStock spares;
    private final List<List<Long>> blocked = new ArrayList<>();
    private final boolean[] retrying;
    private final boolean[] sending;
    private final Crews crews;
    private final BitSet open = new BitSet();
    private final BitSet underWay = new BitSet();
    /** Assets to be mended with a part that was at hand before anybody asked. */
    private final BitSet brought = new BitSet();
    /** By asset, jobs that still stand in a queue although somebody else mended it. */
    private final IntColumn withdrawn;

    private final IntColumn jobEvent;
    private final IntColumn repairsBefore;
    private final IntList asked = new IntList();
    private final Sessions sessions;
    private final boolean[] looking;
    private final boolean cutsOff;
    private int arrivals;
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run over a compiled plan.
     *
     * @param startOfDayMicros time from midnight to the start of the run
     */
    public Repairs(
            RepairTable table,
            RepairPlan plan,
            FootingTable footings,
            Efforts efforts,
            Nodes nodes,
            Damage damage,
            Management management,
            Agenda agenda,
            long startOfDayMicros,
            EventLog log) {
        this.table = table;
        this.footings = footings;
        this.efforts = efforts;
        this.nodes = nodes;
        this.damage = damage;
        this.management = management;
        this.agenda = agenda;
        this.log = log;
        crews = new Crews(table.crews(), table.teams(), agenda, startOfDayMicros, this::send);
        remote = new WaitingJobs(table.teams(), plan.first());
        onSite = new WaitingJobs(table.teams(), plan.first());
        spares = new SpareStock(plan, nodes.assets(), agenda, this::partArrived);
        for (int t = 0; t < table.teams(); t++) {
            blocked.add(new ArrayList<>());
        }
        retrying = new boolean[table.teams()];
        sending = new boolean[table.teams()];
        withdrawn = new IntColumn(nodes.assets(), 0);
        jobEvent = new IntColumn(nodes.assets(), EventLog.NO_CAUSE);
        repairsBefore = new IntColumn(nodes.assets(), 0);
        sessions = new Sessions(table.teams(), nodes.assets());
        looking = new boolean[table.teams()];
        cutsOff = table.crews().stream().anyMatch(Response.Crew::cutOff);
    }

    /** Every crew is free, before a replication; O(repairs of the last one). */
    public void reset(Draws newDraws) {
        draws = newDraws;
        arrivals = 0;
        crews.reset();
        remote.clear();
        onSite.clear();
        spares.reset(draws);
        sessions.reset();
        for (int t = 0; t < table.teams(); t++) {
            blocked.get(t).clear();
            retrying[t] = false;
            sending[t] = false;
            looking[t] = false;
        }
        for (int i = 0; i < asked.size(); i++) {
            open.clear(asked.at(i));
            underWay.clear(asked.at(i));
            brought.clear(asked.at(i));
            withdrawn.unset(asked.at(i));
            repairsBefore.unset(asked.at(i));
        }
        asked.clear();
    }

    /**
     * Asks for the repair of a damaged asset, unless it has been asked for already. Crews are sent once everything that is asked
     * for at this moment waits, so that the order of repair holds among it.
     */
    @Override
    public void ask(int node) {
        if (open.get(node)) {
            return;
        }
        open.set(node);
        asked.add(node);
        jobEvent.set(node, log.append(agenda.now(), node, What.REPAIR, DONE, WAITING, damage.event(node)));
        enqueue(table.priority(node, arrivals++));
        sendSoon(table.team(node));
    }

    @Override
    public void askWithPart(int node) {
        if (!open.get(node)) {
            brought.set(node);
        }
        ask(node);
    }

    private void sendSoon(int team) {
        if (!sending[team]) {
            sending[team] = true;
            agenda.soon(send, team, 0);
        }
    }

    /** Takes back what was asked for, as somebody else mends the asset; a crew that is at work finishes. */
    void withdraw(int node) {
        if (open.get(node) && !underWay.get(node)) {
            open.clear(node);
            withdrawn.add(node, 1);
            jobEvent.set(node, log.append(agenda.now(), node, What.REPAIR, WAITING, DONE, jobEvent.at(node)));
        }
    }

    private void send(int team, int unused) {
        sending[team] = false;
        dispatch(team);
    }

    @Override
    public boolean hearsLevelOf(int node) {
        return table.carriesTraffic(node) || table.teamManaged(node) >= 0;
    }

    @Override
    public void levelChanged(int node, double from, double to, int event) {
        if (to == 0 && cutsOff) {
            int managed = table.teamManaged(node);
            lookSoon(
                    table.carriesTraffic(node) ? 0 : managed, table.carriesTraffic(node) ? table.teams() : managed + 1);
        }
        if (from == 0 && table.carriesTraffic(node)) {
            for (int team = 0; team < table.teams(); team++) {
                retrySoon(team);
            }
        } else if (from == 0 && table.teamManaged(node) >= 0) {
            retrySoon(table.teamManaged(node));
        }
    }

    /** Looks at the sessions of teams that may have lost management. */
    private void lookSoon(int first, int end) {
        for (int team = first; team < end; team++) {
            if (!looking[team] && sessions.isAny(team)) {
                looking[team] = true;
                agenda.soon(look, team, 0);
            }
        }
    }

    /** Ends the sessions of a team whose asset is managed no more; their jobs wait again. */
    private void look(int team, int unused) {
        looking[team] = false;
        for (int node : sessions.of(team)) {
            if (!management.reaches(node)) {
                efforts.abandon(sessions.effort(node));
                crews.release(team, sessions.crew(node));
                sessions.end(team, node);
                waitAgain(node, jobEvent.at(node));
            }
        }
        dispatch(team);
    }

    /** What waits for a way to an asset may be there now. */
    void tryAgain(int node) {
        retrySoon(table.team(node));
    }

    private void retrySoon(int team) {
        if (!retrying[team] && !blocked.get(team).isEmpty()) {
            retrying[team] = true;
            agenda.soon(retry, team, 0);
        }
    }

    private void retry(int team, int unused) {
        retrying[team] = false;
        List<Long> waiting = List.copyOf(blocked.get(team));
        blocked.get(team).clear();
        waiting.forEach(this::enqueue);
        dispatch(team);
    }

    private void enqueue(long job) {
        int node = RepairTable.nodeOf(job);
        int team = table.team(node);
        boolean replaced = damage.needsReplacement(node);
        if (replaced && isPartOutOfReach(node)) {
            blocked.get(team).add(job);
        } else if (crews.isAny(Response.Reach.REMOTE) && management.canMend(node)) {
            remote.add(team, job);
        } else if (crews.isAny(Response.Reach.OWNERS) && !replaced) {
            take(job, team, crews.owners());
        } else if (!crews.isAny(Response.Reach.ON_SITE)) {
            blocked.get(team).add(job);
        } else if (!replaced || spares.hasPart(job)) {
            onSite.add(team, job);
        }
    }

    /** Whether the supplier of an asset delivers no part and none is at hand. */
    private boolean isPartOutOfReach(int node) {
        return damage.isUnsupported(node) && !brought.get(node) && !spares.isAtHand(node);
    }

    private void partArrived(long job) {
        int team = table.team(RepairTable.nodeOf(job));
        onSite.add(team, job);
        sendSoon(team);
    }

    /** Remote crews first: what they cannot reach any more goes to the others. */
    private void dispatch(int team) {
        dispatch(team, Response.Reach.REMOTE, remote);
        dispatch(team, Response.Reach.ON_SITE, onSite);
    }

    private void dispatch(int team, Response.Reach reach, WaitingJobs queue) {
        for (int c = 0; c < crews.size(); c++) {
            if (crews.of(c).reach() == reach && !queue.isEmpty(team) && crews.isOnDuty(team, c)) {
                while (crews.isFree(team, c) && !queue.isEmpty(team)) {
                    take(queue.remove(team), team, c);
                }
            }
        }
    }

    private void take(long job, int team, int c) {
        int node = RepairTable.nodeOf(job);
        if (withdrawn.at(node) > 0) {
            withdrawn.add(node, -1);
        } else if (crews.of(c).reach() != Response.Reach.REMOTE || management.canMend(node)) {
            begin(node, team, c);
        } else {
            enqueue(job);
        }
    }

    private void begin(int node, int team, int c) {
        Response.Crew crew = crews.of(c);
        crews.engage(team, c);
        underWay.set(node);
        int number = repairsBefore.at(node);
        repairsBefore.set(node, number + 1);
        double hours = drawn(crew.travelHours(), Purposes.TRAVEL, node, number)
                + drawn(task(crew.tasks(), node), Purposes.WORK, node, number);
        jobEvent.set(node, log.append(agenda.now(), node, What.REPAIR, WAITING, UNDER_WAY, jobEvent.at(node)));
        int need = footings.ofCrew(c, team);
        boolean mayBeCutOff = crew.cutOff() && crew.reach() == Response.Reach.REMOTE;
        if (need == FootingTable.NONE && !mayBeCutOff) {
            agenda.at(crews.clock(c).after(agenda.now(), SimTime.ofHours(hours)), done, node, c);
            return;
        }
        int effort = efforts.begin(need, crews.clock(c), hours, done, node, c);
        if (mayBeCutOff) {
            sessions.begin(team, node, effort, c);
        }
    }

    private Distribution task(Response.Tasks tasks, int node) {
        return damage.needsReplacement(node) ? tasks.replaceHours().orElse(tasks.workHours()) : tasks.workHours();
    }

    private double drawn(Distribution hours, int purpose, int node, int number) {
        return Math.max(0, hours.quantile(draws.uniform(purpose, nodes.key(node), number)));
    }

    private void done(int node, int c) {
        int team = table.team(node);
        crews.release(team, c);
        sessions.end(team, node);
        if (isBeyond(node, c)) {
            waitAgain(node, damage.event(node));
        } else if (helps(node, c)) {
            underWay.clear(node);
            open.clear(node);
            brought.clear(node);
            spares.builtIn(node);
            damage.mend(node, log.append(agenda.now(), node, What.REPAIR, UNDER_WAY, DONE, jobEvent.at(node)));
        } else {
            waitAgain(node, jobEvent.at(node));
        }
        dispatch(team);
    }

    /** Whether what happened to an asset meanwhile is more than those can mend who were at work. */
    private boolean isBeyond(int node, int c) {
        return switch (crews.of(c).reach()) {
            case REMOTE -> damage.needsReplacement(node) || damage.lockedOut(node);
            case OWNERS -> damage.needsReplacement(node);
            case ON_SITE -> false;
        };
    }

    private boolean helps(int node, int c) {
        double chance = crews.of(c).tasks().chance();
        return chance >= 1
                || draws.uniform(Purposes.REPAIR_HELPS, nodes.key(node), repairsBefore.at(node) - 1) < chance;
    }

    private void waitAgain(int node, int cause) {
        underWay.clear(node);
        jobEvent.set(node, log.append(agenda.now(), node, What.REPAIR, UNDER_WAY, WAITING, cause));
        enqueue(table.priority(node, arrivals++));
    }
}
