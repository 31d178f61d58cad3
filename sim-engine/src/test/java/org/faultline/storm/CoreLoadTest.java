package org.faultline.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * 100,000 cars at the core of the example. A registration asks the AUSF four times; cars register 0.5 times in the busy hour, so contacts bring it
 * 200,000 messages an hour, and at head-room h it handles h times that.
 */
class CoreLoadTest {

    private static CoreLoad at(String headroom) {
        return CoreLoad.of(
                Labs.example("parameters.headroom=" + headroom).nominal().signalling(), List.of("cars"));
    }

    /** N m / b = 100,000 x 4 / 200,000 h = 2 h; from 0.7222 to 0.99 at twice the busy hour it takes 2 h x ln(1.27778 / 1.01) = 0.4704 h. */
    @Test
    void theDrainLineIsDevicesOverWhatContactsLeave() {
        assertThat(at("2").drainHours(1 - 15.0 / 54, 0.99)).isCloseTo(0.4704, within(1e-4));
        assertThat(at("2").drainHours(0.99, 0.99)).isZero();
        assertThat(at("0.98").drainHours(0.5, 0.99)).isInfinite();
    }

    /** Without contacts 26,778 cars x 4 messages at 400,000 an hour take 0.26778 h. */
    @Test
    void theFloorLeavesContactsUnanswered() {
        assertThat(at("2").floorHours(1 - 15.0 / 54, 0.99)).isCloseTo(0.26778, within(1e-5));
    }

    /** 400,000 messages less 72.22 % of 200,000, over 4 messages a car: 63,889 an hour. */
    @Test
    void theCapacityForRegistrationsIsWhatContactsLeave() {
        assertThat(at("2").capacityPerHour(1 - 15.0 / 54)).isCloseTo(63_889, within(1.0));
    }

    /**
     * Cars try again after 15 s + 10 s at the soonest: u of them bring 400,000 u x 144 messages an hour. With 1/54 away, at eight times the
     * busy hour, (1,066,667 + 196,296) / 1,600,000 = 0.789.
     */
    @Test
    void aBurstThatFitsFillsNoLine() {
        assertThat(at("8").burstLoad(1.0 / 54)).isCloseTo(0.789, within(1e-3));
        assertThat(at("8").busiest(1.0 / 54)).isEqualTo("ausf");
    }

    /**
     * Five attempts take 5 x 15 s + 4 x 10 s + 720 s = 835 s, 167 s each, so 1 % unserved make 21,557 attempts and 86,228 messages an hour where all
     * fail. With 198,000 by contacts that is less than the 400,000 of twice the busy hour, and the more so where some succeed soon.
     */
    @Test
    void aFewRetriesKeepNoLineFull() {
        assertThat(at("8").saturated(0.01)).isEmpty();
        assertThat(at("2").saturated(0.0)).isEmpty();
    }

    /** What a full line lets in is all that it can do: the chance solves the balance that the class states. */
    @Test
    void aFullLineWorksWithoutPause() {
        double u = 0.5;
        CoreLoad.Saturated full = at("2").saturated(u).orElseThrow();
        double a = full.acceptance();
        double p = Math.pow(a, 4);
        double[] waits = {10, 10, 10, 10, 720};
        double seconds = 0;
        double attempts = 0;
        for (int i = 0; i < waits.length; i++) {
            seconds += Math.pow(1 - p, i) * (15 + waits[i]);
            attempts += Math.pow(1 - p, i);
        }
        double perHour = 100_000 * u * attempts / seconds * 3600;

        assertThat(perHour * (a + a * a + a * a * a + p) + 200_000 * (1 - u) * a)
                .isCloseTo(400_000, within(1.0));
        assertThat(full.goodputPerHour()).isCloseTo(perHour * p, within(1.0));
        assertThat(full.losingPerHour()).isCloseTo(50_000 * 0.5 * (1 - p), within(1.0));
        assertThat(full.function()).isEqualTo("ausf");
        assertThat(full.feedsItself()).isTrue();
    }

    @Test
    void headroomFreesAStormFromItsTrap() {
        assertThat(at("2").isTrapped(15.0 / 54)).isTrue();
        assertThat(at("8").isTrapped(15.0 / 54)).isFalse();
    }
}
