package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers keep about three digits; the written unit follows the largest of those that stand together. */
class ScaleTest {

    @ParameterizedTest(name = "{0} up to {1}: {2} is written {3}")
    @CsvSource({
        "people-hours, 412345, 412345, 412_k",
        "people-hours, 412345, 1234, 1_k",
        "people-hours, 4123456, 412345, 0.41_M",
        "people-hours, 41234567, 41234567, 41.2_M",
        "people-hours, 1234567890, 1234567890, 1.23_billion",
        "people-hours, 9999, 9999, 9_999",
        "people-hours, 345.6, 345.6, 346",
        "people-hours, 34.56, 34.56, 34.6",
        "people-hours, 3.456, 3.456, 3.46",
        "people, 7, 7, 7",
        "people-hours, 0, 0, 0",
        "people-hours, 412345, -330000, \u2212330_k",
        "people-hours, 412345, -0.4, 0_k",
        "share, 0.31, 0.314, 31_%",
        "share, 1, 1, 100_%",
        "share, 0.02, 0.0234, 2.3_%",
        "h, 9.1, 9.12, 9.1_h",
        "h, 1200, 1234.5, 1_235_h",
    })
    void aNumberIsWrittenInTheScaleOfTheLargest(String unit, double largest, double value, String written) {
        assertThat(Scale.of(unit, largest).full(value).replace('\u202F', '_')).isEqualTo(written);
    }

    @ParameterizedTest(name = "{1} ({2} to {3})")
    @CsvSource({
        "share, 0.79, 0.70, 0.88, 79_%",
        "share, 0.788, 0.787, 0.789, 78.8_%",
        "share, 0.788, 0.785, 0.791, 78.8_%",
        "share, 0.79, 0.79, 0.79, 79_%",
        "share, 0.79, 0.79, 0.79000001, 79_%",
        "people, 616000, 615900, 616100, 616.0_k",
        "people-hours, 4690000, 4360000, 5010000, 4.69_M",
    })
    void aNarrowIntervalGetsDigitsThatTellItsEndsApart(
            String unit, double middle, double lo, double hi, String written) {
        assertThat(Scale.ofInterval(unit, middle, lo, hi).full(middle).replace('\u202F', '_'))
                .isEqualTo(written);
    }
}
