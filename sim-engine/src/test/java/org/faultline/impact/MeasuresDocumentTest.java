package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.story.StepText.step;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.io.Golden;
import org.faultline.scenario.Indicator;
import org.faultline.story.Story;
import org.faultline.story.Told;
import org.faultline.threat.Effect;
import org.junit.jupiter.api.Test;

/** The page on measures, held to the catalogue; {@code -Dgolden=write} writes it anew. */
class MeasuresDocumentTest {

    private static final Path PAGE = Path.of("../docs/measures.md");

    private static final String INTRODUCTION =
            """
            # Measures

            Made from the catalogue (`org.faultline.impact.Measures`); a test fails when this page and the program differ. How losses and their
            attribution are computed stands in [model/impact.md](model/impact.md).

            Each measure has a value per run and *subject*, and over replications a mean with its interval. A subject is `all` or a word and
            an id: `sector:health`, `service:card-payment` (a kind of service), `operator:...`, `region:...`, `step:...` (a campaign step;
            `step:none` is what no step brought about, and the steps add up to `all`), `function:...` (a kind of asset that exposes), `sees:...` (a
            sort of data), `receiver:...` (a kind of asset or service that is given commands). All integrals run over the whole horizon.

            Besides these, a scenario can [observe](scenario-format.md#observation) numbers of its own; they stand in results as the measure
            `observed` of the subjects `observation:...`, in the unit that follows from what is taken of what.
            """;

    @Test
    void thePageSaysWhatTheCatalogueSays() {
        Golden.compare(PAGE, page());
    }

    @Test
    void everyMeasureHasASubject() {
        assertThat(subjects().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Measures.all().stream().map(Measure::id).toList());
    }

    private static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n| measure | id | unit | worse is |\n|---|---|---|---|\n");
        for (Measure m : Measures.all()) {
            page.append("| %s | [`%s`](#%s) | %s | %s |\n"
                    .formatted(m.title(), m.id(), m.id(), m.unit(), m.greaterIsWorse() ? "more" : "less"));
        }
        Map<String, Set<String>> subjects = subjects();
        for (Measure m : Measures.all()) {
            page.append("\n## %s\n\n".formatted(m.id()));
            page.append("%s. Unit: %s.\n\n".formatted(capital(m.title()), m.unit()));
            page.append("- *Formula:* %s.\n".formatted(m.formula()));
            page.append("- *Subjects:* %s.\n".formatted(String.join(", ", subjects.get(m.id()))));
            page.append("- *Source:* %s.\n".formatted(m.source()));
            page.append("- *Caveat:* %s.\n".formatted(m.caveat()));
            page.append(m.absentIsZero() ? "" : "- *Runs without a value* do not count in the mean.\n");
        }
        page.append(indicators());
        return page.toString();
    }

    /** The indicators of 3GPP, with the names that scenario files may use besides. */
    private static String indicators() {
        StringBuilder table = new StringBuilder(
                """

                ## Indicators of 3GPP

                A [`kpi`](scenario-format.md#observed-indicator) under `observe` is one of these. A name of 3GPP means the same as the word where the number is exactly that of the
                specification; where it is simplified ([clauses](model/signalling-clauses.md)) only the word can be used. An observation without a title shows both.

                | word | in 3GPP | where | unit | names that may be used |
                |---|---|---|---|---|
                """);
        for (Indicator i : Indicator.values()) {
            table.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            i.id(),
                            i.name3gpp(),
                            i.clause(),
                            i.unit(),
                            i.aliases().stream().map(a -> "`" + a + "`").collect(Collectors.joining(", "))));
        }
        return table.toString();
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** The words that subjects begin with, found in a story in which everything there is to measure happens. */
    private static Map<String, Set<String>> subjects() {
        Told told = Story.of(
                        """
                        coverage-area area of acme
                        gnb mast of acme
                        cell c of acme cap 10 users 10 area area needs signalling all mast
                        service pay type pay in finance people 10 needs data all area
                        """)
                .hitBy(
                        step("tap").has(new Effect.Intercept(), "mast"),
                        step("lie").has(new Effect.Falsify(1), "area"),
                        step("cut").at(1).stops("mast"))
                .told();
        Map<String, Set<String>> subjects = new TreeMap<>();
        Measures.valuesOf(told.losses()).keySet().forEach(key -> subjects.computeIfAbsent(
                        key.measure(), m -> new TreeSet<>())
                .add("`" + key.subject().replaceAll(":.*", "") + "`"));
        return subjects;
    }
}
