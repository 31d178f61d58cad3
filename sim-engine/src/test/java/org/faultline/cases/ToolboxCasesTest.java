package org.faultline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.RunRow;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.Diagnostics;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.io.toolbox.Toolbox;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.stats.Interval;
import org.faultline.toolbox.Catalogue;
import org.faultline.toolbox.InForce;
import org.faultline.toolbox.Measure;
import org.faultline.toolbox.RiskScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every measure of the shipped catalogue has a case made for it, in which its numbers change and less is lost. */
class ToolboxCasesTest {

    private static final Path FOLDER = Cases.shipped().resolve("toolbox");
    private static final int REPLICATIONS = 40;

    /** What a worm does among a few meters differs more from run to run than what the measure takes from it; assurance acts in few runs. */
    private static final Map<String, Integer> MORE = Map.of("TM10", 200, "NESAS", 200, "EU5G", 200, "TM08", 200);

    private static Catalogue catalogue() {
        Diagnostics diagnostics = new Diagnostics();
        return Toolbox.read(FOLDER.resolve("measures.yaml"), Span.startOf("test"), new Sources(), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.inOrder()));
    }

    static Stream<Measure> measures() {
        return catalogue().measures().stream();
    }

    static Stream<RiskScenario> risks() {
        return catalogue().risks().stream();
    }

    private static Reading read(Measure measure) {
        Path file = FOLDER.resolve("cases").resolve(measure.id().toLowerCase(Locale.ROOT) + ".yaml");
        assertThat(file).as("the case of measure %s", measure.id()).isRegularFile();
        return new ScenarioReader(new CountryNetworks(), List.of(Cases.shipped())).read(file, Overrides.NONE);
    }

    @ParameterizedTest
    @MethodSource("measures")
    void aMeasureChangesItsNumbersAndLessIsLost(Measure measure) {
        Reading reading = read(measure);
        ScenarioTemplate template = reading.template().orElseThrow(() -> new AssertionError(reading.text(false)));

        assertThat(reading.text(false)).doesNotContain("F953");
        assertThat(template.measures()).anySatisfy(f -> {
            assertThat(f.mix()).isEqualTo("with");
            assertThat(f.measure().id()).isEqualTo(measure.id());
            assertThat(f.puts()).isNotEmpty().allSatisfy(p -> assertThat(p.after())
                    .isNotEqualTo(p.before()));
        });
        assertThat(template.measures()).extracting(InForce::mix).containsOnly("with");
        Outcome outcome = Cases.run(Experiment.of(template), 1, MORE.getOrDefault(measure.id(), REPLICATIONS), 2);
        assertThat(Interval.ofPairedDifference(lost(outcome, 0), lost(outcome, 1), 0.9)
                        .low())
                .as("what is saved, lower end of 90 %% over pairs of the same draws: %s", measure.id())
                .isPositive();
    }

    /** Lost in each replication, in their order. */
    private static double[] lost(Outcome outcome, int variant) {
        return outcome.rows().stream()
                .filter(r -> r.variant() == variant)
                .sorted(Comparator.comparingInt(RunRow::replication))
                .mapToDouble(Cases::total)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("risks")
    void aRiskScenarioIsShownByFilesThatAreThere(RiskScenario risk) {
        assertThat(risk.cases()).isNotEmpty();
        assertThat(risk.cases()).allSatisfy(name -> {
            Path folder = Cases.shipped().resolve(name);
            assertThat(Files.isRegularFile(folder.resolve("scenario.yaml"))
                            || Files.isRegularFile(Path.of(folder + ".yaml")))
                    .as("%s, named by %s", name, risk.id())
                    .isTrue();
        });
        assertThat(catalogue().measures()).anyMatch(m -> m.risks().contains(risk.id()));
    }

    /** A case made for a measure shows a risk that the measure is against. */
    @ParameterizedTest
    @MethodSource("risks")
    void aCaseOfAMeasureShowsARiskThatItIsAgainst(RiskScenario risk) {
        assertThat(risk.cases().stream()
                        .filter(c -> c.startsWith("toolbox/cases/"))
                        .map(c -> c.substring("toolbox/cases/".length()).toUpperCase(Locale.ROOT)))
                .allSatisfy(id -> assertThat(catalogue().measures())
                        .filteredOn(m -> m.id().equals(id))
                        .allMatch(m -> m.risks().contains(risk.id()))
                        .hasSize(1));
    }

    @Test
    void theCatalogueHasAllMeasuresOfTheToolbox() {
        List<String> ids = catalogue().ids();
        for (int i = 1; i <= 8; i++) {
            assertThat(ids).contains("SM0" + i);
        }
        for (int i = 1; i <= 11; i++) {
            assertThat(ids).contains(String.format(Locale.ROOT, "TM%02d", i));
        }
        assertThat(ids).contains("NESAS", "EU5G").doesNotHaveDuplicates();
    }

    /** A case of the toolbox shows a measure; what a risk scenario is about needs one of its own. */
    @ParameterizedTest
    @MethodSource("risks")
    void everyRiskScenarioHasAFileThatWasNotMadeForAMeasure(RiskScenario risk) {
        assertThat(risk.cases())
                .as(risk.id())
                .anyMatch(c -> c.startsWith("cases/") || c.startsWith("hindcasts/") || c.startsWith("examples/"));
        assertThat(risk.cases())
                .allSatisfy(c -> assertThat(Files.exists(Cases.shipped().resolve(c))
                                || Files.exists(Cases.shipped().resolve(c + ".yaml")))
                        .as(c)
                        .isTrue());
    }
}
