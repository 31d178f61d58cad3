package org.faultline.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.faultline.radio.Carrier.Spacing;
import org.faultline.radio.Propagation.RuralMacro;
import org.faultline.radio.Propagation.UrbanMacro;
import org.faultline.radio.Propagation.UrbanMicro;
import org.junit.jupiter.api.Test;

class SectorGridTest {

    private static final LinkEfficiency LINK = LinkEfficiency.downlink();

    private static Carrier carrier(int mhz, double dbm) {
        return new Carrier(mhz, Spacing.KHZ_15, dbm, 15, 1);
    }

    /** 0 dB: 0.6 log2(2) = 0.6. 30 dB: 0.6 log2(1001) = 5.9803, and not more beyond. Below -10 dB nothing. */
    @Test
    void aLinkCarriesSixTenthsOfShannonsBoundWithinItsLimits() {
        assertThat(LINK.at(0)).isCloseTo(0.6, within(1e-12));
        assertThat(LINK.at(30)).isCloseTo(5.9803, within(1e-4));
        assertThat(LINK.at(45)).isEqualTo(LINK.at(30));
        assertThat(LINK.at(-10)).isCloseTo(0.0825, within(1e-4));
        assertThat(LINK.at(-10.01)).isZero();
    }

    /** TR 36.942: at most 4.4 bit/s/Hz in the downlink, which 0.6 log2(1 + SINR) reaches at 2^(4.4 / 0.6) - 1 = 160.3 = 22.05 dB. */
    @Test
    void theLimitOfLteIsReachedAt22Decibels() {
        assertThat(new LinkEfficiency(0.6, -10, 22.05).at(40)).isCloseTo(4.4, within(0.001));
    }

    /** 106 blocks of 12 x 15 kHz are 19.08 of 20 MHz; less 14 % and at 2 bit/s/Hz that is 32.8 Mbit/s. 273 blocks of 12 x 30 kHz are 98.28 of 100 MHz. */
    @Test
    void guardBandsAndSignalsTakeTheirPart() {
        assertThat(carrier(20, 46).occupiedMhz()).isCloseTo(19.08, within(1e-9));
        assertThat(carrier(20, 46).mbps(2)).isCloseTo(32.8176, within(1e-9));
        Carrier wide = new Carrier(100, Spacing.KHZ_30, 49, 24, 0.75);
        assertThat(wide.occupiedMhz()).isCloseTo(98.28, within(1e-9));
        assertThat(wide.mbps(1)).isCloseTo(98.28 * 0.86 * 0.75, within(1e-9));
    }

    /** Town sites 50 m apart, no other sector on air: everywhere beyond 30 dB, so the cap is the answer. */
    @Test
    void withoutInterferenceNearSitesReachTheCap() {
        SectorGrid grid = new SectorGrid(new UrbanMacro(2, 1.5), carrier(20, 46), 50, 0, 0);
        assertThat(grid.efficiency(LINK)).isCloseTo(LINK.at(30), within(1e-9));
    }

    /**
     * Forty thousand terminals put in at random, with all 57 sectors written out, against the few of the class: a standard error of 1 % and of 0.25 %. Band fixed before: 3 %.
     */
    @Test
    void fewTerminalsStandForMany() {
        Propagation[] models = {
            new UrbanMacro(2, 1.5), new UrbanMacro(3.5, 1.5), RuralMacro.of(0.8, 35, 1.5), new UrbanMicro(3.5, 1.5)
        };
        double[] spacings = {500, 350, 4000, 200};
        for (int i = 0; i < models.length; i++) {
            for (double load : new double[] {0, 0.3, 1}) {
                SectorGrid grid = new SectorGrid(models[i], carrier(20, 46), spacings[i], 12, load);
                double plain = ManyTerminals.efficiency(grid, LINK, 40_000, 3);
                assertThat(grid.efficiency(LINK))
                        .as("%s at load %s", models[i], load)
                        .isCloseTo(plain, within(0.03 * plain));
            }
        }
    }

    /**
     * Full load, outdoors. The report M.2134 of ITU-R asked of IMT-Advanced for 2.2 bit/s/Hz in towns and 1.1 in the countryside with up to four antennas on either side,
     * M.2410 of IMT-2020 for 7.8 and 3.3 with up to 256. One stream of a fixed beam belongs between half the lowest and the lower of the requirements for towns.
     */
    @Test
    void efficiencyIsOfThePublishedOrder() {
        assertThat(new SectorGrid(new UrbanMacro(2, 1.5), carrier(20, 46), 500, 0, 1).efficiency(LINK))
                .isBetween(0.8, 2.2);
        assertThat(new SectorGrid(new UrbanMicro(3.5, 1.5), carrier(20, 41), 200, 0, 1).efficiency(LINK))
                .isBetween(0.8, 2.2);
        assertThat(new SectorGrid(RuralMacro.of(0.7, 35, 1.5), carrier(10, 46), 1732, 0, 1).efficiency(LINK))
                .isBetween(0.8, 2.2);
    }

    /** A mast of 25 m, terminals at 1.5 m, corner at 500 / sqrt(3) = 288.7 m: atan(23.5 / 288.7) = 4.65 degrees, and half a beam of 10 below. */
    @Test
    void theBeamEndsAtTheCorner() {
        assertThat(new SectorGrid(new UrbanMacro(2, 1.5), carrier(20, 46), 500, 0, 1).tiltDegrees())
                .isCloseTo(9.654, within(0.001));
    }

    @Test
    void moreInterferenceThickerWallsAndFartherSitesCostEfficiency() {
        UrbanMacro town = new UrbanMacro(2, 1.5);
        double before = 10;
        for (double load = 0; load <= 1; load += 0.1) {
            double now = new SectorGrid(town, carrier(20, 46), 500, 10, load).efficiency(LINK);
            assertThat(now).isLessThan(before);
            before = now;
        }
        before = 10;
        for (double wall = 0; wall <= 90; wall += 15) {
            double now = new SectorGrid(town, carrier(20, 46), 500, wall, 0.5).efficiency(LINK);
            assertThat(now).isLessThan(before);
            before = now;
        }
        assertThat(before).isLessThan(0.2);
        assertThat(new SectorGrid(town, carrier(20, 46), 3000, 10, 0).efficiency(LINK))
                .isLessThan(new SectorGrid(town, carrier(20, 46), 1000, 10, 0).efficiency(LINK));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> carrier(12, 46)).hasMessageContaining("No carrier has 12 MHz at 15 kHz");
        assertThatThrownBy(() -> carrier(20, 80)).hasMessageContaining("power");
        assertThatThrownBy(() -> new Carrier(20, Spacing.KHZ_15, 46, 15, 0)).hasMessageContaining("downlink");
        UrbanMacro town = new UrbanMacro(2, 1.5);
        assertThatThrownBy(() -> new SectorGrid(town, carrier(20, 46), 10, 0, 0))
                .hasMessageContaining("distance");
        assertThatThrownBy(() -> new SectorGrid(town, carrier(20, 46), 500, -1, 0))
                .hasMessageContaining("walls");
        assertThatThrownBy(() -> new SectorGrid(town, carrier(20, 46), 500, 0, 1.1))
                .hasMessageContaining("load");
        assertThatThrownBy(() -> new LinkEfficiency(0, -10, 30)).hasMessageContaining("attenuation");
        assertThatThrownBy(() -> new LinkEfficiency(0.6, 30, 30)).hasMessageContaining("below");
    }
}
