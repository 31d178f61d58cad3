package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.faultline.model.Distribution;
import org.faultline.model.Gate;
import org.junit.jupiter.api.Test;

class AutonomiesTest {
    private final Autonomies autonomies = new Autonomies(Countries.GERMANY, new Chance(1));

    @Test
    void anOperatorsOwnRowComesFirst() {
        assertThat(hours("gnb:vodafone:1", "site_urban", "vodafone")).isEqualTo(new Distribution.Uniform(2, 4));
        assertThat(hours("gnb:telekom:1", "site_urban", "telekom")).isEqualTo(Distribution.of(0.5));
        assertThat(hours("core:telekom:1", "transport_core", "telekom")).isEqualTo(new Distribution.Uniform(72, 168));
    }

    /** 21 % of hospitals have 4 to 24 h, 58 % one to three days, 21 % more than a week. */
    @Test
    void sharesOfAClassAreThoseOfTheTable() {
        long few = IntStream.range(0, 10_000)
                .filter(i -> hours("hospital:" + i, "hospital", "*").mean() == 14)
                .count();
        long many = IntStream.range(0, 10_000)
                .filter(i -> hours("hospital:" + i, "hospital", "*").mean() == 204)
                .count();
        assertThat(few / 10_000.0).isCloseTo(0.21, within(0.015));
        assertThat(many / 10_000.0).isCloseTo(0.21, within(0.015));
    }

    @Test
    void batteriesChargeFasterThanTanksAreFilled() {
        assertThat(gate("a", "site_rural", "o2").autonomy().orElseThrow().refillHours())
                .isEqualTo(8);
        assertThat(gate("a", "core_site", "o2").autonomy().orElseThrow().refillHours())
                .isEqualTo(24);
    }

    @Test
    void aMissingClassIsNamed() {
        assertThatThrownBy(() -> gate("a", "windmill", "o2"))
                .hasMessageContaining("class windmill")
                .hasMessageContaining("operator o2");
    }

    private Distribution hours(String asset, String ofClass, String operator) {
        return gate(asset, ofClass, operator).autonomy().orElseThrow().hours();
    }

    private Gate gate(String asset, String ofClass, String operator) {
        return autonomies.power("bus:1", asset, ofClass, operator);
    }
}
