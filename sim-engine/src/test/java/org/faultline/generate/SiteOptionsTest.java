package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Trace;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.scenario.Scenario;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;

/**
 * Split sites, clocks and management of a generated country. Operator north of Nordland has 1,800 sites of three cells, which fall into six
 * metro areas of 300, each with an aggregation router.
 */
class SiteOptionsTest {
    private static final int CELLS_OF_AREA = 300 * 3;

    private Trace run(String options, String hours, String rest) throws IOException {
        return Experiment.of(scenario(options, hours, rest)).trace(0, 1, 0);
    }

    private Scenario scenario(String options, String hours, String rest) throws IOException {
        Path file = Files.writeString(
                Files.createTempFile("options", ".yaml"),
                """
                faultline: 1
                id: options
                title: Options
                start: 2026-01-13T08:00
                horizon: %s h
                network:
                  generated: {country: nordland, %s}
                services:
                  mobile: {title: Mobile, at: XN-NE-03, sector: telecoms, needs: {radio: {kind: signalling, of: "data:north@XN-NE-03"}}}
                %s
                """
                        .formatted(hours, options, rest));
        Path scenarios = Countries.folder("nordland").getParent().getParent();
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(scenarios)).read(file, Overrides.NONE);
        assertThat(reading.scenario()).as(reading.text(false)).isPresent();
        return reading.scenario().orElseThrow();
    }

    private static String stop(String targets) {
        return "campaign:\n  title: One step\n  steps:\n    fault: {at: 1 h, effect: stop, targets: " + targets + "}\n";
    }

    /** Levels at a time of what has changed until then and whose id begins with a word. */
    private static Map<String, Double> changed(Trace trace, String prefix, double hours) {
        Map<String, Double> levels = new TreeMap<>();
        for (int e = 0; e < trace.log().size() && trace.log().timeMicros(e) <= hours * 3.6e9; e++) {
            String id = trace.subjects().idOf(trace.log().subject(e));
            if (trace.log().what(e) == What.LEVEL && id.startsWith(prefix)) {
                levels.put(id, trace.log().to(e));
            }
        }
        levels.values().removeIf(level -> level == 1);
        return levels;
    }

    @Test
    void aLostCentralUnitTakesTheCellsOfItsMetroAreaAndNoOthers() throws IOException {
        Trace trace = run("radio_split: site", "4", stop("cu:north:2"));
        assertThat(changed(trace, "cell:", 3)).hasSize(CELLS_OF_AREA).allSatisfy((id, level) -> {
            assertThat(id).startsWith("cell:north:");
            assertThat(level).isZero();
        });
        assertThat(changed(trace, "du:", 3)).hasSize(300);
        assertThat(changed(trace, "cu:", 3)).hasSize(1);
    }

    /** 20 km of light at 5 microseconds a kilometre; cables are 1.4 times as long as the crow flies, so a hub serves sites up to 14.28 km away. */
    @Test
    void aDistributedUnitAtAHubServesTheSitesThatLightReachesInTime() throws IOException {
        Scenario scenario = scenario("radio_split: hub", "4", "");
        Map<String, Integer> sitesOf = new TreeMap<>();
        scenario.network().links().stream()
                .filter(l -> l.kind() == org.faultline.model.Link.Kind.FRONTHAUL)
                .forEach(l -> {
                    assertThat(l.latencyMs().orElseThrow()).isLessThanOrEqualTo(0.1);
                    sitesOf.merge(l.to(), 1, Integer::sum);
                });
        assertThat(sitesOf.values().stream().mapToInt(i -> i).sum()).isEqualTo(1800 + 1500 + 1200);
        assertThat(sitesOf).anySatisfy((du, sites) -> {
            assertThat(du).contains("hub");
            assertThat(sites).isGreaterThan(5);
        });
        Map.Entry<String, Integer> hub = sitesOf.entrySet().stream()
                .filter(e -> e.getKey().startsWith("du:north:hub") && e.getValue() > 5)
                .findFirst()
                .orElseThrow();
        assertThat(changed(run("radio_split: hub", "4", stop(hub.getKey())), "cell:", 3))
                .hasSize(3 * hub.getValue());
    }

    /** Clocks of sites hold 2 to 8 h. Without TDD a cell in town keeps what its 10 + 20 + 10 MHz carry. */
    @Test
    void withoutGrandmastersCellsInTownsLoseTheirTddCarriersWhenTheirClocksHaveRunOut() throws IOException {
        Trace trace = run("timing: grandmasters", "24", stop("{kind: timing-source, operator: north}"));
        long inTown = trace.scenario().network().assets().stream()
                .filter(a -> a.kind() == AssetKind.CELL
                        && a.id().startsWith("cell:north:")
                        && a.tags().contains("urban"))
                .count();
        assertThat(inTown).isPositive();
        assertThat(changed(trace, "cell:", 2.99)).isEmpty();
        SiteRadio radio = SiteRadio.of(Countries.NORDLAND.carriers());
        assertThat(changed(trace, "cell:", 9.01)).hasSize((int) inTown).allSatisfy((id, level) -> assertThat(level)
                .isCloseTo(radio.withoutTurns().get(Setting.URBAN), within(1e-6)));
        assertThat(radio.withoutTurns().get(Setting.RURAL)).isEqualTo(1);
    }

    @Test
    void oneGrandmasterOfTwoIsEnough() throws IOException {
        assertThat(changed(run("timing: grandmasters", "24", stop("gm:north:1")), "cell:", 24))
                .isEmpty();
    }

    /** Grandmasters hold 12 to 72 h, clocks of sites 2 to 8 h more; a site with a receiver alone 2 to 8 h. */
    @Test
    void aGrandmasterBridgesWhatAReceiverDoesNot() throws IOException {
        String jammed = stop("{kind: timing-source, tag: satellites}");
        assertThat(changed(run("timing: satellites", "100", jammed), "cell:north", 9.01))
                .isNotEmpty();
        Trace both = run("timing: both", "100", jammed);
        assertThat(changed(both, "cell:", 14.99)).isEmpty();
        assertThat(changed(both, "cell:", 81.01)).isNotEmpty();
    }

    private static final String CREWS =
            """
            response:
              detection: {notice: 0 h}
              crews:
                remote: {reach: remote, size: 100, work: 1 h}
            """;

    /** The fall is noticed at once; from afar a router is mended in an hour and boots within 20 min; nobody goes there. */
    @Test
    void whoManagesACoreOverThatCoreCannotMendItFromAfarAndWhoHasANetworkBesideItCan() throws IOException {
        String core = stop("{kind: core-router, operator: north}") + CREWS;
        assertThat(changed(run("management: in-band", "24", core), "core:north", 24))
                .isNotEmpty();
        assertThat(changed(run("management: out-of-band", "24", core), "core:north", 2.4))
                .isEmpty();
    }

    /** Aggregation routers that stop with the core are mended at the same time as the core, as the network beside it joins them too. */
    @Test
    void aNetworkBesideItReachesPastTheCore() throws IOException {
        String all = stop("{kind: [core-router, aggregation-router], operator: north}") + CREWS;
        Trace trace = run("management: out-of-band", "24", all);
        assertThat(changed(trace, "agg:north", 1.5)).isNotEmpty();
        assertThat(changed(trace, "agg:north", 2.4)).isEmpty();
    }

    /**
     * The two routers over which the operations centre reaches its managers stop. The managers still reach these routers from the other cities, but people reach no manager; where people sit beside the managers
     * both are mended.
     */
    @Test
    void whoDoesNotReachTheManagersMendsNothingThatTheseReach() throws IOException {
        List<String> uplinks = scenario("management: in-band", "24", "").network().links().stream()
                .filter(l -> l.from().equals("noc:north"))
                .map(Link::to)
                .toList();
        String both = stop("{ids: [\"" + String.join("\", \"", uplinks) + "\"]}") + CREWS;

        assertThat(uplinks).hasSize(2);
        assertThat(changed(run("management: in-band", "24", both), "core:north", 24))
                .containsOnlyKeys(uplinks);
        assertThat(changed(run("management: local", "24", both), "core:north", 24))
                .isEmpty();
    }

    @Test
    void aLostNetworkForManagementLeavesUsersAlone() throws IOException {
        Trace trace = run("management: out-of-band", "24", stop("{kind: gateway, operator: north}"));
        assertThat(changed(trace, "em:north", 2)).hasSize(8);
        assertThat(changed(trace, "cell:", 24)).isEmpty();
    }

    /**
     * North has three data centres, so that its two orchestrators stand in two of them. AMFs stop; an orchestrator mends them from afar in an hour and they start within another. While both are
     * gone for good the eight element managers, which work, mend none of them.
     */
    @Test
    void functionsOfACoreAreMendedFromAfarThroughItsOrchestrators() throws IOException {
        String amf = stop("{kind: amf, operator: north}") + CREWS;
        String without = stop("{kind: amf, operator: north}")
                + "    before: {at: 0 h, effect: wipe, targets: {kind: orchestrator, operator: north}}\n" + CREWS;
        assertThat(changed(run("orchestrators: 2", "24", amf), "amf:north", 1.5))
                .hasSize(6);
        assertThat(changed(run("orchestrators: 2", "24", amf), "amf:north", 3.1))
                .isEmpty();
        assertThat(changed(run("orchestrators: 2", "24", without), "amf:north", 24))
                .hasSize(6);
        assertThat(scenario("orchestrators: 2", "24", "").network().assets().stream()
                        .filter(a -> a.kind() == AssetKind.ORCHESTRATOR
                                && a.operator().equals(Optional.of("north")))
                        .map(Asset::id))
                .containsExactly("orchestrator:north:1", "orchestrator:north:2");
    }

    /**
     * Without its proxies no session of a core works; who is registered stays so for a while, and all are out after 54 min (T3512). Without slice selection those who update stay, and nobody new comes: the
     * same course of registrations, and sessions follow these.
     */
    @Test
    void whatStandsBetweenFunctionsTakesAwayWhatNeedsIt() throws IOException {
        Trace proxy = run("core: indirect", "24", stop("{kind: scp, operator: north}"));
        assertThat(changed(proxy, "session:north", 1.01)).containsEntry("session:north", 0.0);
        assertThat(changed(proxy, "registration:north", 1.01).get("registration:north"))
                .isBetween(0.9, 0.999);
        assertThat(changed(proxy, "registration:north", 2)).containsEntry("registration:north", 0.0);
        Trace slices = run("core: slice-selection", "24", stop("{kind: nssf, operator: north}"));
        assertThat(changed(slices, "session:north", 1.01).get("session:north")).isBetween(0.9, 0.999);
        assertThat(changed(slices, "session:north", 2)).containsEntry("session:north", 0.0);
        assertThat(scenario("core: indirect-with-slice-selection", "24", "").network().assets().stream()
                        .filter(a -> (a.kind() == AssetKind.SCP || a.kind() == AssetKind.NSSF)
                                && a.operator().equals(Optional.of("north"))))
                .hasSize(12);
    }

    @Test
    void withoutOptionsNothingOfItIsBuilt() {
        assertThat(Countries.Nordland.BUILT.network().assets()).noneMatch(a -> List.of(
                        AssetKind.CU,
                        AssetKind.DU,
                        AssetKind.RADIO_UNIT,
                        AssetKind.TIMING_SOURCE,
                        AssetKind.ORCHESTRATOR,
                        AssetKind.NSSF,
                        AssetKind.SCP)
                .contains(a.kind()));
    }
}
