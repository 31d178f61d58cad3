package org.faultline.scenario;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.model.Assumption;
import org.faultline.model.Checks;
import org.faultline.model.Network;
import org.faultline.model.QueueNetwork;
import org.faultline.model.Vendor;
import org.faultline.model.signalling.Signalling;
import org.faultline.policy.Response;
import org.faultline.threat.FailureProcess;
import org.faultline.threat.Step;

/**
 * One complete question: everything a run needs, and nothing that it finds out.
 *
 * @param id short name, e.g. {@code germany-core-backdoor}
 * @param title the question in a few words
 * @param description for the report
 * @param network what stands there
 * @param vendors suppliers with their products
 * @param variants cells of the question: mixes times attacked suppliers, at least one
 * @param response how defenders see and mend
 * @param start local time at which the scenario begins; sets the hour of the day for demand
 * @param horizonHours length of the run, above zero, at most ten years
 * @param limits bounds stated before the run
 * @param assumptions grades and sources of the numbers in the scenario file and its packs (those of the network come with it)
 * @param replications number of replications unless the command says otherwise, at least one
 * @param sectorTitles titles of the sectors in the order in which they are shown
 * @param failures what breaks by itself
 * @param observations what each replication reports besides the measures of the catalogue
 * @param queues stations, and who comes to them
 * @param signalling devices, and the cores that serve them
 */
public record Scenario(
        String id,
        String title,
        String description,
        Network network,
        List<Vendor> vendors,
        List<Variant> variants,
        Response response,
        LocalDateTime start,
        double horizonHours,
        List<Limit> limits,
        List<Assumption> assumptions,
        int replications,
        Map<String, String> sectorTitles,
        List<FailureProcess> failures,
        List<Observation> observations,
        QueueNetwork queues,
        Signalling signalling) {

    private static final double TEN_YEARS_HOURS = 10 * 366 * 24;

    public Scenario {
        Checks.named("id of a scenario", id);
        Checks.positive("The horizon of scenario " + id + ", in hours,", horizonHours);
        vendors = List.copyOf(vendors);
        variants = List.copyOf(variants);
        limits = List.copyOf(limits);
        assumptions = List.copyOf(assumptions);
        failures = List.copyOf(failures);
        observations = List.copyOf(observations);
        sectorTitles = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(sectorTitles));
        if (horizonHours > TEN_YEARS_HOURS) {
            throw new IllegalArgumentException(
                    "The horizon of scenario " + id + " is " + horizonHours + " h; at most ten years can be run.");
        }
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("The scenario " + id + " must have at least one vendor mix.");
        }
        if (replications < 1) {
            throw new IllegalArgumentException(
                    "The scenario " + id + " asks for " + replications + " replications; at least 1 is needed.");
        }
    }

    /** A question in which nothing breaks by itself and that observes nothing of its own. */
    public Scenario(
            String id,
            String title,
            String description,
            Network network,
            List<Vendor> vendors,
            List<Variant> variants,
            Response response,
            LocalDateTime start,
            double horizonHours,
            List<Limit> limits,
            List<Assumption> assumptions,
            int replications,
            Map<String, String> sectorTitles) {
        this(
                id,
                title,
                description,
                network,
                vendors,
                variants,
                response,
                start,
                horizonHours,
                limits,
                assumptions,
                replications,
                sectorTitles,
                List.of(),
                List.of(),
                QueueNetwork.NONE,
                Signalling.NONE);
    }

    /** The same question about other variants. */
    public Scenario withVariants(List<Variant> others) {
        return with(others, assumptions, observations);
    }

    /** The same question with further assumptions, behind its own. */
    public Scenario withMoreAssumptions(List<Assumption> more) {
        return with(variants, Stream.concat(assumptions.stream(), more.stream()).toList(), observations);
    }

    /** The same question with other numbers observed. */
    public Scenario withObservations(List<Observation> others) {
        return with(variants, assumptions, others);
    }

    private Scenario with(
            List<Variant> otherVariants, List<Assumption> otherAssumptions, List<Observation> otherObservations) {
        return new Scenario(
                id,
                title,
                description,
                network,
                vendors,
                otherVariants,
                response,
                start,
                horizonHours,
                limits,
                otherAssumptions,
                replications,
                sectorTitles,
                failures,
                otherObservations,
                queues,
                signalling);
    }

    /** Titles of what losses are booked on: the steps of a variant's campaign, and behind them the failure processes. */
    public List<String> causeTitles(Variant variant) {
        return Stream.concat(
                        variant.campaign().steps().stream().map(Step::title),
                        failures.stream().map(FailureProcess::title))
                .toList();
    }
}
