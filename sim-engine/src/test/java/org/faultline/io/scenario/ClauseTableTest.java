package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.model.Procedure;
import org.faultline.table.CsvTable;
import org.junit.jupiter.api.Test;

/** The contents of TS 23.502, chapter 4, against the sequences of messages: nothing is forgotten, and nothing stands for itself. */
class ClauseTableTest {

    private static final Path FOLDER = Path.of("../scenarios/signalling");
    private static final String SPECIFICATION = "23.502 ";

    /** Where chapter 4 ends on its second level, as the contents of version 18.14.0 have it; letters are clauses put in later. */
    private static final List<String> LAST = List.of(
            "4.1", "4.2.11", "4.3.8", "4.4.4", "4.5.3", "4.6", "4.7", "4.8.3", "4.9.3", "4.10", "4.11.6", "4.12.8",
            "4.12a.9", "4.12b.4", "4.13.8", "4.14.1", "4.15.13", "4.16.16", "4.17.13", "4.18.3", "4.19.2", "4.20.3",
            "4.21", "4.22.10", "4.23.17", "4.24.2", "4.25.9", "4.26.5", "4.27.1", "4.28.3");

    private final List<CsvTable.Row> clauses =
            CsvTable.read(FOLDER.resolve("clauses.csv")).rows();
    private final List<Procedure> shipped = ProcedureTable.read(FOLDER.resolve("procedures.csv"));

    private static List<String> sequences(CsvTable.Row row) {
        String words = row.text("sequences");
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private Map<String, List<String>> sequencesByClause() {
        return clauses.stream().collect(Collectors.toMap(r -> r.text("clause"), ClauseTableTest::sequences));
    }

    @Test
    void everyClauseIsASequenceOrSaysWhyNot() {
        for (CsvTable.Row row : clauses) {
            assertThat(row.text("title")).isNotBlank();
            assertThat(sequences(row).isEmpty())
                    .as(row.text("clause") + ": a reason stands where no sequence does, and nowhere else")
                    .isEqualTo(!row.text("reason").isBlank());
        }
    }

    @Test
    void everySequenceIsThere() {
        List<String> known = shipped.stream().map(Procedure::id).toList();
        for (CsvTable.Row row : clauses) {
            assertThat(known).as(row.text("clause")).containsAll(sequences(row));
            assertThat(sequences(row)).as(row.text("clause")).doesNotHaveDuplicates();
        }
    }

    /** What IMS does among its own nodes and devices is no procedure of this specification: its titles name TS 23.228 and TS 29.228. */
    @Test
    void everySequenceIsNamedByAClauseUnlessItIsThatOfIms() {
        Set<String> unnamed = new TreeSet<>();
        CsvTable.read(FOLDER.resolve("titles.csv")).rows().stream()
                .filter(r -> !r.text("clause").matches("(23|29)\\.228 .*"))
                .forEach(r -> unnamed.add(r.text("procedure")));
        clauses.forEach(r -> unnamed.removeAll(sequences(r)));
        assertThat(unnamed).isEmpty();
    }

    /** A message that cites a clause of chapter 4 belongs to a sequence that the row of the clause, or that of a clause above it, names. */
    @Test
    void aClauseNamesAllSequencesWhoseMessagesCiteIt() {
        Map<String, List<String>> byClause = sequencesByClause();
        for (CsvTable.Row message :
                CsvTable.read(FOLDER.resolve("procedures.csv")).rows()) {
            String cited = message.text("clause");
            if (cited.startsWith(SPECIFICATION + "4.")) {
                assertThat(byClause).containsKey(cited.substring(SPECIFICATION.length()));
                assertThat(byClause.get(cited.substring(SPECIFICATION.length())))
                        .as(cited)
                        .contains(message.text("procedure"));
            }
        }
    }

    /** Security has no messages here of its own: its clause names exactly the sequences with messages of TS 33.501. */
    @Test
    void theClauseOnSecurityNamesThoseThatAuthenticateOrSecure() {
        Set<String> secured = CsvTable.read(FOLDER.resolve("procedures.csv")).rows().stream()
                .filter(r -> r.text("clause").startsWith("33.501 "))
                .map(r -> r.text("procedure"))
                .collect(Collectors.toSet());
        assertThat(sequencesByClause().get("4.6")).containsExactlyInAnyOrderElementsOf(secured);
    }

    /** The three clauses on sessions over N4 name exactly those sequences that hold the message of their name. */
    @Test
    void theClausesOnSessionsOverN4NameThoseWithTheirMessage() {
        Map<String, String> message = Map.of(
                "4.4.1.2", "N4 Session Establishment Request",
                "4.4.1.3", "N4 Session Modification Request",
                "4.4.1.4", "N4 Session Release Request",
                "4.4.2.2", "N4 Session Report Request");
        message.forEach((clause, name) -> assertThat(sequencesByClause().get(clause))
                .as(clause)
                .containsExactlyInAnyOrderElementsOf(shipped.stream()
                        .filter(p ->
                                p.messages().stream().anyMatch(m -> m.name().equals(name)))
                        .map(Procedure::id)
                        .toList()));
    }

    /** From one clause to the next a number grows by one, or gets the next letter, and what lies below begins anew; no clause stands above another. */
    @Test
    void noClauseIsMissingBetweenTwo() {
        String before = "4.0";
        for (CsvTable.Row row : clauses) {
            assertThat(follows(before, row.text("clause")))
                    .as(before + " is followed by " + row.text("clause"))
                    .isTrue();
            before = row.text("clause");
        }
    }

    @Test
    void theClausesEndWhereTheContentsEnd() {
        List<String> ends = new ArrayList<>();
        for (CsvTable.Row row : clauses) {
            String[] parts = row.text("clause").split("\\.");
            String clause = String.join(".", Arrays.asList(parts).subList(0, Math.min(3, parts.length)));
            if (!ends.isEmpty() && ends.get(ends.size() - 1).split("\\.")[1].equals(parts[1])) {
                ends.set(ends.size() - 1, clause);
            } else {
                ends.add(clause);
            }
        }
        assertThat(ends).isEqualTo(LAST);
    }

    /** The rule itself, on clauses that follow and clauses that leave something out. */
    @Test
    void aGapIsSeen() {
        assertThat(follows("4.2.8", "4.2.8a")).isTrue();
        assertThat(follows("4.2.8a", "4.2.9.1")).isTrue();
        assertThat(follows("4.11.0", "4.11.0a")).isTrue();
        assertThat(follows("4.2.6", "4.2.8")).isFalse();
        assertThat(follows("4.2.8", "4.2.8b")).isFalse();
        assertThat(follows("4.2.6", "4.2.7.2")).isFalse();
        assertThat(follows("4.2.7", "4.2.7.1")).isFalse();
        assertThat(follows("4.3.8", "4.5.1")).isFalse();
    }

    /** Whether a clause comes after another one in the contents of a specification, as far as its number tells. */
    static boolean follows(String before, String clause) {
        String[] a = before.split("\\.");
        String[] b = clause.split("\\.");
        int i = 0;
        while (i < a.length && i < b.length && a[i].equals(b[i])) {
            i++;
        }
        if (i == a.length || i == b.length) {
            return false;
        }
        boolean begins = Arrays.stream(b, i + 1, b.length).allMatch(p -> p.equals("0") || p.equals("1"));
        return begins && isNext(a[i], b[i]);
    }

    private static boolean isNext(String a, String b) {
        int number = number(a);
        char letter = letter(a);
        boolean isNextLetter = number(b) == number && letter(b) == letter + 1;
        boolean isNextNumber = number(b) == number + 1 && letter(b) == BEFORE_A;
        return isNextLetter || isNextNumber;
    }

    private static final char BEFORE_A = 'a' - 1;

    private static int number(String part) {
        return Integer.parseInt(part.replaceAll("[a-zA-Z]", ""));
    }

    private static char letter(String part) {
        String letters = part.replaceAll("\\d", "").toLowerCase(java.util.Locale.ROOT);
        return letters.isEmpty() ? BEFORE_A : letters.charAt(0);
    }
}
