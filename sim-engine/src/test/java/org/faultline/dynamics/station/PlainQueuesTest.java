package org.faultline.dynamics.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.faultline.model.QueueNetwork;
import org.faultline.story.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast stations do customer by customer what the slow plain ones do. */
class PlainQueuesTest {

    private static final double HOURS = 30;

    static IntStream seeds() {
        return IntStream.range(100, 130);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fastAndPlainAgree(int seed) {
        String text = QueueLawsTest.network(new Random(seed), 25, false);
        Written fast = Written.run(text, seed, 1);
        QueueNetwork network = fast.scenario().queues();
        PlainQueues plain = new PlainQueues(network, seed, 0, HOURS);

        for (String id : new String[] {"s0", "s1", "s2"}) {
            for (String what : new String[] {"arrivals", "completed", "lost", "balked", "abandoned"}) {
                assertThat(fast.mean(what + "." + id)).as(what + " of " + id).isEqualTo((double) plain.count(id, what));
            }
            assertThat(fast.mean("area." + id)).as(id).isCloseTo(plain.areaHours(id), within(1e-9 * HOURS * 100));
        }
    }
}
