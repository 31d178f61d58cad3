package org.faultline.dynamics.response;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.dynamics.state.Reachability;
import org.faultline.dynamics.state.RepairDesk;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.Response;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Repair by limited crews during one run.
 *
 * <p>A repair waits in its operator's remote queue while the operator's element manager works and reaches the asset, and in
 * the on-site queue when it does not, when the asset is locked out or when it must be replaced. Each queue is served in the
 * order of the plan by the crews of its reach. A remote repair for which there is no on-site crew waits until a manager or a
 * router is back. Which queue it is, is decided when the repair is asked for and again before a session begins; a session that
 * has begun ends, but mends nothing when the asset was wiped or locked out meanwhile. A crew mends all that it finds.
 */
public final class Repairs implements LevelListener, RepairDesk {

    private static final int NO_EFFORT = -1;
    private static final double WAITING = 0;
    private static final double UNDER_WAY = 1;
    private static final double DONE = 2;

    private final RepairTable table;
    private final FootingTable footings;
    private final Efforts efforts;
    private final Nodes nodes;
    private final Damage damage;
    private final Levels levels;
    private final Reachability reachability;
    private final Agenda agenda;
    private final EventLog log;
    private final Handler done = this::done;
    private final Handler retry = this::retry;
    private final Handler send = this::send;
    private final Handler look = this::look;

    private final List<PriorityQueue<Long>> remote = new ArrayList<>();
    private final List<PriorityQueue<Long>> onSite = new ArrayList<>();
    private final List<List<Long>> blocked = new ArrayList<>();
    private final boolean[] retrying;
    private final boolean[] sending;
    private final int[][] busy;
    private final boolean[] open;
    private final boolean[] underWay;
    /** By asset, jobs that still stand in a queue although somebody else mended it. */
    private final int[] withdrawn;

    private final int[] jobEvent;
    private final int[] repairsBefore;
    private final IntList asked = new IntList();
    /** By asset, the effort of a session under way that may be cut off; {@value #NO_EFFORT} for all others. */
    private final int[] session;

    private final int[] crewOfSession;
    /** By team, assets with such sessions. */
    private final IntList[] sessions;

    private final boolean[] looking;
    private final boolean cutsOff;
    private int arrivals;
    private Draws draws = new Draws(0, 0);

    /** The state of a run over a compiled plan. */
    public Repairs(
            RepairTable table,
            FootingTable footings,
            Efforts efforts,
            Nodes nodes,
            Damage damage,
            Levels levels,
            Reachability reachability,
            Agenda agenda,
            EventLog log) {
        this.table = table;
        this.footings = footings;
        this.efforts = efforts;
        this.nodes = nodes;
        this.damage = damage;
        this.levels = levels;
        this.reachability = reachability;
        this.agenda = agenda;
        this.log = log;
        for (int t = 0; t < table.teams(); t++) {
            remote.add(new PriorityQueue<>());
            onSite.add(new PriorityQueue<>());
            blocked.add(new ArrayList<>());
        }
        retrying = new boolean[table.teams()];
        sending = new boolean[table.teams()];
        busy = new int[table.teams()][table.crews().size()];
        open = new boolean[nodes.assets()];
        underWay = new boolean[nodes.assets()];
        withdrawn = new int[nodes.assets()];
        jobEvent = new int[nodes.assets()];
        repairsBefore = new int[nodes.assets()];
        session = new int[nodes.assets()];
        Arrays.fill(session, NO_EFFORT);
        crewOfSession = new int[nodes.assets()];
        looking = new boolean[table.teams()];
        cutsOff = table.crews().stream().anyMatch(Response.Crew::cutOff);
        sessions = new IntList[table.teams()];
        Arrays.setAll(sessions, t -> new IntList());
    }

    /** Every crew is free, before a replication; O(repairs of the last one). */
    public void reset(Draws newDraws) {
        draws = newDraws;
        arrivals = 0;
        for (int t = 0; t < table.teams(); t++) {
            remote.get(t).clear();
            onSite.get(t).clear();
            blocked.get(t).clear();
            retrying[t] = false;
            sending[t] = false;
            Arrays.fill(busy[t], 0);
            looking[t] = false;
            sessions[t].clear();
        }
        for (int i = 0; i < asked.size(); i++) {
            open[asked.at(i)] = false;
            underWay[asked.at(i)] = false;
            withdrawn[asked.at(i)] = 0;
            session[asked.at(i)] = NO_EFFORT;
            repairsBefore[asked.at(i)] = 0;
        }
        asked.clear();
    }

    /**
     * Asks for the repair of a damaged asset, unless it has been asked for already. Crews are sent once everything that is asked
     * for at this moment waits, so that the order of repair holds among it.
     */
    @Override
    public void ask(int node) {
        if (open[node]) {
            return;
        }
        open[node] = true;
        asked.add(node);
        jobEvent[node] = log.append(agenda.now(), node, What.REPAIR, DONE, WAITING, damage.event(node));
        enqueue(table.priority(node, arrivals++));
        int team = table.team(node);
        if (!sending[team]) {
            sending[team] = true;
            agenda.soon(send, team, 0);
        }
    }

    /** Takes back what was asked for, as somebody else mends the asset; a crew that is at work finishes. */
    void withdraw(int node) {
        if (open[node] && !underWay[node]) {
            open[node] = false;
            withdrawn[node]++;
            jobEvent[node] = log.append(agenda.now(), node, What.REPAIR, WAITING, DONE, jobEvent[node]);
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
        for (int team = first; cutsOff && team < end; team++) {
            if (!looking[team] && sessions[team].size() > 0) {
                looking[team] = true;
                agenda.soon(look, team, 0);
            }
        }
    }

    /** Ends the sessions of a team whose asset is managed no more; their jobs wait again. */
    private void look(int team, int unused) {
        looking[team] = false;
        for (int node : sessions[team].toArray()) {
            if (!isManaged(node)) {
                efforts.abandon(session[node]);
                busy[team][crewOfSession[node]]--;
                endSession(node, team);
                underWay[node] = false;
                jobEvent[node] = log.append(agenda.now(), node, What.REPAIR, UNDER_WAY, WAITING, jobEvent[node]);
                enqueue(table.priority(node, arrivals++));
            }
        }
        dispatch(team);
    }

    private void endSession(int node, int team) {
        session[node] = NO_EFFORT;
        int[] all = sessions[team].toArray();
        sessions[team].clear();
        for (int other : all) {
            if (other != node) {
                sessions[team].add(other);
            }
        }
    }

    private void retrySoon(int team) {
        if (!retrying[team] && !blocked.get(team).isEmpty()) {
            retrying[team] = true;
            agenda.soon(retry, team, 0);
        }
    }

    private void enqueue(long job) {
        int node = RepairTable.nodeOf(job);
        int team = table.team(node);
        if (damage.needsReplacement(node) && damage.isUnsupported(node)) {
            blocked.get(team).add(job);
        } else if (hasCrew(Response.Reach.REMOTE) && canBeMendedFromAfar(node)) {
            remote.get(team).add(job);
        } else if (hasCrew(Response.Reach.ON_SITE)) {
            onSite.get(team).add(job);
        } else {
            blocked.get(team).add(job);
        }
    }

    private boolean hasCrew(Response.Reach reach) {
        return table.crews().stream().anyMatch(c -> c.reach() == reach);
    }

    private boolean canBeMendedFromAfar(int node) {
        return !damage.needsReplacement(node) && !damage.lockedOut(node) && isManaged(node);
    }

    /** True when an element manager of the operator works and reaches the asset; an operator without one manages everything. */
    boolean isManaged(int node) {
        int[] managers = table.managers(table.team(node));
        for (int manager : managers) {
            boolean path = !table.isLinked(node)
                    || !table.isLinked(manager)
                    || reachability.reaches(manager, node)
                    || table.managementLinks().reaches(manager, node, levels);
            if (levels.level(manager) > 0 && path) {
                return true;
            }
        }
        return managers.length == 0;
    }

    /** Remote crews first: what they cannot reach any more goes to the others. */
    private void dispatch(int team) {
        dispatch(team, Response.Reach.REMOTE, remote.get(team));
        dispatch(team, Response.Reach.ON_SITE, onSite.get(team));
    }

    private void dispatch(int team, Response.Reach reach, PriorityQueue<Long> queue) {
        List<Response.Crew> crews = table.crews();
        for (int c = 0; c < crews.size(); c++) {
            Response.Crew crew = crews.get(c);
            while (crew.reach() == reach && busy[team][c] < crew.size() && !queue.isEmpty()) {
                long job = queue.remove();
                int node = RepairTable.nodeOf(job);
                if (withdrawn[node] > 0) {
                    withdrawn[node]--;
                } else if (reach == Response.Reach.ON_SITE || canBeMendedFromAfar(node)) {
                    begin(node, team, c, crew);
                } else {
                    enqueue(job);
                }
            }
        }
    }

    private void begin(int node, int team, int c, Response.Crew crew) {
        busy[team][c]++;
        underWay[node] = true;
        int number = repairsBefore[node]++;
        double travel =
                Math.max(0, crew.travelHours().quantile(draws.uniform(Purposes.TRAVEL, nodes.key(node), number)));
        double work = Math.max(0, crew.workHours().quantile(draws.uniform(Purposes.WORK, nodes.key(node), number)));
        jobEvent[node] = log.append(agenda.now(), node, What.REPAIR, WAITING, UNDER_WAY, jobEvent[node]);
        int need = footings.ofCrew(c, team);
        boolean mayBeCutOff = crew.cutOff() && crew.reach() == Response.Reach.REMOTE;
        if (need == FootingTable.NONE && !mayBeCutOff) {
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(travel + work)), done, node, c);
            return;
        }
        int effort = efforts.begin(need, travel + work, done, node, c);
        if (mayBeCutOff) {
            session[node] = effort;
            crewOfSession[node] = c;
            sessions[team].add(node);
        }
    }

    private void done(int node, int c) {
        int team = table.team(node);
        busy[team][c]--;
        underWay[node] = false;
        if (session[node] != NO_EFFORT) {
            endSession(node, team);
        }
        boolean fromAfar = table.crews().get(c).reach() == Response.Reach.REMOTE;
        if (fromAfar && (damage.needsReplacement(node) || damage.lockedOut(node))) {
            jobEvent[node] = log.append(agenda.now(), node, What.REPAIR, UNDER_WAY, WAITING, damage.event(node));
            enqueue(table.priority(node, arrivals++));
        } else {
            open[node] = false;
            damage.mend(node, log.append(agenda.now(), node, What.REPAIR, UNDER_WAY, DONE, jobEvent[node]));
        }
        dispatch(team);
    }

    private void retry(int team, int unused) {
        retrying[team] = false;
        List<Long> waiting = List.copyOf(blocked.get(team));
        blocked.get(team).clear();
        waiting.forEach(this::enqueue);
        dispatch(team);
    }
}
