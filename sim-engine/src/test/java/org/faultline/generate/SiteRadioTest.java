package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRadioTest {

    private static final String HEADER =
            "setting,model,frequency_ghz,bandwidth_mhz,spacing_khz,downlink_share,power_dbm,gain_dbi,mast_m,site_spacing_m,source,grade\n";
    private static final String URBAN = "urban,uma,0.8,10,15,1,46,15,25,1000,somebody,assumed\n";
    private static final String SUBURBAN = "suburban,rma,0.8,10,15,1,46,15,35,1500,somebody,assumed\n";
    private static final String RURAL = "rural,rma,0.8,10,15,1,46,15,35,3500,somebody,assumed\n";

    @TempDir
    private Path folder;

    /**
     * 0.8 GHz. Budget 23 + 15 + 120 - 8 - 3 = 147 dB; a wall takes 10.400 dB, 25/3 m inside 4.167 dB: 132.433 dB in a city. At 1.25 km (slant 1250.2 m) UMa loses 13.54 + 39.08 x
     * 3.09698 - 1.938 = 132.632 dB without sight and, beyond the breakpoint at 128 m, 28 + 40 x 3.09698 - 1.938 - 9 log10(128^2 + 23.5^2) = 111.882 with; sight is 18 / 1250 =
     * 0.0144, so the mean is 132.632 - 0.0144 x 20.75 = 132.333. At 1.26 km it is 132.471: the reach lies between.
     */
    @Test
    void reachIsWhereTheMeanLossMeetsTheBudget() throws IOException {
        SiteRadio radio = read(HEADER + URBAN + SUBURBAN + RURAL);
        assertThat(radio.reachKm().get(Setting.URBAN)).isBetween(1.25, 1.26);
        assertThat(radio.reachKm().get(Setting.RURAL)).isEqualTo(radio.reachKm().get(Setting.SUBURBAN));
    }

    /** The lowest band decides on reach, wherever it stands in the table, and all bands carry. */
    @Test
    void furtherCarriersAddToWhatACellCarriesNotToItsReach() throws IOException {
        SiteRadio one = read(HEADER + URBAN + SUBURBAN + RURAL);
        SiteRadio two = read(HEADER + URBAN.replace("0.8,10", "1.8,20") + URBAN + SUBURBAN + RURAL);
        assertThat(two.reachKm()).isEqualTo(one.reachKm());
        double added = two.mbps().get(Setting.URBAN) - one.mbps().get(Setting.URBAN);
        assertThat(added)
                .isCloseTo(
                        2 * one.mbps().get(Setting.URBAN),
                        within(0.4 * one.mbps().get(Setting.URBAN)));
        assertThat(two.mbps().get(Setting.RURAL)).isEqualTo(one.mbps().get(Setting.RURAL));
    }

    @Test
    void aPhoneReachesFartherInTheCountrysideAndCitiesCarryMore() {
        for (CountryTables tables : List.of(Countries.GERMANY, Countries.NORDLAND)) {
            SiteRadio radio = SiteRadio.of(tables.carriers());
            assertThat(radio.reachKm().get(Setting.URBAN)).isBetween(1.1, 1.4);
            assertThat(radio.reachKm().get(Setting.RURAL)).isBetween(2.5, 4.0);
            assertThat(radio.mbps().get(Setting.URBAN))
                    .isGreaterThan(1.5 * radio.mbps().get(Setting.SUBURBAN));
            assertThat(radio.mbps().get(Setting.SUBURBAN))
                    .isGreaterThan(radio.mbps().get(Setting.RURAL));
        }
    }

    @Test
    void aFaultIsToldWithItsPlace() {
        assertThatThrownBy(() -> read(HEADER + URBAN + SUBURBAN))
                .hasMessageContaining("radio.csv:1:1: The setting rural has no carrier");
        assertThatThrownBy(() -> read(HEADER + URBAN.replace("uma", "umx")))
                .hasMessageContaining("radio.csv:2:7: The model of path loss umx must be rma, uma or umi.");
        assertThatThrownBy(() -> read(HEADER + URBAN.replace(",25,", ",30,")))
                .hasMessageContaining("The mast of 30.0 m is not that of model uma, 25.0 m.");
        assertThatThrownBy(() -> read(HEADER + URBAN.replace("0.8,10", "0.8,11")))
                .hasMessageContaining("radio.csv:2:1: No carrier has 11 MHz");
        assertThatThrownBy(() -> read(HEADER + URBAN.replace("10,15,1,", "10,60,1,")))
                .hasMessageContaining("The spacing_khz 60 must be one of 15, 30.");
        assertThatThrownBy(() -> read(HEADER + URBAN.replace(",1000,", ",9000,")))
                .hasMessageContaining("distance between sites");
    }

    private SiteRadio read(String text) throws IOException {
        Path file = folder.resolve("radio.csv");
        Files.writeString(file, text);
        return SiteRadio.of(SiteCarrier.read(file));
    }
}
