package org.faultline.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.generate.CountryShares;
import org.junit.jupiter.api.Test;

/** Whether one country loses more than another is said only where draws tell. */
class EntryTest {

    private static Entry entry(String country, double people, double... hoursInDraws) {
        double[][] values = Arrays.stream(hoursInDraws)
                .mapToObj(h -> new double[] {h * people})
                .toArray(double[][]::new);
        Loss loss = Loss.of(Attacked.MEASURES.get(0), Loss.Whose.WORST, Optional.empty(), 0, values);
        return new Entry(
                country, "a", "An attack", people, 1, new CountryShares.Known(0, 0), List.of(), List.of(loss), 2);
    }

    /**
     * Two draws, so t(1, 95 %) = 6.31 and half an interval is 6.31 x 1 = 6.31 h for 11 and 13 h: from 12 h to 3 h is 9 h, and the root of 6.31^2 + 0.63^2
     * is 6.34 h; from 12 h to 8 h it is 4 h.
     */
    @Test
    void aDifferenceWithinChanceIsNoOrder() {
        Entry most = entry("much", 1_000, 11, 13);
        Entry little = entry("little", 2_000, 2.9, 3.1);
        Entry near = entry("near", 500, 7.9, 8.1);

        assertThat(most.losesMoreThan(little)).isTrue();
        assertThat(most.losesMoreThan(near)).isFalse();
        assertThat(little.losesMoreThan(most)).isFalse();
        assertThat(AtlasPage.alike(List.of(most, near, little)))
                .startsWith("Of the 2 others 1 cannot be told apart from Much");
        assertThat(AtlasPage.alike(List.of(most, little))).startsWith("Every other country loses less than Much");
    }

    /** One draw has no interval, and tells nothing apart. */
    @Test
    void oneDrawTellsNothing() {
        assertThat(entry("much", 1_000, 20).losesMoreThan(entry("little", 1_000, 1)))
                .isFalse();
    }
}
