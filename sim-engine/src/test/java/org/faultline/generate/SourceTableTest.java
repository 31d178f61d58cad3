package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.model.Assumption;
import org.junit.jupiter.api.Test;

class SourceTableTest {

    @Test
    void aCountrySaysHowWellItsPopulationIsKnown() {
        assertThat(SourceTable.gradeOf(Countries.folder("germany").resolve("SOURCES.md"), "states.csv"))
                .isEqualTo(Assumption.Grade.PUBLISHED);
        assertThat(SourceTable.gradeOf(Countries.folder("nordland").resolve("SOURCES.md"), "states.csv"))
                .isEqualTo(Assumption.Grade.ASSUMED);
    }
}
