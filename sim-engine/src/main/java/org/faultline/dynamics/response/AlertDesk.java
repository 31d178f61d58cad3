package org.faultline.dynamics.response;

import java.util.Arrays;
import java.util.List;
import org.faultline.dynamics.state.IntList;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.Analysts;
import org.faultline.policy.Sensor;

/**
 * Alerts that wait for analysts during one run.
 *
 * <p>Every team has its own queue: alerts of a higher priority first, of one priority in the order in which they were raised. A free analyst
 * who is on duty takes the next one, those of the group that the plan names first before the others, and finishes it whatever comes; a true
 * alert is then known for what it is. Whoever is off duty takes no new alert. Without analysts an alert is known at once. An alert costs
 * O(groups).
 */
final class AlertDesk {

    private static final int FALSE = -1;
    private static final int PRIORITIES = Sensor.GREATEST_PRIORITY + 1;
    private static final int DAY_HOURS = 24;

    /** Told what a true alert was about. */
    @FunctionalInterface
    interface Known {
        void known(int step, int alertEvent);
    }

    private static final int TRUE_ALERTS = 0;
    private static final int FALSE_ALERTS = 1;

    private final SensorTable table;
    private final RepairTable repairs;
    private final List<Analysts> groups;
    private final FootingTable footings;
    private final Efforts efforts;
    private final Agenda agenda;
    private final long startOfDayMicros;
    private final Known known;
    private final Handler worked = this::worked;
    private final Handler shift = this::shift;

    /** By alert: step or {@value #FALSE}, number among the false ones, sensor, team, event. */
    private final IntList steps = new IntList();

    private final IntList numbers = new IntList();
    private final IntList sensors = new IntList();

    private final IntList teams = new IntList();
    private final IntList events = new IntList();
    /** By team and priority, alerts in the order in which they were raised, and how many of them were taken. */
    private final IntList[][] waiting;

    private final int[][] taken;
    private final int[][] busy;
    private final boolean[] shiftComes;
    private Draws draws = new Draws(0, 0);

    AlertDesk(
            SensorTable table,
            RepairTable repairs,
            FootingTable footings,
            Efforts efforts,
            Agenda agenda,
            long startOfDayMicros,
            Known known) {
        this.table = table;
        this.repairs = repairs;
        groups = table.watch().analysts();
        this.footings = footings;
        this.efforts = efforts;
        this.agenda = agenda;
        this.startOfDayMicros = startOfDayMicros;
        this.known = known;
        int teamCount = repairs.teams();
        waiting = new IntList[teamCount][PRIORITIES];
        for (IntList[] ofTeam : waiting) {
            Arrays.setAll(ofTeam, p -> new IntList());
        }
        taken = new int[teamCount][PRIORITIES];
        busy = new int[teamCount][groups.size()];
        shiftComes = new boolean[teamCount];
    }

    void reset(Draws newDraws) {
        draws = newDraws;
        steps.clear();
        numbers.clear();
        sensors.clear();
        teams.clear();
        events.clear();
        for (int t = 0; t < waiting.length; t++) {
            for (int p = 0; p < PRIORITIES; p++) {
                waiting[t][p].clear();
                taken[t][p] = 0;
            }
            Arrays.fill(busy[t], 0);
            shiftComes[t] = false;
        }
    }

    /** An alert about what a step did. */
    void raise(int sensor, int team, int step, int event) {
        if (groups.isEmpty()) {
            known.known(step, event);
        } else {
            add(sensor, team, step, 0, event);
        }
    }

    /**
     * An alert without a cause; nobody is kept busy by it where nobody works alerts.
     *
     * @param number how many the sensor raised before in that team
     */
    void raiseFalsely(int sensor, int team, int number) {
        if (!groups.isEmpty()) {
            add(sensor, team, FALSE, number, 0);
        }
    }

    private void add(int sensor, int team, int step, int number, int event) {
        int alert = steps.size();
        steps.add(step);
        numbers.add(number);
        sensors.add(sensor);
        teams.add(team);
        events.add(event);
        waiting[team][table.sensor(sensor).priority()].add(alert);
        dispatch(team);
    }

    private void dispatch(int team) {
        double hour = hourOfDay();
        for (int g = 0; g < groups.size(); g++) {
            Analysts group = groups.get(g);
            while (busy[team][g] < group.size() && group.hours().onDuty(hour) && isWaiting(team)) {
                busy[team][g]++;
                int alert = next(team);
                double work = group.workHours().quantile(draw(alert));
                efforts.begin(footings.ofAnalysts(g, team), work, worked, alert, g);
            }
        }
        if (isWaiting(team) && !shiftComes[team]) {
            awaitShift(team, hour);
        }
    }

    private double draw(int alert) {
        long key = Draws.keyOf(table.key(sensors.at(alert)), repairs.teamKey(teams.at(alert)));
        return steps.at(alert) == FALSE
                ? draws.uniform(Purposes.TRIAGE, Draws.keyOf(key, FALSE_ALERTS), numbers.at(alert))
                : draws.uniform(
                        Purposes.TRIAGE, Draws.keyOf(Draws.keyOf(key, TRUE_ALERTS), table.stepKey(steps.at(alert))), 0);
    }

    /** Looks again when the next group comes on duty, if any is off duty now. */
    private void awaitShift(int team, double hour) {
        double soonest = Double.POSITIVE_INFINITY;
        for (Analysts group : groups) {
            if (!group.hours().onDuty(hour)) {
                double wait = group.hours().from() - hour;
                soonest = Math.min(soonest, wait > 0 ? wait : wait + DAY_HOURS);
            }
        }
        if (soonest < Double.POSITIVE_INFINITY) {
            shiftComes[team] = true;
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(soonest)), shift, team, 0);
        }
    }

    private void shift(int team, int unused) {
        shiftComes[team] = false;
        dispatch(team);
    }

    private double hourOfDay() {
        return SimTime.toHours((startOfDayMicros + agenda.now()) % (DAY_HOURS * SimTime.HOUR));
    }

    private boolean isWaiting(int team) {
        for (int p = 0; p < PRIORITIES; p++) {
            if (taken[team][p] < waiting[team][p].size()) {
                return true;
            }
        }
        return false;
    }

    private int next(int team) {
        int p = PRIORITIES - 1;
        while (taken[team][p] == waiting[team][p].size()) {
            p--;
        }
        return waiting[team][p].at(taken[team][p]++);
    }

    private void worked(int alert, int group) {
        int team = teams.at(alert);
        busy[team][group]--;
        if (steps.at(alert) != FALSE) {
            known.known(steps.at(alert), events.at(alert));
        }
        dispatch(team);
    }
}
