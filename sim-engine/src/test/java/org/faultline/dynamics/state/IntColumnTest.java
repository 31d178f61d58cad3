package org.faultline.dynamics.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntColumnTest {

    private final IntColumn column = new IntColumn(3, -1);

    @Test
    void allAreTheUsualNumberUntilOneIsSet() {
        assertThat(new int[] {column.at(0), column.at(1), column.at(2)}).containsExactly(-1, -1, -1);

        column.set(1, 7);
        column.add(2, 5);

        assertThat(new int[] {column.at(0), column.at(1), column.at(2)}).containsExactly(-1, 7, 4);
    }

    @Test
    void whatWasSetCanBeTakenBackOneByOneOrAltogether() {
        column.set(0, 3);
        column.set(1, 4);
        column.unset(0);

        assertThat(new int[] {column.at(0), column.at(1)}).containsExactly(-1, 4);

        column.clear();

        assertThat(column.at(1)).isEqualTo(-1);
    }
}
