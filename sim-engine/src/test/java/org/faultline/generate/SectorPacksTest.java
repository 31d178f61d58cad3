package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Trace;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.model.Assumption;
import org.faultline.model.Service;
import org.faultline.scenario.Scenario;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped packs on Nordland, read and run as a user would. */
class SectorPacksTest {

    private static final String HEAD =
            """
            faultline: 1
            id: packs
            title: Packs
            start: 2026-01-13T08:00
            horizon: 12 h
            network:
              generated: {country: nordland}
            sectors: [transport, energy, health, finance]
            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String campaign) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), HEAD + campaign);
        Path scenarios = Countries.folder("nordland").getParent().getParent();
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(scenarios)).read(file, Overrides.NONE);
        assertThat(reading.scenario()).as(reading.text(false)).isPresent();
        return reading.scenario().orElseThrow();
    }

    private Trace run(String step) throws IOException {
        return Experiment.of(scenario("campaign:\n  title: One step\n  steps:\n    fault: " + step + "\n"))
                .trace(0, 1, 0);
    }

    /** The mean level, at a time, of everything whose id begins with a word. */
    private static double level(Trace trace, String prefix, double hours) {
        Set<Integer> subjects = IntStream.range(0, trace.subjects().size())
                .filter(s -> trace.subjects().idOf(s).startsWith(prefix))
                .boxed()
                .collect(Collectors.toSet());
        double sum = subjects.size();
        for (int e = 0; e < trace.log().size() && trace.log().timeMicros(e) <= hours * 3.6e9; e++) {
            if (trace.log().what(e) == What.LEVEL
                    && subjects.contains(trace.log().subject(e))) {
                sum += trace.log().to(e) - trace.log().from(e);
            }
        }
        return sum / subjects.size();
    }

    @Test
    void everySectorHasServicesAndEveryNumberAGrade() throws IOException {
        Scenario scenario = scenario("");
        Map<String, Long> types = scenario.network().services().stream()
                .collect(Collectors.groupingBy(
                        Service::sector,
                        Collectors.mapping(Service::type, Collectors.collectingAndThen(Collectors.toSet(), s ->
                                (long) s.size()))));
        assertThat(types)
                .containsOnlyKeys("transport", "energy", "health", "finance")
                .allSatisfy((s, n) -> assertThat(n).isGreaterThanOrEqualTo(4));
        assertThat(scenario.assumptions().stream().map(Assumption::id))
                .contains(
                        "health-calls-from-mobiles", "finance-cash-share", "transport-train-radio", "energy-wind-link");
    }

    @Test
    void withoutAFaultNothingHappens() throws IOException {
        assertThat(Experiment.of(scenario("")).trace(0, 1, 0).log().size()).isZero();
    }

    /** Updates are spread evenly over 54 min: half of the phones are out after 27 min, all after 54. */
    @Test
    void withoutSubscriberDataPhonesDropOutOverThePeriodicUpdate() throws IOException {
        Trace trace = run("{at: 1 h, effect: stop, targets: {kind: udm}}");
        assertThat(level(trace, "registration:", 0.99)).isEqualTo(1);
        assertThat(level(trace, "registration:", 1.45)).isCloseTo(0.5, within(0.06));
        assertThat(level(trace, "registration:", 2)).isZero();
        assertThat(level(trace, "data:", 2)).isZero();
        assertThat(level(trace, "gnb:", 2)).isEqualTo(1);
    }

    /** No access and mobility function: every site goes silent at once, and services fall to what they have without mobile networks. */
    @Test
    void withoutMobileNetworksServicesKeepTheirFallbacks() throws IOException {
        Trace trace = run("{at: 1 h, effect: stop, targets: {kind: amf}}");
        assertThat(level(trace, "gnb:", 1.01)).isZero();
        assertThat(level(trace, "emergency-calls-mobile@", 1.01)).isZero();
        assertThat(level(trace, "emergency-calls-fixed@", 1.01)).isEqualTo(1);
        assertThat(level(trace, "card-payment@", 1.01)).isCloseTo(0.9, within(1e-6));
        assertThat(level(trace, "passenger-information@", 1.01)).isCloseTo(0.3, within(1e-6));
        assertThat(level(trace, "rail-traffic@", 11)).isEqualTo(1);
        assertThat(level(trace, "wind-farm-control@", 11)).isCloseTo(0.95, within(1e-6));
        assertThat(level(trace, "smart-metering@", 11)).isEqualTo(1);
    }

    /** One network of three silent: its 42 % of callers lose their calls unless they get through on another network, 65 % of them. */
    @Test
    void emergencyCallersOfASilentNetworkPartlyReachAnother() throws IOException {
        Trace trace = run("{at: 1 h, effect: stop, targets: {kind: amf, operator: north}}");
        assertThat(level(trace, "emergency-calls-mobile@", 1.01)).isCloseTo(1 - 0.42 * 0.35, within(1e-6));
        assertThat(level(trace, "telemedicine@", 1.01)).isBetween(0.6, 0.95);
    }

    /** Without generators homes are dark at once, sites when their batteries are empty, hospitals not within a day. */
    @Test
    void aBlackoutReachesServicesInTheOrderOfTheirStocks() throws IOException {
        Trace trace = run("{at: 0 h, effect: stop, targets: {kind: generator}}");
        assertThat(level(trace, "electricity-supply@", 0.01)).isZero();
        assertThat(level(trace, "rail-traffic@", 0.01)).isZero();
        assertThat(level(trace, "gnb:", 0.4)).isEqualTo(1);
        assertThat(level(trace, "gnb:", 4.01)).isZero();
        assertThat(level(trace, "hospital-care@", 0.5)).isEqualTo(1);
        assertThat(level(trace, "hospital:", 11)).isEqualTo(1);
        assertThat(level(trace, "dc:", 11)).isEqualTo(1);
    }

    /** All rail control centres gone: their radio sites have nobody to talk to, no train runs; nobody else is touched. */
    @Test
    void trainsNeedTheRailwaysOwnNetworkOnly() throws IOException {
        Trace trace = run("{at: 0 h, effect: stop, targets: {tag: rail-control}}");
        assertThat(level(trace, "rail-radio-site:", 0.01)).isZero();
        assertThat(level(trace, "rail-traffic@", 0.01)).isZero();
        assertThat(level(trace, "passenger-information@", 11)).isEqualTo(1);
    }
}
