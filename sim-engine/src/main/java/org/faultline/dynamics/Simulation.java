package org.faultline.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.dynamics.attack.Attack;
import org.faultline.dynamics.attack.StepTable;
import org.faultline.dynamics.failure.FailureTable;
import org.faultline.dynamics.response.FootingTable;
import org.faultline.dynamics.response.PlaybookTable;
import org.faultline.dynamics.response.RepairPlan;
import org.faultline.dynamics.response.SensorTable;
import org.faultline.dynamics.signalling.SignallingTable;
import org.faultline.dynamics.station.QueueTable;
import org.faultline.kernel.Draws;
import org.faultline.kernel.SimTime;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;
import org.faultline.policy.Response;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.threat.Campaign;
import org.faultline.threat.Step;
import org.faultline.trace.Subjects;

/**
 * One variant of a scenario, compiled and ready to be run any number of times by any number of threads. Runs are made by
 * {@link #newRun}, one per thread.
 */
public final class Simulation {

    private static final int NANOS_PER_MICRO = 1000;

    private final CompiledNetwork compiled;
    private final Subjects subjects;
    private final StepTable steps;
    private final FailureTable failures;
    private final long[] stepKeys;
    private final Response response;
    private final RepairPlan repairPlan;
    private final FootingTable footings;
    private final SensorTable sensors;
    private final PlaybookTable playbooks;
    private final long horizonMicros;
    private final long startOfDayMicros;
    private final List<Observation> observations;
    private final QueueTable queues;
    private final Optional<SignallingTable> signalling;

    private Simulation(
            CompiledNetwork compiled, Scenario scenario, Campaign campaign, List<Optional<Equipment>> equipment) {
        this.compiled = compiled;
        response = scenario.response();
        observations = scenario.observations();
        queues = QueueTable.of(scenario.queues(), compiled.nodes());
        signalling = scenario.signalling().isEmpty()
                ? Optional.empty()
                : Optional.of(new SignallingTable(scenario.signalling(), compiled.nodes()));
        horizonMicros = SimTime.ofHours(scenario.horizonHours());
        startOfDayMicros = scenario.start().toLocalTime().toNanoOfDay() / NANOS_PER_MICRO;
        List<String> causes = new ArrayList<>(Attack.stepIds(campaign.steps()));
        causes.addAll(FailureTable.ids(scenario.failures()));
        subjects = new Subjects(compiled.network().assets(), compiled.network().services(), causes);
        failures = new FailureTable(scenario.failures(), compiled.nodes(), equipment, scenario.vendors());
        steps = new StepTable(campaign, compiled.network(), compiled.nodes(), equipment, scenario.vendors());
        SupplyChain supply = SupplyChain.of(scenario.vendors());
        repairPlan = new RepairPlan(response, compiled.nodes(), equipment, supply);
        footings = new FootingTable(response, compiled.repairs(), compiled.nodes(), equipment, supply);
        sensors = new SensorTable(
                response.watch(), campaign.steps(), compiled.repairs(), compiled.nodes(), equipment, supply);
        playbooks = new PlaybookTable(
                response.playbooks(), campaign.steps(), compiled.network(), compiled.nodes(), equipment, supply);
        stepKeys =
                campaign.steps().stream().map(Step::id).mapToLong(Draws::keyOf).toArray();
    }

    /**
     * Compiles a campaign against a network whose equipment is assigned.
     *
     * @param compiled the network of the scenario
     * @param equipment maker of each asset, in the order of the network
     * @throws IllegalArgumentException when the campaign names an unknown asset
     */
    public static Simulation of(
            CompiledNetwork compiled, Scenario scenario, Campaign campaign, List<Optional<Equipment>> equipment) {
        return new Simulation(compiled, scenario, campaign, equipment);
    }

    /** The state for runs of this simulation by one thread. */
    public Run newRun() {
        return new Run(this);
    }

    /** Who can be the subject of an event. */
    public Subjects subjects() {
        return subjects;
    }

    /** Number of assets that pass the filter of a campaign step, or, behind the steps, of a failure process. */
    public int candidates(int step) {
        return step < steps.size() ? steps.candidateCount(step) : failures.targets(step - steps.size());
    }

    FailureTable failures() {
        return failures;
    }

    CompiledNetwork compiled() {
        return compiled;
    }

    StepTable steps() {
        return steps;
    }

    long[] stepKeys() {
        return stepKeys;
    }

    Response response() {
        return response;
    }

    RepairPlan repairPlan() {
        return repairPlan;
    }

    FootingTable footings() {
        return footings;
    }

    SensorTable sensors() {
        return sensors;
    }

    PlaybookTable playbooks() {
        return playbooks;
    }

    List<Observation> observations() {
        return observations;
    }

    QueueTable queues() {
        return queues;
    }

    /** Devices and cores; empty where there are none. */
    Optional<SignallingTable> signalling() {
        return signalling;
    }

    long horizonMicros() {
        return horizonMicros;
    }

    /** Time from midnight to the start. */
    long startOfDayMicros() {
        return startOfDayMicros;
    }
}
