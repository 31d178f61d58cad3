package org.faultline.io.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void threeDigitsAndTheSuffixOfTheLargestAreKept() {
        assertThat(Quantity.of("people-hours", 412_345).text(412_345)).isEqualTo("412 k");
        assertThat(Quantity.of("people-hours", 1_234_567).text(1_234_567)).isEqualTo("1.23 M");
        assertThat(Quantity.of("people-hours", 12_345_678).text(12_345_678)).isEqualTo("12.3 M");
        assertThat(Quantity.of("people-hours", 1_297_000_000).text(1_297_000_000))
                .isEqualTo("1.30 bn");
        assertThat(Quantity.of("people", 9_876).text(9_876)).isEqualTo("9876");
        assertThat(Quantity.of("people", 0).text(0)).isEqualTo("0");
        assertThat(Quantity.of("people", 3.25).text(3.25)).isEqualTo("3.25");
    }

    @Test
    void whatRoundsUpToTheNextSuffixTakesIt() {
        assertThat(Quantity.of("people", 999_499).text(999_499)).isEqualTo("999 k");
        assertThat(Quantity.of("people", 999_500).text(999_500)).isEqualTo("1.00 M");
        assertThat(Quantity.of("people", 9_994.0).text(9_994)).isEqualTo("9994");
        assertThat(Quantity.of("people", 9_995.0).text(9_995)).isEqualTo("10.0 k");
    }

    @Test
    void sharesArePerCentAndHoursAreHours() {
        assertThat(Quantity.of("share", 0.6123).text(0.6123)).isEqualTo("61.2 %");
        assertThat(Quantity.of("share", 1).text(1)).isEqualTo("100 %");
        assertThat(Quantity.of("share", 0.0512).text(0.0512)).isEqualTo("5.12 %");
        assertThat(Quantity.of("h", 27.2).text(27.2)).isEqualTo("27.2 h");
        assertThat(Quantity.of("share", 0.6).exact(0.6)).isEqualTo("60 %");
        assertThat(Quantity.of("h", 12).exact(12)).isEqualTo("12 h");
        assertThat(Quantity.of("h", 1.25).exact(1.25)).isEqualTo("1.25 h");
    }

    @Test
    void meanAndIntervalAreWrittenAlike() {
        Quantity quantity = Quantity.of("people-hours", 412_000, 290_000, 1_060_000);

        assertThat(quantity.text(412_000)).isEqualTo("0.41 M");
        assertThat(quantity.range(290_000, 1_060_000)).isEqualTo("(0.29-1.06)");
        assertThat(quantity.range(-10_000, 1_060_000)).isEqualTo("(-0.01..1.06)");
    }

    @Test
    void differencesCarryTheirSign() {
        Quantity quantity = Quantity.of("people-hours", -17_000, -80_000, 45_000);

        assertThat(quantity.signed(-17_000)).isEqualTo("-17.0 k");
        assertThat(quantity.signedRange(-80_000, 45_000)).isEqualTo("-80.0..+45.0");
        assertThat(quantity.signed(-0.001)).isEqualTo("0.0 k");
    }

    @Test
    void aRangeWrittenTwiceTheSameIsAPoint() {
        Quantity quantity = Quantity.of("share", 0.91);

        assertThat(quantity.isPoint(0.9097, 0.9098)).isTrue();
        assertThat(quantity.isPoint(0.908, 0.911)).isFalse();
    }

    @Test
    void smallNumbersKeepTheirDigits() {
        assertThat(Quantity.of("", 0.000448).text(0.000448)).isEqualTo("0.000448");
        assertThat(Quantity.of("share", 0.0000789).text(0.0000789)).isEqualTo("0.00789 %");
        assertThat(Quantity.of("share", 0.0005).text(0.0005)).isEqualTo("0.05 %");
    }
}
