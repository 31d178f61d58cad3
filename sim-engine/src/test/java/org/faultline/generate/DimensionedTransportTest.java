package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.Trace;
import org.faultline.impact.MeasureKey;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.faultline.table.TableException;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small Nordland, with a twentieth of its sites. Operator north has 90 of them, so two metro areas of 45 with an aggregation router each, and in each area five clusters of nine
 * sites whose access routers form one ring between the two.
 *
 * <p>A user asks for 46 kbit/s in the busy hour, which is 0.046 x 1.14 / 0.87 = 0.060276 Mbit/s on a link. The busy hour has 6.6 % of the day, so 24 x 0.066 = 1.584 times the mean.
 */
class DimensionedTransportTest {
    private static final double ON_A_LINK = 0.046 * 1.14 / 0.87;
    private static final String SMALL = "size: 0.05, transport: dimensioned";

    private static Scenario scenario(String options, String start, String rest) throws IOException {
        Path file = Files.writeString(
                Files.createTempFile("dimensioned", ".yaml"),
                """
                faultline: 1
                id: dimensioned
                title: Dimensioned
                start: 2026-01-13T%s
                horizon: 50 min
                network:
                  generated: {country: nordland, %s}
                services:
                  mobile: {title: Mobile, at: XN-NE-03, sector: telecoms, needs: {radio: {kind: signalling, of: "data:north@XN-NE-03"}}}
                %s
                """
                        .formatted(start, options, rest));
        Path scenarios = Countries.folder("nordland").getParent().getParent();
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(scenarios)).read(file, Overrides.NONE);
        assertThat(reading.scenario()).as(reading.text(false)).isPresent();
        return reading.scenario().orElseThrow();
    }

    private static final class Small {
        static final Network NETWORK = network();

        private static Network network() {
            try {
                return scenario(SMALL, "20:00", "").network();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Users behind each access router of north, counted from base stations. */
    private static Map<String, Double> usersBehind() {
        Map<String, Double> ofStation = new HashMap<>();
        Small.NETWORK.assets().forEach(a -> ofStation.put(a.id(), a.capacity()));
        Map<String, Double> users = new TreeMap<>();
        Small.NETWORK.links().stream()
                .filter(l -> l.kind() == Link.Kind.BACKHAUL && l.from().startsWith("gnb:north:"))
                .forEach(l -> users.merge(l.to(), ofStation.get(l.from()), Double::sum));
        return users;
    }

    private static double ports(double users, double port) {
        return port * Math.ceil(users * ON_A_LINK / 0.7 / port);
    }

    /** The last levels of what a word begins with. */
    private static Map<String, Double> levels(Trace trace, String prefix) {
        Map<String, Double> levels = new TreeMap<>();
        for (int e = 0; e < trace.log().size(); e++) {
            String id = trace.subjects().idOf(trace.log().subject(e));
            if (trace.log().what(e) == What.LEVEL && id.startsWith(prefix)) {
                levels.put(id, trace.log().to(e));
            }
        }
        return levels;
    }

    @Test
    void everyLinkThatCarriesTrafficHasACapacityAndALatency() {
        assertThat(Small.NETWORK.links()).filteredOn(Link::carriesTraffic).allSatisfy(l -> {
            assertThat(l.capacityMbps()).as(l.from() + "--" + l.to()).isPresent();
            assertThat(l.latencyMs()).as(l.from() + "--" + l.to()).isPresent();
        });
    }

    @Test
    void withoutTheOptionThereIsNeither() {
        Network plain = Countries.Nordland.BUILT.network();
        assertThat(plain.links()).allSatisfy(l -> assertThat(l.capacityMbps()).isEmpty());
        assertThat(plain.traffic().flows()).isEmpty();
    }

    /** Both rings together are all ten access routers: one chain of each area, between the two aggregation routers, so any of its links may have to carry five. */
    @Test
    void aLinkOfARingIsSizedForAllOfItsRing() {
        Map<String, Double> users = usersBehind();
        assertThat(users).hasSize(10);
        for (int area = 0; area < 2; area++) {
            double ring = 0;
            for (int r = 1; r <= 5; r++) {
                ring += users.get("acc:north:" + (5 * area + r));
            }
            String first = "acc:north:" + (5 * area + 1);
            Link link = Small.NETWORK.links().stream()
                    .filter(l -> l.kind() == Link.Kind.RING && (l.from().equals(first) || l.to().equals(first)))
                    .findFirst()
                    .orElseThrow();
            assertThat(link.capacityMbps()).hasValue(ports(ring, 10_000));
        }
    }

    /** Uplinks carry at least the area's own 5 routers in the busy hour while they are 70 % full, and never more than all 10. */
    @Test
    void anUplinkIsSizedForItsArea() {
        double all = usersBehind().values().stream().mapToDouble(u -> u).sum();
        assertThat(all).isCloseTo(0.42 * 5_199_915, within(1.0));
        Small.NETWORK.links().stream()
                .filter(l -> l.kind() == Link.Kind.CORE && l.from().startsWith("agg:north:"))
                .forEach(l -> assertThat(l.capacityMbps().orElseThrow())
                        .isBetween(ports(all / 2.5, 10_000), ports(all, 10_000)));
    }

    /** 20 microseconds at the ends and 5 microseconds a kilometre of a cable that is 1.4 times as long as the crow flies. */
    @Test
    void aCableTakesAsLongAsLightInIt() {
        Map<String, org.faultline.model.Place> places = new HashMap<>();
        Small.NETWORK.assets().forEach(a -> places.put(a.id(), a.place()));
        Link uplink = Small.NETWORK.links().stream()
                .filter(l -> l.kind() == Link.Kind.CORE && l.from().equals("agg:north:1"))
                .findFirst()
                .orElseThrow();
        double km = places.get(uplink.from()).distanceKm(places.get(uplink.to()));
        assertThat(uplink.latencyMs().orElseThrow()).isCloseTo(0.02 + 1.4 * km * 0.005, within(1e-9));
    }

    /** A fifth of the sites of cities and more of others have no fibre: a gigabit of microwave and 0.2 ms, against ten and 0.02 ms. */
    @Test
    void sitesWithoutFibreHaveSlowerBackhaul() {
        List<Link> backhaul = Small.NETWORK.links().stream()
                .filter(l -> l.kind() == Link.Kind.BACKHAUL && l.from().startsWith("gnb:"))
                .toList();
        assertThat(backhaul).anySatisfy(l -> assertThat(l.capacityMbps()).hasValue(1000));
        assertThat(backhaul).anySatisfy(l -> assertThat(l.capacityMbps()).hasValue(10_000));
        assertThat(backhaul)
                .filteredOn(l -> l.capacityMbps().orElseThrow() == 1000)
                .allSatisfy(l -> assertThat(l.latencyMs().orElseThrow()).isGreaterThanOrEqualTo(0.2));
    }

    /** 2.184 million users of north x 0.060276 / 1.584 on the mean of a day, all classes together. */
    @Test
    void flowsAreWhatUsersAskFor() {
        double mbps = Small.NETWORK.traffic().flows().stream()
                .filter(f -> f.source().startsWith("acc:north:"))
                .mapToDouble(Traffic.Flow::volumeMbps)
                .sum();
        assertThat(mbps).isCloseTo(0.42 * 5_199_915 * ON_A_LINK / 1.584, within(0.01));
    }

    @Test
    void whileAllIsWellEverythingArrives() throws IOException {
        assertThat(levels(Experiment.of(scenario(SMALL, "20:00", "")).trace(0, 1, 0), ""))
                .isEmpty();
    }

    /**
     * At 20:00, the busy hour, one aggregation router of north stops. All 2.184 million users then go over the nearest uplink of the other and the line of the user plane function behind it:
     * 131,640 Mbit/s over 120,000 and 100,000. Emergency calls (0.02 %), voice (2 %) and priority data (5 %), 9,241 together, arrive whole; of 122,399 of best effort 90,759, that is 74.15 %.
     */
    @Test
    void whenOneAggregationRouterIsLostTheOtherIsFullAndBestEffortLoses() throws IOException {
        double asked = 0.42 * 5_199_915 * ON_A_LINK;
        Trace trace = Experiment.of(
                        scenario(
                                SMALL,
                                "20:00",
                                "campaign:\n  title: One\n  steps:\n    fault: {at: 10 min, effect: stop, targets: agg:north:2}\n"))
                .trace(0, 1, 0);
        Link uplink = Small.NETWORK.links().stream()
                .filter(l -> l.kind() == Link.Kind.CORE && l.from().equals("agg:north:1"))
                .min(Comparator.comparingDouble(l -> l.latencyMs().orElseThrow()))
                .orElseThrow();
        String userPlane = uplink.to().replace("core:", "upf:");
        Link last = Small.NETWORK.links().stream()
                .filter(l -> l.from().equals(userPlane) && l.to().equals(uplink.to()))
                .findFirst()
                .orElseThrow();
        assertThat(uplink.capacityMbps()).hasValue(120_000);
        assertThat(last.capacityMbps()).hasValue(100_000);
        double share = (100_000 - asked * 0.0702) / (asked * 0.9298);
        assertThat(share).isCloseTo(0.7415, within(1e-4));
        assertThat(levels(trace, "best-effort@acc:north")).hasSize(10).allSatisfy((id, level) -> assertThat(level)
                .isCloseTo(share, within(1e-4)));
        for (String urgent : List.of("emergency", "voice", "priority-data")) {
            assertThat(levels(trace, urgent + "@acc:north").values()).allMatch(level -> level == 1);
        }
        assertThat(levels(trace, "best-effort@acc:coast")).isEmpty();
        assertThat(levels(trace, "data:north@")).isNotEmpty().allSatisfy((id, level) -> assertThat(level)
                .isCloseTo(share, within(1e-4)));
        assertThat(levels(trace, "voice:north@").values()).allMatch(level -> level == 1);
    }

    /**
     * In the whole country an access router stops, and its cells with it. Their users go with them as far as neighbours reach them and have room, and send over the routers of those; what is lost of all
     * traffic is what users send whom no cell serves. Nobody asks for more or less than before.
     */
    @Test
    void usersWhoAreTakenOverSendFromTheirNewCells() throws IOException {
        Scenario scenario = scenario(
                "transport: dimensioned",
                "20:00",
                """
                campaign:
                  title: One
                  steps:
                    fault: {at: 10 min, effect: stop, targets: acc:north:3}
                observe:
                  asked-before: {traffic: demand, at: 5 min}
                  lost-before: {traffic: lost, at: 5 min}
                  asked: {traffic: demand, at: 30 min}
                  lost: {traffic: lost, at: 30 min}
                """);
        Map<String, Double> usersOf = new HashMap<>();
        Map<String, Double> ofCell = new HashMap<>();
        scenario.network().cells().forEach(c -> {
            usersOf.merge(c.area(), c.users(), Double::sum);
            ofCell.put(c.asset(), c.users());
        });
        double unserved = levels(Experiment.of(scenario).trace(0, 1, 0), "area:").entrySet().stream()
                .mapToDouble(e -> usersOf.get(e.getKey()) * (1 - e.getValue()))
                .sum();
        double behind = scenario.network().traffic().flows().stream()
                .filter(f -> f.id().equals("voice@acc:north:3"))
                .flatMap(f -> f.sites().stream())
                .flatMap(s -> s.cells().stream())
                .mapToDouble(ofCell::get)
                .sum();
        assertThat(unserved).isBetween(0.01 * behind, 0.99 * behind);
        assertThat(observed(scenario, "lost-before")).isCloseTo(0, within(1e-6));
        assertThat(observed(scenario, "lost")).isCloseTo(unserved * ON_A_LINK, within(0.01));
        assertThat(observed(scenario, "asked")).isCloseTo(observed(scenario, "asked-before"), within(0.01));
    }

    private static double observed(Scenario scenario, String id) {
        return Experiment.of(scenario)
                .run(new Plan(1, 1, 1, 0.9, List.of(0)), List.of(), Listener.silent())
                .rows()
                .get(0)
                .values()
                .get(new MeasureKey(Observation.MEASURE, Observation.subjectOf(id)));
    }

    /**
     * Distributed units at hubs have one midhaul of 10,000 Mbit/s for all of their sites. With 1 Mbit/s a user, where the users of a unit ask for D
     * above that in the busy hour, and those of its router for A, emergency calls, voice and priority data pass, and of best effort D - 10,000 of 0.9298 A do not come to the router.
     */
    @Test
    void theMidhaulOfAHubLimitsWhatItsSitesSend() throws IOException {
        Scenario scenario = scenario("transport: dimensioned, radio_split: hub, busy_hour_kbps: 1000", "20:00", "");
        Map<String, Double> users = new HashMap<>();
        scenario.network().cells().forEach(c -> users.put(c.asset(), c.users()));
        Map<String, Double> ofUnit = new HashMap<>();
        scenario.network().dependencies().stream()
                .filter(d -> d.dependant().startsWith("cell:north:"))
                .forEach(d -> d.gates().stream()
                        .filter(g -> g.name().equals("distributed unit"))
                        .forEach(g -> ofUnit.merge(
                                g.needs().get(0).provider(), users.get(d.dependant()) * 1.14 / 0.87, Double::sum)));
        Map<String, Double> ofRouter = new HashMap<>();
        Map<String, Double> cut = new HashMap<>();
        scenario.network().links().stream()
                .filter(l -> l.kind() == Link.Kind.MIDHAUL && ofUnit.containsKey(l.from()))
                .forEach(l -> {
                    ofRouter.merge(l.to(), ofUnit.get(l.from()), Double::sum);
                    cut.merge(l.to(), Math.max(0, ofUnit.get(l.from()) - 10_000), Double::sum);
                });
        Map<String, Double> arriving = levels(Experiment.of(scenario).trace(0, 1, 0), "best-effort@acc:north");
        cut.values().removeIf(c -> c == 0);
        assertThat(cut).isNotEmpty();
        assertThat(arriving.keySet().stream().map(id -> id.substring("best-effort@".length())))
                .containsExactlyInAnyOrderElementsOf(cut.keySet());
        cut.forEach((router, mbps) -> assertThat(arriving.get("best-effort@" + router))
                .isCloseTo(1 - mbps / (0.9298 * ofRouter.get(router)), within(1e-4)));
    }

    /** By the rule of NGMN a backhaul carries what its cells can: more than 3 x 1.4 times the users of the fullest cell in the busy hour. */
    @Test
    void aBackhaulCarriesWhateverItsCellsCan() {
        Map<String, Double> carried = new HashMap<>();
        Map<String, Double> capacity = new HashMap<>();
        Small.NETWORK.assets().forEach(a -> capacity.put(a.id(), a.capacity()));
        Small.NETWORK.traffic().flows().stream()
                .filter(f -> f.source().startsWith("acc:north:"))
                .flatMap(f -> f.sites().stream())
                .forEach(s -> carried.put(
                        s.via().orElseThrow(),
                        s.cells().stream().mapToDouble(capacity::get).sum() * ON_A_LINK));
        assertThat(carried).hasSize(90);
        Small.NETWORK.links().stream()
                .filter(l -> carried.containsKey(l.from()))
                .forEach(l -> assertThat(l.capacityMbps().orElseThrow())
                        .as(l.from())
                        .isGreaterThanOrEqualTo(carried.get(l.from()) - 1e-6));
    }

    /**
     * Both aggregation routers stop, so that no access router has a way to a user plane function. Users who have lost the core are where other cells serve them: once the network has converged all
     * flows count as whole, and what regions get is not lowered a second time.
     */
    @Test
    void aRouterThatIsCutOffCountsAsWhole() throws IOException {
        Trace trace = Experiment.of(
                        scenario(
                                SMALL,
                                "20:00",
                                "campaign:\n  title: One\n  steps:\n    fault: {at: 10 min, effect: stop, targets: {ids: [\"agg:north:1\", \"agg:north:2\"]}}\n"))
                .trace(0, 1, 0);
        assertThat(levels(trace, "best-effort@acc:north"))
                .hasSize(10)
                .allSatisfy((id, level) -> assertThat(level).as(id).isEqualTo(1));
    }

    @Test
    void aTableWithoutAValueIsRefusedWithItsName(@TempDir Path folder) throws IOException {
        Path table = folder.resolve("transport.csv");
        String whole = Files.readString(Countries.folder("europe").resolve("transport.csv"));
        Files.writeString(table, whole.replaceAll("(?m)^voice_share.*\n", ""));
        assertThatThrownBy(() -> TransportProfile.read(table))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("The value voice_share is missing.");
        Files.writeString(table, whole.replace("fibre_detour,1.4", "fibre_detour,0"));
        assertThatThrownBy(() -> TransportProfile.read(table)).hasMessageContaining("fibre_detour must be above zero");
        Files.writeString(table, whole.replace("voice_share,0.02", "voice_share,0.99"));
        assertThatThrownBy(() -> TransportProfile.read(table)).hasMessageContaining("add up to 1.0402, above 1");
    }
}
