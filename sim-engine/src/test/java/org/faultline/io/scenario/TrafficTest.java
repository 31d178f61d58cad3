package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.impact.MeasureKey;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traffic as an author writes it, and what is observed of it. */
class TrafficTest {

    /**
     * Two operators share a router that passes 60. From six to six each mast sends 60, at night nothing. The line of gnb-a has 40 because
     * all of its kind do, that of gnb-b has 20 of its own: by day 2/3 and 1/3 arrive, 60 of 120.
     */
    private static final String TEXT =
            """
            faultline: 1
            id: traffic
            title: Traffic
            start: 2026-03-10T00:00
            horizon: 24 h
            network:
              inline:
                regions: {county: 1 k}
                operators: {alpha: 50 %, beta: 50 %}
                assets:
                  r: {kind: core-router, capacity: 60 Mbit/s}
                  upf-a: {kind: upf, operator: alpha}
                  upf-b: {kind: upf, operator: beta}
                  gnb-a: {kind: gnb, operator: alpha}
                  gnb-b: {kind: gnb, operator: beta}
                  area: {kind: coverage-area}
                cells:
                  cell-a: {area: area, operator: alpha, users: 100, needs: {signalling: gnb-a}}
                  cell-b: {area: area, operator: beta, users: 100, needs: {signalling: gnb-b}}
                links:
                  - [upf-a, r]
                  - [upf-b, r]
                  - [gnb-a, r]
                  - {from: gnb-b, to: r, capacity: 20 Mbit/s}
            profiles: {day: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]}
            traffic:
              convergence: 30 s
              links: {backhaul: {capacity: 40 Mbit/s, latency: 3 ms}}
              flows:
                data: {from: {kind: gnb}, to: {kind: upf}, same_operator: true, volume: 30 Mbit/s, demand: day, limits: cell}
                quick: {from: gnb-a, to: upf-a, volume: 0 Mbit/s, class: voice, latency: {at_most: 2 ms, else: 50 %}}
            services:
              calls: {sector: telecoms, needs: {coverage: {kind: signalling, of: area}}}
            observe:
              demand: {traffic: demand, take: time-average}
              carried: {traffic: {class: best-effort, what: carried}, take: time-average}
              lost: {traffic: lost, take: greatest}
              share: {traffic: carried-share, take: least}
              line: {utilisation: [r, gnb-a], take: time-average}
              router: {utilisation: r, take: greatest}
              cell-a: {level: cell-a, take: least}
              cell-b: {level: cell-b, take: least}
              quick: {level: quick@gnb-a, take: final}
              tagged: {count: {of: {tag: data}, level: {below: 1}}, take: greatest}
              everything: {count: {level: {below: 1}}, take: greatest}
            """;

    @TempDir
    private Path folder;

    private Scenario scenario() {
        return Readings.scenarioOf(Readings.of(folder, TEXT));
    }

    @Test
    void linksHaveTheirOwnCapacityOrThatOfTheirKind() {
        List<Link> links = scenario().network().links();
        assertThat(links)
                .extracting(Link::kind)
                .containsExactly(Link.Kind.CORE, Link.Kind.CORE, Link.Kind.BACKHAUL, Link.Kind.BACKHAUL);
        assertThat(links.get(0).capacityMbps()).isEmpty();
        assertThat(links.get(2).capacityMbps()).isEqualTo(OptionalDouble.of(40));
        assertThat(links.get(3).capacityMbps()).isEqualTo(OptionalDouble.of(20));
        assertThat(links.get(3).latencyMs()).isEqualTo(OptionalDouble.of(3));
    }

    @Test
    void everySourceHasAFlowToItsOwnOperator() {
        Network network = scenario().network();
        assertThat(network.traffic().flows())
                .extracting(Traffic.Flow::id, Traffic.Flow::destinations, Traffic.Flow::priority)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("data@gnb-a", List.of("upf-a"), 3),
                        org.assertj.core.groups.Tuple.tuple("data@gnb-b", List.of("upf-b"), 3),
                        org.assertj.core.groups.Tuple.tuple("quick@gnb-a", List.of("upf-a"), 1));
        assertThat(network.traffic().convergence().mean()).isCloseTo(30.0 / 3600, within(1e-12));
        assertThat(network.assets())
                .filteredOn(a -> a.kind() == AssetKind.TRAFFIC_FLOW)
                .extracting(Asset::id)
                .containsExactly("data@gnb-a", "data@gnb-b", "quick@gnb-a");
    }

    @Test
    void whatIsObservedIsWhatArrives() {
        assertThat(observed("demand")).isCloseTo(60, within(1e-9));
        assertThat(observed("carried")).isCloseTo(30, within(1e-9));
        assertThat(observed("lost")).isCloseTo(60, within(1e-9));
        assertThat(observed("share")).isCloseTo(0.5, within(1e-9));
        assertThat(observed("line")).isCloseTo(0.5, within(1e-9));
        assertThat(observed("router")).isCloseTo(1, within(1e-9));
        assertThat(observed("quick")).isEqualTo(0.5);
    }

    /** Cells that live from a mast are limited by its flow; an observation of everything does not look at flows. */
    @Test
    void thoseWhoLiveFromTheSourceAreLimitedByTheFlow() {
        assertThat(observed("cell-a")).isCloseTo(2.0 / 3, within(1e-6));
        assertThat(observed("cell-b")).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(observed("tagged")).isEqualTo(2);
        assertThat(observed("everything")).isEqualTo(3);
    }

    private static final String FOLLOWED =
            """
            faultline: 1
            id: followed
            title: Followed
            start: 2026-03-10T00:00
            horizon: 4 h
            network:
              inline:
                regions: {county: 1 k}
                operators: {alpha: 100 %}
                assets:
                  core: {kind: core-router}
                  ra: {kind: access-router}
                  rb: {kind: access-router}
                  upf: {kind: upf}
                  ga: {kind: gnb}
                  gb: {kind: gnb}
                  area: {kind: coverage-area}
                cells:
                  ca: {area: area, operator: alpha, users: 60, needs: {signalling: ga}, neighbours: {cb: 50 %}}
                  cb: {area: area, operator: alpha, users: 60, capacity: 100, needs: {signalling: gb}}
                links:
                  - [upf, core]
                  - [ra, core]
                  - {from: rb, to: core, capacity: 80 Mbit/s}
                  - [ga, ra]
                  - {from: gb, to: rb, capacity: 85 Mbit/s}
            traffic:
              flows:
                a: {from: ra, to: upf, volume: 60 Mbit/s, users_of: ca}
                b: {from: rb, to: upf, volume: 60 Mbit/s, users_of: {kind: cell, id: cb, via: gb}}
            services:
              calls: {sector: telecoms, needs: {coverage: {kind: signalling, of: area}}}
            campaign:
              title: A mast stops
              steps: {stop: {at: 2 h, effect: stop, targets: ga}}
            observe:
              demand: {traffic: demand, take: final}
              carried: {traffic: carried, take: final}
              lost: {traffic: lost, take: final}
              mean: {traffic: lost, take: time-average}
              line: {utilisation: [rb, core], take: final}
            """;

    /**
     * After two of four hours ca is out: 30 of its 60 users are served by cb, the others by nobody. All 120 still ask for 1 Mbit/s each. 90 are sent from cb, gb--rb carries 85 of them and rb--core 80;
     * 40 are lost: 30 of users without a cell, 5 on the link of the site and 5 behind it.
     */
    @Test
    void whatIsLostCountsUsersWithoutACellAndWhatTheLinkOfASiteDoesNotCarry() {
        Scenario scenario = Readings.scenarioOf(Readings.of(folder, FOLLOWED));
        assertThat(observed(scenario, "demand")).isCloseTo(120, within(1e-9));
        assertThat(observed(scenario, "carried")).isCloseTo(80, within(1e-9));
        assertThat(observed(scenario, "lost")).isCloseTo(40, within(1e-9));
        assertThat(observed(scenario, "mean")).isCloseTo(20, within(1e-9));
        assertThat(observed(scenario, "line")).isCloseTo(1, within(1e-9));
    }

    private double observed(String id) {
        return observed(scenario(), id);
    }

    private static double observed(Scenario scenario, String id) {
        return Experiment.of(scenario)
                .run(new Plan(1, 1, 1, 0.9, List.of(0)), List.of(), Listener.silent())
                .rows()
                .get(0)
                .values()
                .get(new MeasureKey(Observation.MEASURE, Observation.subjectOf(id)));
    }
}
