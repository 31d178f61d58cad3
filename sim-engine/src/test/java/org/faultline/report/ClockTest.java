package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Marks on the axis of time stand at round times of day, wherever the scenario begins. */
class ClockTest {

    @Test
    void marksOfTwoDaysStandEverySixHoursAndNameTheDayAtMidnight() {
        Clock clock = Clock.startingAt("2026-03-10T06:00");

        assertThat(clock.ticks(48))
                .extracting(Clock.Tick::label)
                .containsExactly(
                        "06:00", "12:00", "18:00", "Wed 11 Mar", "06:00", "12:00", "18:00", "Thu 12 Mar", "06:00");
    }

    @Test
    void aScenarioThatBeginsAtAnOddTimeHasItsFirstMarkAtTheNextRoundOne() {
        Clock clock = Clock.startingAt("2026-03-10T07:40");

        assertThat(clock.ticks(12).get(0).label()).isEqualTo("08:00");
        assertThat(clock.ticks(12).get(0).hours()).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void noAxisHasMoreThanNineMarks() {
        Clock clock = Clock.startingAt("2026-03-10T07:40");
        for (double horizon = 0.5; horizon < 87_840; horizon *= 1.7) {
            assertThat(clock.ticks(horizon)).as("marks over %s h", horizon).hasSizeBetween(1, 9);
        }
    }

    @Test
    void timesAfterTheFirstWeekCarryTheDate() {
        Clock clock = Clock.startingAt("2026-03-10T06:00");

        assertThat(clock.dayAndTime(8.05)).isEqualTo("Tue 14:03");
        assertThat(clock.dayAndTime(24 * 30)).isEqualTo("9 Apr 2026 06:00");
    }
}
