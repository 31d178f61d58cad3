package org.faultline.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BuildingTest {

    /**
     * 3.5 GHz. Plain glass 2.7 dB, coated 24.05 dB, concrete 19 dB. Old: 5 - 10 log10(0.3 x 0.537032 + 0.7 x 0.012589) = 5 + 7.6975 = 12.698. Insulated: 5 - 10 log10(0.7 x
     * 0.0039355 + 0.3 x 0.012589) = 5 + 21.8498 = 26.850.
     */
    @Test
    void wallsByHand() {
        assertThat(Building.LOW_LOSS.wallDb(3.5)).isCloseTo(12.698, within(0.001));
        assertThat(Building.HIGH_LOSS.wallDb(3.5)).isCloseTo(26.850, within(0.001));
        assertThat(Building.LOW_LOSS.wallDb(0.8)).isCloseTo(10.400, within(0.001));
        assertThat(Building.HIGH_LOSS.wallDb(0.8)).isCloseTo(18.122, within(0.001));
    }

    @Test
    void wallsTakeMoreOfHigherBandsAndInsulatedOnesTakeMore() {
        for (double frequency = 0.5; frequency < 60; frequency *= 1.1) {
            for (Building building : Building.values()) {
                assertThat(building.wallDb(1.1 * frequency)).isGreaterThan(building.wallDb(frequency));
            }
            assertThat(Building.HIGH_LOSS.wallDb(frequency)).isGreaterThan(Building.LOW_LOSS.wallDb(frequency) + 5);
        }
    }

    @Test
    void theWayInsideCostsHalfADecibelPerMetre() {
        assertThat(Building.insideDb(10)).isEqualTo(5);
        assertThat(Building.LOW_LOSS.deviationDb()).isEqualTo(4.4);
        assertThat(Building.HIGH_LOSS.deviationDb()).isEqualTo(6.5);
        assertThatThrownBy(() -> Building.insideDb(26)).hasMessageContaining("inside");
        assertThatThrownBy(() -> Building.LOW_LOSS.wallDb(0.1)).hasMessageContaining("frequency");
    }
}
