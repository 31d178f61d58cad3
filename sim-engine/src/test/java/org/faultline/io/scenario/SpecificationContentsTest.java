package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contents of specifications on their page: nothing is forgotten, and the page on clauses says the same. */
class SpecificationContentsTest {

    private static final Path MODEL = Path.of("../docs/model");
    private static final Set<String> STATES = Set.of("modelled", "simplified", "left out", "general");

    private record Row(String clause, String state, String how) {}

    /** Rows of the tables below a heading that begins with a specification. */
    private static List<Row> rows(String page, String specification) throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean isThere = false;
        for (String line : Files.readAllLines(MODEL.resolve(page))) {
            isThere = line.startsWith("## ") ? line.startsWith("## " + specification) : isThere;
            String[] cells = line.split(" *\\| *", -1);
            if (isThere && cells.length == 6 && cells[1].matches("\\d.*")) {
                rows.add(new Row(cells[1], cells[3], cells[4]));
            }
        }
        return rows;
    }

    private static List<Row> contents(String specification) throws IOException {
        return rows("specification-contents.md", specification);
    }

    private static List<String> chapters(String specification, String from) throws IOException {
        return contents(specification).stream()
                .map(Row::clause)
                .dropWhile(c -> !c.equals(from))
                .toList();
    }

    /** Where the second level ends, as the contents of the specifications have it. */
    @ParameterizedTest
    @CsvSource({
        "TS 23.501, 4.1, '4.1 4.2.17 4.3 4.4.8 5.1 5.2.7 5.3.5 5.4.13 5.5 5.6 5.7 5.8 5.9 5.10 5.11 5.12 5.13 5.14 5.15.20 5.16.6 5.17 5.18 5.19.7 5.20d 5.21.4 5.22.4 5.23 5.24 5.25 5.26 5.27 5.28a 5.29 5.30 5.31 5.32 5.33"
                + " 5.34 5.35A 5.36 5.37 5.38 5.39 5.40 5.41 5.42 5.43 5.44 5.45 5.46 5.47 6.1 6.2 6.3'",
        "TS 24.501, 5.1, '5.1 5.2 5.3.26 5.4.7 5.5.4 5.6.3 6.1 6.2.20 6.3 6.4.3 6.5 6.6'",
        "TR 38.901, 7.1, '7.1 7.2 7.3 7.4.4 7.5 7.6 7.7 7.8 8'"
    })
    void noClauseIsMissing(String specification, String from, String ends) throws IOException {
        List<String> clauses = chapters(specification, from);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            if (i > 0) {
                assertThat(ClauseTableTest.follows(clauses.get(i - 1), clauses.get(i)))
                        .as(clauses.get(i - 1) + " is followed by " + clauses.get(i))
                        .isTrue();
            }
            if (i + 1 == clauses.size() || !second(clauses.get(i)).equals(second(clauses.get(i + 1)))) {
                found.add(clauses.get(i));
            }
        }
        assertThat(String.join(" ", found)).isEqualTo(ends);
    }

    private static String second(String clause) {
        String[] parts = clause.split("\\.");
        return parts.length < 2 ? clause : parts[0] + "." + parts[1].replaceAll("[a-zA-Z]", "");
    }

    @ParameterizedTest
    @CsvSource({"TS 23.501", "TS 24.501", "TR 38.901"})
    void everyClauseSaysWhatIsMissing(String specification) throws IOException {
        for (Row row : contents(specification)) {
            assertThat(STATES).as(row.clause()).contains(row.state());
            if (row.state().equals("simplified") || row.state().equals("modelled")) {
                assertThat(row.how()).as(row.clause()).isNotEqualTo("-");
            }
        }
    }

    /** A clause that has a row on the page on clauses is there what it is here. */
    @ParameterizedTest
    @CsvSource({"TS 23.501", "TS 24.501"})
    void thePageOnClausesSaysTheSame(String specification) throws IOException {
        Map<String, String> states =
                contents(specification).stream().collect(Collectors.toMap(Row::clause, Row::state));
        int compared = 0;
        for (Row row : rows("signalling-clauses.md", specification)) {
            for (String clause : row.clause().split(", ")) {
                if (states.containsKey(clause)) {
                    assertThat(row.state()).as(clause).isEqualTo(states.get(clause));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(3);
    }

    /** The timers of devices and networks that tables 10.2.1, 10.2.2, 10.3.1 and 10.3.2 list are all named. */
    @Test
    void noTimerIsMissing() throws IOException {
        String page = Files.readString(MODEL.resolve("specification-contents.md"));
        String[] timers =
                ("3346 3396 3444 3445 3447 3448 3502 3510 3511 3512 3513 3516 3517 3519 3520 3521 3522 3525 3526 3540 3550 3555 3560 3565 3570"
                                + " 3575 3580 3581 3582 3583 3584 3585 3586 3587 3590 3591 3592 3593 3594")
                        .split(" ");
        assertThat(Arrays.stream(timers).filter(t -> !page.contains("| T" + t) && !page.contains(", T" + t)))
                .isEmpty();
    }
}
