package org.faultline.dynamics.signalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A room for 100 messages, 20 of which are worked on in a tick, and two groups of which the first is let in up to 50. */
class FillingTest {

    private static double[] run(double level, double drained, double low, double high) {
        Filling filling = new Filling(2);
        filling.set(0, 50, low);
        filling.set(1, 100, high);
        filling.run(level, drained);
        return new double[] {filling.share(0), filling.share(1)};
    }

    private static void isAbout(double[] shares, double low, double high) {
        assertThat(shares[0]).isCloseTo(low, within(1e-12));
        assertThat(shares[1]).isCloseTo(high, within(1e-12));
    }

    /** From 30, by 40 + 20 - 20 = 40 a tick to 50 in half a tick; then the high ones alone keep it there: none of the others. */
    @Test
    void whoHasTheLowerLimitIsLetInUntilItIsReached() {
        isAbout(run(30, 20, 40, 20), 0.5, 1);
    }

    /** As before with 10 of the high ones: 30 a tick, at 50 after 2 / 3; then 10 of 40 drain besides. */
    @Test
    void atItsLimitAGroupGetsWhatDrainsBesides() {
        isAbout(run(30, 20, 40, 10), 2.0 / 3 + 1.0 / 3 * 10 / 40, 1);
    }

    /** From 90 by 140 - 20 = 120 a tick to 100 in 1 / 12; then 20 of 140. */
    @Test
    void aFullRoomGivesTheHighOnesWhatDrains() {
        isAbout(run(90, 20, 1000, 140), 0, 1.0 / 12 + 11.0 / 12 * 20 / 140);
    }

    /** From 55 by 20 - 10 a tick to 50 in half a tick; there 10 of 40 of the low ones. */
    @Test
    void aRoomThatFallsToALimitLetsInWhatDrains() {
        isAbout(run(55, 20, 40, 10), 0.5 * 10 / 40, 1);
    }

    /** From 52 by 10 a tick, at 50 after 0.2; with 5 of the low ones it goes on falling. */
    @Test
    void aRoomThatFallsBelowALimitIsOpen() {
        isAbout(run(52, 20, 5, 10), 0.8, 1);
    }

    @Test
    void anEmptyRoomIsOpenToAll() {
        isAbout(run(0, 20, 5, 10), 1, 1);
        isAbout(run(0, 20, 0, 0), 1, 1);
    }

    /** From 90, filling by 30 without the groups, and 70 of the high ones: full after 1 / 10, and nobody is let in any more. */
    @Test
    void aRoomThatFillsByItselfIsClosedOnceItIsFull() {
        isAbout(run(90, -30, 40, 70), 0, 0.1);
    }

    /** Groups with the same limit share alike: 20 of 80 at a full room. */
    @Test
    void equalLimitsShareAlike() {
        Filling filling = new Filling(2);
        filling.set(0, 100, 20);
        filling.set(1, 100, 60);
        filling.run(100, 20);
        isAbout(new double[] {filling.share(0), filling.share(1)}, 0.25, 0.25);
    }
}
