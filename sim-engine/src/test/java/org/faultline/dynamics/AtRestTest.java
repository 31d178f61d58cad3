package org.faultline.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.scenario.NotWholeAtStart;
import org.faultline.story.Story;
import org.junit.jupiter.api.Test;

/** A run begins with everything whole; a network that cannot be whole is refused, or losses would be booked on the attack. */
class AtRestTest {

    @Test
    void aWholeNetworkStaysAsItIs() {
        assertThat(Story.of(
                                """
                        power-bus b cap 10
                        generator g cap 10
                        b == g
                        gnb m needs power all b holds 2h
                        """)
                        .told()
                        .log()
                        .size())
                .isZero();
    }

    @Test
    void aGateThatIsLostFromTheStartIsRefused() {
        Story story = Story.of(
                """
                gnb m needs connectivity all dc
                facility dc
                """);
        assertThatThrownBy(story::simulation)
                .isInstanceOf(NotWholeAtStart.class)
                .hasMessageContaining("m delivers 0.0 before anything has happened");
    }

    @Test
    void anIslandThatCannotCarryItsLoadIsRefused() {
        Story story = Story.of(
                """
                power-bus b cap 10
                generator g cap 8
                b == g
                """);
        assertThatThrownBy(story::simulation).hasMessageContaining("b delivers 0.8");
    }

    @Test
    void aBatteryThatWouldDrainFromTheStartIsRefused() {
        Story story = Story.of(
                """
                gnb m needs connectivity all dc holds 2h
                facility dc
                """);
        assertThatThrownBy(story::simulation).hasMessageContaining("m lives from a stock");
    }
}
