package org.faultline.report;

import java.util.List;
import org.faultline.io.results.Summary.AssumptionEntry;

/** The register of every number that somebody chose, with how well it is known and who says so. */
final class AssumptionsChapter implements Chapter {

    private static final List<String> GRADES = List.of("measured", "published", "expert", "assumed");

    private final List<AssumptionEntry> assumptions;

    AssumptionsChapter(Evidence evidence) {
        this.assumptions = evidence.summary().assumptions();
    }

    @Override
    public String id() {
        return "assumptions";
    }

    @Override
    public String title() {
        return "Assumptions";
    }

    @Override
    public void write(Html html) {
        if (assumptions.isEmpty()) {
            html.leaf(
                    "p",
                    "This run came without a register of assumptions: nothing in it says how well its numbers are known.",
                    "class",
                    "warning");
            return;
        }
        writeTally(html);
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Register of assumptions");
        html.open("table", "class", "cards register");
        html.leaf("caption", "Register of assumptions: what was assumed, how well it is known, and who says so.");
        html.open("thead").open("tr");
        for (String word : List.of("No.", "Assumption", "Grade", "Source")) {
            html.leaf("th", word, "scope", "col");
        }
        html.close().close().open("tbody");
        for (int i = 0; i < assumptions.size(); i++) {
            writeRow(html, i + 1, assumptions.get(i));
        }
        html.close().close().close();
    }

    private void writeTally(Html html) {
        html.open("p");
        Exact.count(html, assumptions.size());
        html.text(
                assumptions.size() == 1
                        ? " assumption stands behind the results: "
                        : " assumptions stand behind the results: ");
        String between = "";
        for (String grade : GRADES) {
            long number =
                    assumptions.stream().filter(a -> a.grade().equals(grade)).count();
            if (number > 0) {
                html.text(between);
                Exact.count(html, number);
                html.text(" ").leaf("span", grade, "class", "grade " + grade);
                between = ", ";
            }
        }
        long unsupported =
                assumptions.stream().filter(a -> a.source().isBlank()).count();
        html.text("; ");
        Exact.count(html, unsupported);
        html.text(
                        unsupported == 1
                                ? " of them is unsupported: no source was given."
                                : " of them are unsupported: no source was given.")
                .close();
    }

    private static void writeRow(Html html, int number, AssumptionEntry assumption) {
        html.open("tr", "id", "assumption-" + number);
        html.leaf("td", "A" + number, "class", "number", "data-exact", "label", "data-label", "No.");
        html.open("th", "scope", "row", "data-label", "Assumption", "data-exact", "text")
                .text(assumption.statement());
        html.leaf("code", assumption.id(), "class", "name");
        if (!assumption.range().isEmpty()) {
            html.leaf("span", "tried: " + assumption.range(), "class", "quiet");
        }
        html.close();
        html.open("td", "data-label", "Grade")
                .leaf("span", assumption.grade(), "class", "grade " + gradeClass(assumption.grade()))
                .close();
        html.open("td", "data-label", "Source", "class", "source", "data-exact", "text");
        if (assumption.source().isBlank()) {
            html.leaf("span", "unsupported", "class", "unsupported");
        } else {
            html.text(assumption.source());
        }
        html.close().close();
    }

    private static String gradeClass(String grade) {
        return GRADES.contains(grade) ? grade : "assumed";
    }
}
