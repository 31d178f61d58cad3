package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void meansStandBelowMeansAndIntervalsBelowIntervals() {
        String table = new Table()
                .words("", List.of("Transport", "Health"))
                .numbers("people-hours lost", List.of(List.of("412 k", "(290-560)"), List.of("1.2 M", "(1.0-1.4)")))
                .numbers("level", List.of(List.of("100 %", ""), List.of("7.5 %", "(7.1-7.9)")))
                .render("  ");

        assertThat(table)
                .isEqualTo(
                        """
                                      people-hours lost   level
                          Transport   412 k (290-560)     100 %
                          Health      1.2 M (1.0-1.4)     7.5 % (7.1-7.9)
                        """);
    }

    @Test
    void rowsAloneHaveNoHeading() {
        assertThat(new Table().words("a", List.of("x")).renderRows("")).isEqualTo("x\n");
    }
}
