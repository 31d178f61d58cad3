package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathLossTest {

    /** 13.54 + 39.08 x 3 + 20 log10(0.8) = 13.54 + 117.24 - 1.94. */
    @Test
    void urbanLossAtOneKilometreIsThatOfTheTable() {
        assertThat(PathLoss.urbanMacro(0.8).lossDb(1)).isCloseTo(128.84, within(0.01));
    }

    /**
     * W = 20, h = 5, mast 35, terminal 1.5 m, 1 km: 161.04 - 7.1 x 1.3010 + 7.5 x 0.6990 - (24.37 - 3.7 / 49) x 1.5441 + 20 log10(0.8)
     * - (3.2 x 1.2462^2 - 4.97) = 161.04 - 9.24 + 5.24 - 37.51 - 1.94 + 0.00; the term in the distance is nought at 1 km.
     */
    @Test
    void ruralLossAtOneKilometreIsThatOfTheTable() {
        assertThat(PathLoss.ruralMacro(0.8).lossDb(1)).isCloseTo(117.59, within(0.02));
    }

    @Test
    void reachIsTheInverseOfLoss() {
        for (PathLoss model : new PathLoss[] {PathLoss.urbanMacro(0.8), PathLoss.ruralMacro(0.8)}) {
            assertThat(model.reachKm(model.lossDb(2.7))).isCloseTo(2.7, within(1e-9));
        }
    }

    @Test
    void aPhoneReachesFartherInTheCountryside() {
        assertThat(Setting.URBAN.reachKm()).isCloseTo(1.2, within(0.05));
        assertThat(Setting.SUBURBAN.reachKm()).isCloseTo(2.4, within(0.05));
        assertThat(Setting.RURAL.reachKm()).isCloseTo(3.2, within(0.05));
    }
}
