package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "0.0004, 0 ms",
        "0.035, 35 ms",
        "0.4, 0.4 s",
        "9.94, 9.9 s",
        "12.3, 12 s",
        "60, 1 min",
        "190, 3 min 10 s",
        "3600, 1 h",
        "7500, 2 h 5 min"
    })
    void spansKeepTheDigitsThatMatter(double seconds, String written) {
        assertThat(Durations.ofSeconds(seconds)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 2",
        "2 h, 2",
        "90 min, 1.5",
        "30 s, 0.00833333",
        "1.5 d, 36",
        "2:14, 2.23333333",
        "T+02:14:30, 2.24166667",
        "0:30, 0.5"
    })
    void aMomentMayBeWrittenAsPeopleDo(String text, double hours) {
        assertThat(Durations.parseHours(text)).isCloseTo(hours, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"soon", "2", "2 fortnights", "-2h", "1:2:3:4"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parseHours(text))
                .withMessage("`" + text + "` is not a time of the scenario; write 2h, 90 min, 2:14 or T+02:14:30.");
    }

    @Test
    void momentsAndHorizonsOfTheScenario() {
        assertThat(Durations.moment(2.2416667)).isEqualTo("T+02:14:30");
        assertThat(Durations.moment(100)).isEqualTo("T+100:00:00");
        assertThat(Durations.ofHours(72)).isEqualTo("72 h");
        assertThat(Durations.ofHours(1.5)).isEqualTo("1.5 h");
    }
}
