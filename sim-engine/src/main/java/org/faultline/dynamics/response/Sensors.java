package org.faultline.dynamics.response;

import java.util.Arrays;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.kernel.Handler;
import org.faultline.kernel.SimTime;
import org.faultline.policy.Sensor;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/**
 * Sensors during one run: alerts about steps, and false ones.
 *
 * <p>Whenever a step takes hold of an asset, each sensor that looks at the asset for what it leaves there sees it with its chance and after its
 * time. An alert is raised unless the asset was cleaned or mended meanwhile; later alerts of the sensor about the same step add nothing and are not
 * raised. With an exponential time of mean m, n assets are seen at a rate of n / m. False alarms are a Poisson stream at each operator.
 */
public final class Sensors implements DamageListener {

    private static final int CHANCE = 0;
    private static final int TIME = 1;
    private static final int DRAWS = 2;

    private final SensorTable table;
    private final RepairTable repairs;
    private final AlertDesk desk;
    private final Nodes nodes;
    private final Damage damage;
    private final Agenda agenda;
    private final EventLog log;
    private final int sees;
    private final Handler falseAlarm = this::falseAlarm;

    /** By step and sensor. */
    private final boolean[] alerted;

    private final int[][] falseAlarms;
    private Draws draws = new Draws(0, 0);

    /**
     * The state of a run over compiled sensors.
     *
     * @param startOfDayMicros time from midnight to the start of every run
     */
    public Sensors(
            SensorTable table,
            RepairTable repairs,
            FootingTable footings,
            Efforts efforts,
            Incidents incidents,
            Nodes nodes,
            Damage damage,
            Agenda agenda,
            long startOfDayMicros,
            EventLog log) {
        this.table = table;
        this.repairs = repairs;
        desk = new AlertDesk(table, repairs, footings, efforts, agenda, startOfDayMicros, incidents::noticed);
        this.nodes = nodes;
        this.damage = damage;
        this.agenda = agenda;
        this.log = log;
        sees = agenda.register(this::sees);
        alerted = new boolean[table.steps() * table.size()];
        falseAlarms = new int[table.size()][repairs.teams()];
    }

    /** Nobody has seen anything; the streams of false alarms begin. */
    public void start(Draws newDraws) {
        draws = newDraws;
        desk.reset(newDraws);
        Arrays.fill(alerted, false);
        for (int s = 0; s < table.size(); s++) {
            Arrays.fill(falseAlarms[s], 0);
            for (int team : table.teams(s)) {
                awaitFalseAlarm(s, team);
            }
        }
    }

    private void awaitFalseAlarm(int s, int team) {
        double perDay = table.sensor(s).falseAlarmsPerDay();
        if (perDay > 0) {
            long key = Draws.keyOf(table.key(s), repairs.teamKey(team));
            double u = draws.uniform(Purposes.FALSE_ALARM, key, falseAlarms[s][team]++);
            double hours = -StrictMath.log1p(-u) * 24 / perDay;
            agenda.at(SimTime.plus(agenda.now(), SimTime.ofHours(hours)), falseAlarm, s, team);
        }
    }

    private void falseAlarm(int s, int team) {
        desk.raiseFalsely(s, team, falseAlarms[s][team] - 1);
        awaitFalseAlarm(s, team);
    }

    @Override
    public void damaged(int node, int step, boolean visible, int event) {
        for (int s = 0; s < table.size(); s++) {
            int place = step * table.size() + s;
            if (!alerted[place] && table.looksFor(s, node, step, visible)) {
                Sensor sensor = table.sensor(s);
                long key = Draws.keyOf(Draws.keyOf(table.key(s), table.stepKey(step)), nodes.key(node));
                int turn = DRAWS * damage.timesCleaned(node);
                if (draws.uniform(Purposes.SENSOR, key, turn + CHANCE) < sensor.chance()) {
                    double hours = sensor.afterHours().quantile(draws.uniform(Purposes.SENSOR, key, turn + TIME));
                    long due = SimTime.plus(agenda.now(), SimTime.ofHours(Math.max(0, hours)));
                    agenda.later(due, sees, node, place + alerted.length * cleanedModulo(node));
                }
            }
        }
    }

    /** How often an asset was cleaned, so that a place and it fit into one number. */
    private int cleanedModulo(int node) {
        return damage.timesCleaned(node) % (Integer.MAX_VALUE / alerted.length);
    }

    private void sees(int node, int placeAndCleaned) {
        int place = placeAndCleaned % alerted.length;
        if (alerted[place] || placeAndCleaned / alerted.length != cleanedModulo(node)) {
            return;
        }
        alerted[place] = true;
        int step = place / table.size();
        int s = place % table.size();
        int event = log.append(agenda.now(), node, What.ALERT, 0, 1 + s, damage.event(node));
        desk.raise(s, repairs.team(node), step, event);
    }
}
