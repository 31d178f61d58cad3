package org.faultline.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static final Path FILE = Path.of("towns.csv");

    private static CsvTable table(String text) {
        return CsvTable.parse(FILE, text);
    }

    @Test
    void columnsAreFoundByName() {
        CsvTable.Row row = table("name,people\nRiga,605\n").rows().get(0);
        assertThat(row.word("name")).isEqualTo("Riga");
        assertThat(row.count("people")).isEqualTo(605);
    }

    @Test
    void quotedValuesHoldCommasLineEndsAndQuotes() {
        CsvTable.Row row = table("a,b\r\n\"x, \"\"y\"\"\nz\",2\r\n").rows().get(0);
        assertThat(row.text("a")).isEqualTo("x, \"y\"\nz");
        assertThat(row.number("b")).isEqualTo(2);
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(table("a,b\n1,").rows().get(0).text("b")).isEmpty();
        assertThat(table("a\n1").rows()).hasSize(1);
    }

    /** The number stands in line 3 (the quoted value above spans two lines), column 3. */
    @Test
    void aFaultHasItsPlace() {
        CsvTable.Row row = table("a,b\n\"x\ny\",12 km\n").rows().get(0);
        assertThatThrownBy(() -> row.number("b")).isInstanceOfSatisfying(TableException.class, e -> {
            assertThat(e.file()).isEqualTo(FILE);
            assertThat(e.line()).isEqualTo(3);
            assertThat(e.column()).isEqualTo(4);
            assertThat(e.problem()).isEqualTo("The value '12 km' of b is not a number.");
            assertThat(e).hasMessage("towns.csv:3:4: The value '12 km' of b is not a number.");
        });
    }

    @Test
    void raggedRowsMissingColumnsAndOpenQuotesAreRefused() {
        assertThatThrownBy(() -> table("a,b\n1\n"))
                .hasMessage("towns.csv:2:1: The row has 1 values; the header names 2 columns.");
        assertThatThrownBy(() -> table("a,a\n")).hasMessage("towns.csv:1:3: The column a stands twice.");
        assertThatThrownBy(() -> table("a\n\"1\n"))
                .hasMessage("towns.csv:2:1: The quote that opens here is never closed.");
        assertThatThrownBy(() -> table("a\n\"1\"x\n"))
                .hasMessage("towns.csv:2:4: A comma or the end of the line is expected here.");
        assertThatThrownBy(() -> table("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> table("a\n1\n").rows().get(0).text("b")).hasMessageContaining("column b is missing");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        CsvTable.Row row = table("share,count,amount\n1.2,2.5,-1\n").rows().get(0);
        assertThatThrownBy(() -> row.share("share"))
                .hasMessageContaining("1.2")
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> row.count("count")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> row.amount("amount"))
                .hasMessageContaining("-1.0")
                .hasMessageContaining("zero or more");
    }
}
