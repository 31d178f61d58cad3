package org.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.faultline.model.ArrivalStream;
import org.faultline.model.Distribution;
import org.faultline.model.QueueNetwork;
import org.faultline.model.Routing;
import org.faultline.model.Station;
import org.junit.jupiter.api.Test;

class LossFormulaTest {

    private static Station pool(int servers, int room, double hours) {
        return new Station(
                "pool",
                OptionalInt.of(servers),
                OptionalInt.of(room),
                Distribution.of(hours),
                Map.of(),
                Station.Discipline.FIFO,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0,
                Routing.LEAVE,
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of(),
                List.of(),
                1,
                Map.of(),
                Station.Batch.ONE);
    }

    private static ArrivalStream calls(Distribution gap, double share) {
        return new ArrivalStream(
                "calls",
                new ArrivalStream.Renewal(gap, 0, Double.POSITIVE_INFINITY),
                Distribution.of(1),
                ArrivalStream.Acceptance.PARTIAL,
                1,
                new Routing(List.of(new Routing.Route("pool", share))));
    }

    private static double refused(Station pool, ArrivalStream calls) {
        return LossFormula.refused(
                new QueueNetwork(List.of(pool), List.of(), List.of(), List.of(calls), List.of()), "pool");
    }

    /** One server, one call per service: half are refused. Two servers: 1/2 over 1 + 1 + 1/2 is a fifth. */
    @Test
    void oneErlangAtOneServerAndAtTwo() {
        assertThat(LossFormula.refused(1, 1)).isEqualTo(0.5, within(1e-15));
        assertThat(LossFormula.refused(1, 2)).isEqualTo(0.2, within(1e-15));
    }

    /** Four calls an hour, of which half come here, for half an hour each: one erlang. */
    @Test
    void theLoadIsRateTimesShareTimesMeanService() {
        assertThat(refused(pool(2, 2, 0.5), calls(new Distribution.Exponential(0.25), 0.5)))
                .isEqualTo(0.2, within(1e-15));
    }

    @Test
    void whatTheFormulaDoesNotHoldForIsRefused() {
        ArrivalStream poisson = calls(new Distribution.Exponential(1), 1);

        assertThatThrownBy(() -> refused(pool(2, 3, 1), poisson)).hasMessageContaining("as much room as servers");
        assertThatThrownBy(() -> refused(pool(2, 2, 1), calls(Distribution.of(1), 1)))
                .hasMessageContaining("Poisson stream");
        assertThatThrownBy(() -> LossFormula.refused(QueueNetwork.NONE, "pool")).hasMessageContaining("no station");
    }
}
