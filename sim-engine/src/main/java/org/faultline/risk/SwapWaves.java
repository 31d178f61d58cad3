package org.faultline.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.dynamics.state.Purposes;
import org.faultline.kernel.Draws;
import org.faultline.model.Distribution;
import org.faultline.model.QueueNetwork;
import org.faultline.model.signalling.Signalling;
import org.faultline.policy.Response;
import org.faultline.policy.Restoration;
import org.faultline.policy.Watch;
import org.faultline.scenario.RiskQuestion;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;
import org.faultline.threat.Delivery;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;

/**
 * The replaced sites of a year as a question of their own: nothing is attacked and nothing breaks, but wave after wave of sites is taken down, as many at
 * a time as there are crews, and each is back when its crew is done.
 *
 * <pre>
 *   gap between waves = max(outage, least of (a year / sites that a crew replaces in it, a year / waves))
 *   sites of a wave   = max(crews, what it takes to be done within the year)
 * </pre>
 *
 * <p>The second parts hold only for plans that are too fast for their crews, which are then done by more. Sites come in an order that is drawn.
 * Where they are taken down at an hour of the day, the gap is cut to whole days, at least one and enough for the outage.
 *
 * @param waves ids of the sites of each wave
 * @param gapHours from wave to wave
 * @param outageHours how long a site is down
 * @param atHour hour of the day at which waves begin; empty for any
 */
record SwapWaves(List<List<String>> waves, double gapHours, double outageHours, Optional<Double> atHour) {

    static final double HOURS_OF_YEAR = 8760;
    static final double HOURS_OF_DAY = 24;
    /** What hangs on the last site comes to rest. */
    private static final double REST_HOURS = 24;

    private static final double SECONDS_OF_HOUR = 3600;

    SwapWaves {
        waves = waves.stream().map(List::copyOf).toList();
    }

    /** Sites in an order that hangs on the seed, the number of the order and their ids alone. */
    static SwapWaves of(List<String> sites, RiskQuestion.Swap how, long seed, int order) {
        Draws draws = new Draws(seed, order);
        Map<String, Double> places = new HashMap<>();
        sites.forEach(s -> places.put(s, draws.uniform(Purposes.ORDER_OF_SWAPS, Draws.keyOf(s), 0)));
        List<String> drawn = sites.stream()
                .sorted(Comparator.comparing((String s) -> places.getOrDefault(s, 0.0))
                        .thenComparing(s -> s))
                .toList();
        double days = Math.max(1, Math.ceil(how.outageHours() / HOURS_OF_DAY));
        double least = how.atHour().isPresent() ? days * HOURS_OF_DAY : how.outageHours();
        int size = Math.max(how.crews(), (int) Math.ceil(sites.size() * least / HOURS_OF_YEAR));
        List<List<String>> waves = new ArrayList<>();
        for (int from = 0; from < drawn.size(); from += size) {
            waves.add(drawn.subList(from, Math.min(drawn.size(), from + size)));
        }
        double gap = HOURS_OF_YEAR / Math.max(how.sitesPerCrewYear(), waves.size());
        double whole = how.atHour().isPresent() ? Math.floor(gap / HOURS_OF_DAY) * HOURS_OF_DAY : gap;
        return new SwapWaves(waves, Math.max(least, whole), how.outageHours(), how.atHour());
    }

    /** When a wave begins, in hours since the midnight with which the year begins. */
    double beginsAt(int wave) {
        return atHour.orElse(0.0) + wave * gapHours;
    }

    /** Hour of the day at which a question begins. */
    static double hourOf(Scenario scenario) {
        return scenario.start().toLocalTime().toSecondOfDay() / SECONDS_OF_HOUR;
    }

    /** The question, asked of the network of a scenario. */
    Scenario on(Scenario scenario, Variant variant) {
        return question(scenario, variant, new Campaign("Sites are replaced", steps(waitHours(scenario))));
    }

    /** The same days in which no site is taken down. */
    Scenario withoutThem(Scenario scenario, Variant variant) {
        return question(scenario, variant, Campaign.NONE);
    }

    /** From the beginning of the question to the first wave. */
    private double waitHours(Scenario scenario) {
        return atHour.map(at -> (at - hourOf(scenario) + HOURS_OF_DAY) % HOURS_OF_DAY)
                .orElse(0.0);
    }

    private List<Step> steps(double wait) {
        List<Step> steps = new ArrayList<>();
        for (int w = 0; w < waves.size(); w++) {
            steps.add(new Step(
                    "wave-" + (w + 1),
                    "Wave " + (w + 1),
                    new Trigger.At(Distribution.of(wait + w * gapHours)),
                    Selector.ofIds(waves.get(w).toArray(new String[0])),
                    new Delivery.AtOnce(),
                    new Effect.Stop(),
                    1,
                    Distribution.of(0),
                    Optional.empty()));
        }
        return steps;
    }

    /** A crew for each site of a wave, there when it goes down: nobody waits. */
    private Response crews() {
        int most = waves.stream().mapToInt(List::size).max().orElse(1);
        return new Response(
                new Response.Detection(Distribution.of(0), 1, 1, Distribution.of(0)),
                List.of(new Response.Crew(
                        "swap", Response.Reach.ON_SITE, most, Distribution.of(0), Distribution.of(outageHours))),
                Restoration.AS_BROKEN,
                List.of(),
                Watch.NONE,
                List.of());
    }

    private Scenario question(Scenario scenario, Variant variant, Campaign campaign) {
        return new Scenario(
                scenario.id(),
                scenario.title(),
                scenario.description(),
                scenario.network(),
                scenario.vendors(),
                List.of(new Variant(variant.mix(), Optional.empty(), campaign)),
                crews(),
                scenario.start(),
                waitHours(scenario) + (waves.size() - 1) * gapHours + outageHours + REST_HOURS,
                List.of(),
                scenario.assumptions(),
                1,
                scenario.sectorTitles(),
                List.of(),
                List.of(),
                QueueNetwork.NONE,
                Signalling.NONE);
    }
}
