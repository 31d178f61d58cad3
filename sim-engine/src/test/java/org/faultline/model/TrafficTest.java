package org.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links with capacities, and flows that cannot be wrong. */
class TrafficTest {

    private static Traffic.Flow flow(String id, double mbps, int priority) {
        return new Traffic.Flow(id, "mast", List.of("core"), mbps, priority, Service.FLAT, Optional.empty());
    }

    private static Link link(double mbps, double ms) {
        return new Link("a", "b", Link.Kind.CORE, OptionalDouble.of(mbps), OptionalDouble.of(ms));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3, Double.NaN, Double.POSITIVE_INFINITY})
    void aCapacityIsAboveZero(double mbps) {
        assertThatThrownBy(() -> link(mbps, 1))
                .hasMessage("The capacity of link a--b, in Mbit/s, is " + mbps + "; it must be above zero and finite.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 60_001, Double.NaN})
    void aLatencyIsAtMostAMinute(double ms) {
        assertThatThrownBy(() -> link(1, ms))
                .hasMessage("The latency of link a--b is " + ms + " ms; it must lie between 0 and 1 min.");
    }

    @Test
    void whatALinkSaysItselfComesFirst() {
        Link own = new Link("a", "b", Link.Kind.CORE, OptionalDouble.of(5), OptionalDouble.empty());
        assertThat(own.orElse(OptionalDouble.of(9), OptionalDouble.of(2))).isEqualTo(link(5, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1.1e9, Double.NaN})
    void aVolumeIsNotBelowZeroNorBeyondAllBounds(double mbps) {
        assertThatThrownBy(() -> flow("f@mast", mbps, 0))
                .hasMessage("The volume of flow f@mast is " + mbps + " Mbit/s; it must lie between 0 and 1e9.");
    }

    @Test
    void aFlowLeadsSomewhereAndFollowsADay() {
        assertThatThrownBy(() -> new Traffic.Flow("f", "mast", List.of(), 1, 0, Service.FLAT, Optional.empty()))
                .hasMessage("The flow f leads nowhere: it has no destination.");
        assertThatThrownBy(() -> new Traffic.Flow("f", "mast", List.of("core"), 1, 0, List.of(24.0), Optional.empty()))
                .hasMessage("The flow f has 1 weights that add up to 24.0; a day has 24, and their mean must be one.");
        assertThatThrownBy(() -> new Traffic.LatencyBound(5, 1.5))
                .hasMessage("What is left of a flow that takes too long is 1.5; it must lie between 0 and 1.");
    }

    @Test
    void flowsAreOfClassesThatAreThere() {
        assertThatThrownBy(() -> new Traffic(List.of("only"), Distribution.of(0), List.of(flow("f@mast", 1, 1))))
                .hasMessage("The flow f@mast is in class 1; there are only 1.");
        assertThatThrownBy(() -> new Traffic(List.of("a", "a"), Distribution.of(0), List.of()))
                .hasMessage("The priority classes [a, a] name one of them twice.");
        assertThatThrownBy(() -> new Traffic(List.of(), Distribution.of(0), List.of()))
                .hasMessage("There are 0 priority classes; 1 to 16 can be told apart.");
    }

    @Test
    void aFlowKnowsTheNameItWasDeclaredUnder() {
        assertThat(flow(Traffic.Flow.idOf("calls", "mast"), 1, 0).declared()).isEqualTo("calls");
        assertThat(flow("other", 1, 0).declared()).isEqualTo("other");
    }
}
