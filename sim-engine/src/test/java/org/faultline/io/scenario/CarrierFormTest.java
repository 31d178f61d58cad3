package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.faultline.radio.Building;
import org.faultline.radio.Carrier;
import org.faultline.radio.LinkEfficiency;
import org.faultline.radio.Propagation;
import org.faultline.radio.SectorGrid;
import org.faultline.story.Written;
import org.junit.jupiter.api.Test;

/** Cells by hand whose capacity follows from what they send: one falls, and its neighbour serves of its users as many as it has room for. */
class CarrierFormTest {

    private static double share(String standsIn) {
        return Written.run(
                        """
                        horizon: 2 h
                        network:
                          inline:
                            regions: {town: 10000}
                            operators: {a: 100 %%}
                            assets:
                              area: {kind: coverage-area, operator: a}
                            cells:
                              falls: {operator: a, area: area, users: 5000, neighbours: {stays: 100 %%}}
                              stays: {operator: a, area: area, users: 100, %s}
                        campaign: {steps: {cut: {at: 1 h, effect: stop, targets: falls}}}
                        observe:
                          share: {level: area, at: 90 min}
                        """
                                .formatted(standsIn),
                        1,
                        1)
                .mean("share");
    }

    private static double efficiency(Propagation propagation, Carrier carrier, double spacingM, double insideM) {
        double house = Building.LOW_LOSS.wallDb(propagation.frequencyGhz()) + 0.5 * insideM;
        return new SectorGrid(propagation, carrier, spacingM, house, 1).efficiency(LinkEfficiency.downlink());
    }

    /**
     * 10 MHz have 52 blocks of 12 x 15 kHz, 9.36 MHz; 70 MHz at 30 kHz have 189 of 12 x 30 kHz, 68.04 MHz, and the downlink has three quarters of the time. 14 % are signals. Users are in houses, a third of
     * 25 m inside, and ask for 46 kbit/s.
     */
    @Test
    void aCellServesWhatItsCarriersCarryTogether() {
        double low = efficiency(
                new Propagation.UrbanMacro(0.8, 1.5),
                new Carrier(10, Carrier.Spacing.KHZ_15, 46, 15, 1),
                1000,
                25.0 / 3);
        double high = efficiency(
                new Propagation.UrbanMacro(3.6, 1.5),
                new Carrier(70, Carrier.Spacing.KHZ_30, 49, 17, 0.75),
                1000,
                25.0 / 3);
        double users = (9.36 * 0.86 * low + 68.04 * 0.86 * 0.75 * high) * 1000 / 46;
        assertThat(users).isBetween(500.0, 5000.0);
        double found = share(
                "carriers: [{model: uma, frequency_ghz: 0.8, bandwidth_mhz: 10, gain_dbi: 15, site_spacing_m: 1000}, {model: uma, frequency_ghz: 3.6,"
                        + " bandwidth_mhz: 70, spacing_khz: 30, downlink_share: 75 %, power_dbm: 49, site_spacing_m: 1000}]");
        assertThat(found).isCloseTo(users / 5100, within(1e-5));
    }

    /** Height, distance of sites and demand count: RMa with 20 MHz (106 blocks, 19.08 MHz) outdoors at 150 kbit/s. */
    @Test
    void aMastInTheCountryside() {
        double efficiency = new SectorGrid(
                        Propagation.RuralMacro.of(1.8, 45, 1.5),
                        new Carrier(20, Carrier.Spacing.KHZ_15, 40, 17, 1),
                        3500,
                        0,
                        1)
                .efficiency(LinkEfficiency.downlink());
        double found = share(
                "busy_hour_kbps: 150, carriers: [{model: rma, frequency_ghz: 1.8, bandwidth_mhz: 20, power_dbm: 40, mast_m: 45, site_spacing_m: 3500, indoors: false}]");
        assertThat(found).isCloseTo(19.08 * 0.86 * efficiency * 1000 / 150 / 5100, within(1e-5));
    }

    /** Without carriers it serves its own users alone. */
    @Test
    void withoutThemACellServesItsOwnUsers() {
        assertThat(share("busy_hour_kbps: 10")).isCloseTo(100 / 5100.0, within(1e-9));
    }
}
