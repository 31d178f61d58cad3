package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.faultline.story.ResponseText.noticedAfter;
import static org.faultline.story.StepText.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.faultline.kernel.SimTime;
import org.faultline.model.AssetKind;
import org.faultline.model.Audience;
import org.faultline.model.Distribution;
import org.faultline.model.Network;
import org.faultline.story.NetworkText;
import org.faultline.story.StepText;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Effect;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exposure counted change by change, against the same worked out anew, moment by moment, from who is held and works. */
class ExposurePropertiesTest {

    private static final int HORIZON = 48;

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    private static String drawing(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (String operator : List.of("acme", "bell")) {
            for (int site = 0; site < 4; site++) {
                String id = operator + site;
                text.append("region r" + id + " 1000\n");
                text.append("coverage-area a-" + id + " of " + operator + "\n");
                text.append("gnb g-" + id + " of " + operator + "\n");
                text.append("cell c-" + id + " of " + operator + " cap 999 users " + (1 + random.nextInt(500))
                        + " area a-" + id + " needs signalling all g-" + id + "\n");
            }
            text.append("upf u1-" + operator + ",u2-" + operator + " of " + operator + " cap " + (1 + random.nextInt(5))
                    + "\n");
            text.append("amf f1-" + operator + ",f2-" + operator + ",f3-" + operator + " of " + operator + "\n");
            text.append("nf-pool p-" + operator + " of " + operator + " needs signalling weighted f1-" + operator + "*"
                    + (1 + random.nextInt(4)) + " f2-" + operator + " f3-" + operator + "*2\n");
        }
        return text.toString();
    }

    private static List<StepText> steps(SplittableRandom random, Network network) {
        List<String> ids = network.assets().stream()
                .filter(a -> a.kind() != AssetKind.COVERAGE_AREA && a.kind() != AssetKind.NF_POOL)
                .map(a -> a.id())
                .toList();
        List<StepText> steps = new ArrayList<>();
        for (int s = 0; s < 8; s++) {
            String[] some = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(i -> ids.get(random.nextInt(ids.size())))
                    .distinct()
                    .toArray(String[]::new);
            Effect effect = s < 5 ? new Effect.Intercept() : s == 5 ? new Effect.Stop() : new Effect.Degrade(0.5);
            steps.add(
                    step("s" + s).at(random.nextInt(20)).has(effect, some).delayedBy(new Distribution.Exponential(2)));
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsCountedChangeByChangeIsWhatIsCountedAnew(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Network network = NetworkText.of(drawing(random));
        Told told = Story.of(network)
                .hitBy(steps(random, network).toArray(StepText[]::new))
                .answeredBy(noticedAfter(new Distribution.Exponential(6))
                        .chances(0.8, 0.6)
                        .onSite(2, 1, 2))
                .lasting(HORIZON)
                .told(seed, 0);
        Map<String, Double> plain = plain(told, network);
        assertThat(plain.get("all")).isPositive();
        for (String subject :
                List.of("all", "function:gnb", "function:amf", "sees:content", "operator:bell", "region:racme1")) {
            double expected = plain.getOrDefault(subject, 0.0);
            double got = told.hasMeasure("subscriber-hours-exposed", subject)
                    ? told.measure("subscriber-hours-exposed", subject)
                    : 0;
            assertThat(got).as(subject).isCloseTo(expected, within(1e-6 * Math.max(1, expected)));
        }
    }

    /** Integrals by subject: at every moment of the log, who is held by a tap and works is gone through from the start. */
    private static Map<String, Double> plain(Told told, Network network) {
        EventLog log = told.log();
        Audience audience = new Audience(network);
        Map<AssetKind, Sight> sights = Sight.all();
        TreeSet<Long> moments = new TreeSet<>();
        for (int e = 0; e < log.size(); e++) {
            moments.add(log.timeMicros(e));
        }
        Map<String, Double> sums = new HashMap<>();
        for (long moment : moments) {
            Long next = moments.higher(moment);
            double hours = SimTime.toHours((next == null ? SimTime.ofHours(HORIZON) : next) - moment);
            exposedAt(told, network, moment, audience, sights)
                    .forEach((subject, users) -> sums.merge(subject, users * hours, Double::sum));
        }
        return sums;
    }

    private static Map<String, Double> exposedAt(
            Told told, Network network, long moment, Audience audience, Map<AssetKind, Sight> sights) {
        EventLog log = told.log();
        boolean[] tapped = new boolean[network.assets().size()];
        boolean[] down = new boolean[network.assets().size()];
        for (int e = 0; e < log.size() && log.timeMicros(e) <= moment; e++) {
            int asset = log.subject(e);
            if (log.what(e) == What.LEVEL && asset < down.length) {
                down[asset] = log.to(e) == 0;
            } else if (log.what(e) == What.INTEGRITY) {
                int cause = e;
                while (log.what(cause) != What.STEP) {
                    cause = log.cause(cause);
                }
                boolean byTap = told.subjects().idOf(log.subject(cause)).compareTo("s5") < 0;
                tapped[asset] = log.to(e) != 0 && (tapped[asset] || byTap);
            }
        }
        Map<String, Double> users = new HashMap<>();
        for (int g = 0; g < audience.groups(); g++) {
            Map<AssetKind, Double> byKind = new HashMap<>();
            for (int a = 0; a < tapped.length; a++) {
                AssetKind kind = network.assets().get(a).kind();
                if (tapped[a] && !down[a] && sights.containsKey(kind)) {
                    byKind.merge(kind, audience.of(a).getOrDefault(g, 0.0), Double::sum);
                }
            }
            double most = 0;
            double content = 0;
            for (Map.Entry<AssetKind, Double> entry : byKind.entrySet()) {
                double seen = Math.min(entry.getValue(), audience.subscribers(g));
                users.merge("function:" + entry.getKey().id(), seen, Double::sum);
                most = Math.max(most, seen);
                if (sights.get(entry.getKey()).sees() == Sight.Sort.CONTENT) {
                    content = Math.max(content, seen);
                }
            }
            users.merge("all", most, Double::sum);
            users.merge("sees:content", content, Double::sum);
            users.merge(
                    "operator:" + network.operators().get(audience.operator(g)).id(), most, Double::sum);
            users.merge("region:" + network.regions().get(audience.region(g)).id(), most, Double::sum);
        }
        return users;
    }
}
