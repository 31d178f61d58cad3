package org.faultline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimTimeTest {

    @Test
    void hoursAreRoundedToTheNearestMicrosecond() {
        assertThat(SimTime.ofHours(1.5)).isEqualTo(5_400_000_000L);
        assertThat(SimTime.ofHours(1.4 / SimTime.HOUR)).isEqualTo(1);
        assertThat(SimTime.ofHours(1.6 / SimTime.HOUR)).isEqualTo(2);
        assertThat(SimTime.toHours(5_400_000_000L)).isEqualTo(1.5);
    }

    @Test
    void veryLongIsNever() {
        assertThat(SimTime.ofHours(1e12)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.ofHours(Double.POSITIVE_INFINITY)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.plus(5, SimTime.NEVER)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.plus(SimTime.NEVER, 5)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.plus(SimTime.NEVER - 5, 6)).isEqualTo(SimTime.NEVER);
        assertThat(SimTime.plus(3, 4)).isEqualTo(7);
    }

    @Test
    void negativeAndUnknownDurationsAreRefused() {
        assertThatThrownBy(() -> SimTime.ofHours(-0.1)).hasMessageContaining("-0.1 h");
        assertThatThrownBy(() -> SimTime.ofHours(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
