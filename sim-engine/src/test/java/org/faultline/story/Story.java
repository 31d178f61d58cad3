package org.faultline.story;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.dynamics.Run;
import org.faultline.dynamics.Simulation;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.model.Network;
import org.faultline.model.Vendor;
import org.faultline.policy.Response;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;
import org.faultline.threat.Purse;
import org.faultline.threat.Step;

/**
 * A network, what is done to it, how people answer, and for how long: {@code Story.of(text).hitBy(step("cut").at(1).stops("upf"))
 * .lasting(10).told()}. Stories begin at midnight and nobody repairs unless said otherwise.
 */
public final class Story {

    private static final VendorMix NO_MIX = new VendorMix("today", "Today", List.of(), VendorMix.Assignment.CONTIGUOUS);

    private final Network network;
    private List<Step> steps = List.of();
    private Purse purse = Purse.UNLIMITED;
    private Response response = Response.NONE;
    private double horizonHours = 24;
    private LocalDateTime start = LocalDateTime.of(2026, 3, 10, 0, 0);
    private List<Vendor> vendors = List.of();
    private VendorMix mix = NO_MIX;

    private Story(Network network) {
        this.network = network;
    }

    public static Story of(String drawing) {
        return of(NetworkText.of(drawing));
    }

    public static Story of(Network network) {
        return new Story(network);
    }

    public Story hitBy(StepText... sentences) {
        return hitBy(Arrays.stream(sentences).map(StepText::toStep).toList());
    }

    public Story hitBy(List<Step> all) {
        steps = List.copyOf(all);
        return this;
    }

    /** What can be spent on all steps. */
    public Story spending(Purse all) {
        purse = all;
        return this;
    }

    public Story answeredBy(ResponseText sentence) {
        return answeredBy(sentence.toResponse());
    }

    public Story answeredBy(Response plan) {
        response = plan;
        return this;
    }

    public Story lasting(double hours) {
        horizonHours = hours;
        return this;
    }

    public Story startingAt(int hour, int minute) {
        start = LocalDateTime.of(2026, 3, 10, hour, minute);
        return this;
    }

    /** Who made what; without this only equipment in the drawing has a maker. */
    public Story equippedBy(VendorMix shares, List<Vendor> all) {
        mix = shares;
        vendors = List.copyOf(all);
        return this;
    }

    /** The story as a scenario of one variant. */
    public Scenario scenario() {
        Campaign campaign = steps.isEmpty() ? Campaign.NONE : new Campaign("a campaign", steps, purse);
        return new Scenario(
                "story",
                "A story",
                "",
                network,
                vendors,
                List.of(new Variant(mix, Optional.empty(), campaign)),
                response,
                start,
                horizonHours,
                List.of(),
                List.of(),
                1,
                Map.of());
    }

    /** The story ready to be run many times. */
    public Simulation simulation() {
        Scenario scenario = scenario();
        return Simulation.of(
                CompiledNetwork.of(network, response),
                scenario,
                scenario.variants().get(0).campaign(),
                EquipmentAssignment.assign(network, mix, vendors));
    }

    /** What happens under seed 1. */
    public Told told() {
        return told(1, 0);
    }

    /** What happens in one replication. */
    public Told told(long seed, int replication) {
        Simulation simulation = simulation();
        Run run = simulation.newRun();
        return new Told(
                scenario(),
                simulation.subjects(),
                run.execute(seed, replication).copy());
    }

    /** What happens in many replications, one after the other. */
    public Stream<Told> toldTimes(long seed, int replications) {
        Scenario scenario = scenario();
        Simulation simulation = simulation();
        Run run = simulation.newRun();
        return IntStream.range(0, replications)
                .mapToObj(r -> new Told(
                        scenario, simulation.subjects(), run.execute(seed, r).copy()));
    }
}
