package org.faultline.dynamics.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** What does not come up when it could work again. */
class ComebacksTest {

    private static Written run(String rest) {
        return Written.run(FailuresTest.units(1000) + rest, 1, 1);
    }

    /** Off from 1 h to 3 h, 5 % of 1,000 do not come up: 50 expected, standard deviation 6.9; four of them. */
    @Test
    void someDoNotComeUpAfterTheyWereOff() {
        Written run = run(
                """
                horizon: 10 h
                failures: {dead: {targets: {tag: unit}, on_return: 5 %}}
                response: {playbooks: {off: {at: 1 h, do: switch-off, targets: {tag: unit}, until: never, lasting: 2 h}}}
                observe:
                  off: {count: {of: {tag: unit}, level: {at_most: 0}}, at: 2 h}
                  dead: {count: {of: {tag: unit}, level: {at_most: 0}}, at: 4 h}
                """);
        assertThat(run.mean("off")).isEqualTo(1000);
        assertThat(run.mean("dead")).isCloseTo(50, within(28.0));
    }

    /** All of them: a crew of 1,000 mends them in an hour, and what is mended comes up. */
    @Test
    void whatWasMendedComesUp() {
        Written run = run(
                """
                horizon: 10 h
                failures: {dead: {targets: {tag: unit}, on_return: 100 %}}
                response:
                  crews: {field: {reach: on-site, size: 1000, work: 1 h}}
                  playbooks: {off: {at: 1 h, do: switch-off, targets: {tag: unit}, until: never, lasting: 2 h}}
                observe:
                  dead: {count: {of: {tag: unit}, level: {at_most: 0}}, at: 3.5 h}
                  after: {count: {of: {tag: unit}, level: {at_most: 0}}, at: 4.5 h}
                """);
        assertThat(run.mean("dead")).isEqualTo(1000);
        assertThat(run.mean("after")).isZero();
    }

    /** A need that is lost for an hour takes the level to zero as well, and nothing breaks while it is lost. */
    @Test
    void whatLackedAnythingMayNotComeUp() {
        Written run = Written.run(
                """
                horizon: 10 h
                network:
                  inline:
                    regions: {here: 1 k}
                    assets:
                      bus: {kind: power-bus}
                      mast: {kind: gnb, operator: a, needs: {power: {kind: power, of: bus}}}
                    operators: {a: 100 %}
                failures:
                  cut: {targets: bus, after: 2 h, repair: 1 h}
                  dead: {targets: mast, on_return: 100 %}
                observe:
                  falls: {events: {sort: falls}, take: final}
                  mast: {level: mast, time: {below: 1}}
                """,
                1, 1);
        assertThat(run.mean("mast")).isCloseTo(8, within(1e-9));
    }
}
