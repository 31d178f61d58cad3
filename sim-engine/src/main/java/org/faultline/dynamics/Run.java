package org.faultline.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.attack.Attack;
import org.faultline.dynamics.condition.Gates;
import org.faultline.dynamics.failure.Failures;
import org.faultline.dynamics.group.Groups;
import org.faultline.dynamics.power.Islands;
import org.faultline.dynamics.radio.Coverage;
import org.faultline.dynamics.response.Efforts;
import org.faultline.dynamics.response.Incidents;
import org.faultline.dynamics.response.Management;
import org.faultline.dynamics.response.Playbooks;
import org.faultline.dynamics.response.Repairs;
import org.faultline.dynamics.response.Sensors;
import org.faultline.dynamics.signalling.SignallingRun;
import org.faultline.dynamics.state.AccessDesk;
import org.faultline.dynamics.state.Damage;
import org.faultline.dynamics.state.DamageListener;
import org.faultline.dynamics.state.LevelListener;
import org.faultline.dynamics.state.Levels;
import org.faultline.dynamics.state.Nodes;
import org.faultline.dynamics.station.Queues;
import org.faultline.dynamics.transport.Flows;
import org.faultline.dynamics.transport.Reach;
import org.faultline.kernel.Agenda;
import org.faultline.kernel.Draws;
import org.faultline.trace.Deadlock;
import org.faultline.trace.EventLog;
import org.faultline.trace.Onlooker;
import org.faultline.trace.Readings;

/** The mutable state of one thread's runs: every subsystem, joined. A run leaves nothing behind for the next. */
public final class Run {

    private static final int EXPECTED_EVENTS = 1 << 12;
    private static final long MOST_AT_ONCE = 4_000_000;
    private static final long MOST_AT_ONCE_OF_EACH = 100;
    /** An onlooker is asked so often: first when 1 / 2^so many of the time is over. */
    private static final int MOST_LOOKS = 10;

    private final Simulation simulation;
    private final Agenda agenda = new Agenda();
    private final EventLog log = new EventLog(EXPECTED_EVENTS);
    private final Levels levels;
    private final Gates gates;
    private final Groups groups;
    private final Reach reach;
    private final Islands islands;
    private final Coverage coverage;
    private final Damage damage;
    private final Attack attack;
    private final Management management;
    private final Repairs repairs;
    private final Efforts efforts;
    private final Optional<Sensors> sensors;
    private final Optional<Playbooks> playbooks;
    private final Incidents incidents;
    private final Failures failures;
    private final Readings readings;
    private final Queues queues;
    private final Optional<Flows> flows;
    private final Optional<SignallingRun> signalling;
    private final long mostAtOnce;
    private final Deadlocks deadlocks;

    Run(Simulation simulation) {
        this(simulation, Starters.TRIALS);
    }

    /** A run whose deadlocks are searched with at most so many trials. */
    Run(Simulation simulation, int mostTrials) {
        this.simulation = simulation;
        CompiledNetwork compiled = simulation.compiled();
        Nodes nodes = compiled.nodes();
        levels = new Levels(nodes, agenda, log, compiled.restarts());
        reach = new Reach(compiled.traffic(), levels, agenda);
        gates = new Gates(compiled.gates(), levels, reach, agenda, log);
        groups = new Groups(compiled.groups(), nodes, gates, levels, agenda);
        islands = new Islands(compiled.grid(), levels, agenda);
        coverage = new Coverage(compiled.cells(), levels, agenda);
        damage = new Damage(nodes, levels, agenda, log);
        attack = new Attack(simulation.steps(), nodes, simulation.subjects(), damage, agenda, log);
        efforts = new Efforts(simulation.footings(), nodes, levels, agenda);
        management = new Management(compiled.repairs(), damage, levels, reach, nodes.assets());
        repairs = new Repairs(
                compiled.repairs(),
                simulation.repairPlan(),
                simulation.footings(),
                efforts,
                nodes,
                damage,
                management,
                agenda,
                simulation.startOfDayMicros(),
                log);
        incidents = new Incidents(
                simulation.stepKeys(),
                simulation.response().detection(),
                simulation.subjects(),
                damage,
                repairs,
                compiled.repairs(),
                simulation.footings(),
                efforts,
                attack,
                agenda,
                log);
        sensors = simulation.sensors().isEmpty()
                ? Optional.empty()
                : Optional.of(new Sensors(
                        simulation.sensors(),
                        compiled.repairs(),
                        simulation.footings(),
                        efforts,
                        incidents,
                        nodes,
                        damage,
                        agenda,
                        simulation.startOfDayMicros(),
                        log));
        failures = new Failures(
                simulation.failures(),
                simulation.subjects().step(simulation.stepKeys().length),
                levels,
                damage,
                repairs,
                agenda,
                simulation.horizonMicros(),
                log);
        queues = new Queues(simulation.queues(), nodes, agenda, simulation.horizonMicros(), simulation.observations());
        flows = compiled.flows()
                .map(table -> new Flows(
                        table,
                        nodes,
                        levels,
                        agenda,
                        simulation.startOfDayMicros(),
                        simulation.horizonMicros(),
                        simulation.observations()));
        flows.ifPresent(f -> f.follow(coverage));
        signalling = simulation
                .signalling()
                .map(table -> new SignallingRun(
                        table,
                        nodes.size(),
                        levels,
                        coverage,
                        agenda,
                        simulation.startOfDayMicros(),
                        simulation.horizonMicros(),
                        simulation.observations()));
        playbooks = simulation.playbooks().isEmpty()
                ? Optional.empty()
                : Optional.of(new Playbooks(
                        simulation.playbooks(),
                        nodes,
                        damage,
                        repairs,
                        management,
                        signalling.map(AccessDesk.class::cast).orElse(AccessDesk.WITHOUT_DEVICES),
                        agenda,
                        simulation.startOfDayMicros(),
                        log));
        playbooks.ifPresent(incidents::connect);
        attack.connect(flows, signalling);
        attack.manage(management::reaches);
        List<LevelListener> listeners =
                new ArrayList<>(List.of(reach, islands, coverage, gates, attack, repairs, failures, queues));
        if (!compiled.groups().isEmpty()) {
            listeners.add(groups);
        }
        flows.ifPresent(listeners::add);
        signalling.ifPresent(listeners::add);
        listeners.add(efforts);
        playbooks.ifPresent(listeners::add);
        levels.connect(compiled.groups().isEmpty() ? gates : groups, listeners);
        List<DamageListener> witnesses = new ArrayList<>(List.of(attack, incidents));
        sensors.ifPresent(witnesses::add);
        playbooks.ifPresent(witnesses::add);
        damage.connect(witnesses);
        readings = new Readings(simulation.observations().size());
        mostAtOnce = MOST_AT_ONCE
                + MOST_AT_ONCE_OF_EACH * (nodes.size() + simulation.queues().mostTogether());
        deadlocks = new Deadlocks(
                compiled,
                levels,
                gates,
                groups,
                log,
                reach,
                flows,
                new Circles.Traits(
                        reach::hearsLevelOf,
                        islands::hearsLevelOf,
                        coverage::hearsLevelOf,
                        node -> flows.isPresent() && flows.get().hearsLevelOf(node)),
                mostTrials);
    }

    /**
     * Runs one replication from the start to the horizon.
     *
     * @param seed master seed
     * @param replication number of the replication, zero or more
     * @return the events; overwritten by the next run of this object, so copy what must stay
     * @throws org.faultline.kernel.EndlessMoment when the scenario goes round without time passing; this object is then of no
     *     further use
     */
    public EventLog execute(long seed, int replication) {
        start(seed, replication);
        finish();
        return log;
    }

    /**
     * Runs one replication until an onlooker has enough of it; else as {@link #execute(long, int)}. What happens until then is the same. A run that was
     * ended early has no {@link #readings} and no {@link #findDeadlock deadlock}.
     *
     * @param onlooker asked a few times, at moments that lie farther and farther apart
     */
    public EventLog execute(long seed, int replication, Onlooker onlooker) {
        start(seed, replication);
        long horizon = simulation.horizonMicros();
        for (int halvings = MOST_LOOKS; halvings > 0; halvings--) {
            long moment = horizon >> halvings;
            agenda.runUntil(moment, mostAtOnce);
            if (onlooker.hasEnough(log, moment)) {
                return log;
            }
        }
        finish();
        return log;
    }

    private void start(long seed, int replication) {
        Draws draws = new Draws(seed, replication);
        agenda.clear();
        log.clear();
        readings.clear();
        levels.reset(draws);
        gates.reset(draws);
        groups.reset(draws);
        reach.reset();
        islands.reset();
        coverage.reset();
        damage.reset();
        efforts.reset(draws);
        management.reset();
        repairs.reset(draws);
        incidents.reset(draws);
        flows.ifPresent(f -> f.reset(draws));
        if (simulation.compiled().settles()) {
            settle();
        }
        flows.ifPresent(Flows::start);
        signalling.ifPresent(s -> s.start(draws));
        failures.start(draws);
        playbooks.ifPresent(p -> p.start(draws));
        sensors.ifPresent(s -> s.start(draws));
        attack.start(draws);
        queues.start(draws);
    }

    private void finish() {
        agenda.runUntil(simulation.horizonMicros(), mostAtOnce);
        queues.runLone(simulation.horizonMicros(), mostAtOnce);
        queues.finish(readings, log);
        flows.ifPresent(f -> f.finish(readings));
        signalling.ifPresent(s -> s.finish(readings, log));
    }

    /** Looks at what rules over many assets may not let stand. */
    private void settle() {
        groups.settle();
        int[] beyondReach = simulation.compiled().gates().beyondReach();
        for (int node : beyondReach) {
            levels.touch(node, EventLog.NO_CAUSE);
        }
    }

    /** The deadlock of recovery in which the last run ended, if it did; worked out on asking. */
    public Optional<Deadlock> findDeadlock() {
        return deadlocks.find();
    }

    /** What subsystems measured during the last run; overwritten by the next. */
    public Readings readings() {
        return readings;
    }
}
