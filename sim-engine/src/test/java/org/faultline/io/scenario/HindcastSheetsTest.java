package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.hindcast.Hindcast;
import org.faultline.model.Assumption;
import org.faultline.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets that say, before any run, what a hindcast is given and which figures it must hit. */
class HindcastSheetsTest {

    private static final Path HINDCASTS = Path.of("../scenarios/hindcasts");

    /** Figures that cannot come in another order: half of the users are back no later than nine in ten, and so on. */
    private static final List<String> IN_ORDER =
            List.of("first-service", "time-to-50", "time-to-90", "time-to-99", "total-outage");

    private record Band(double lo, double hi, String unit) {}

    private static List<String> all() {
        return Hindcast.in(HINDCASTS).stream().map(Hindcast::id).toList();
    }

    @Test
    void twelveOutagesAreShippedAndFourOfThemWereRunOnce() {
        assertThat(all()).hasSize(12);
        assertThat(Hindcast.in(HINDCASTS).stream().filter(Hindcast::isRunOnce).map(Hindcast::id))
                .containsExactly("bt-999-2023", "puerto-rico-2017", "spain-2025", "tohoku-2011");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyBandHasTwoEndsAUnitAndASource(String hindcast) {
        Map<String, Band> bands = bands(hindcast);
        assertThat(bands.keySet()).anyMatch(figure -> IN_ORDER.contains(figure) || figure.startsWith("out-at-"));
        bands.forEach((figure, band) -> {
            assertThat(band.lo()).as(figure).isLessThanOrEqualTo(band.hi());
            assertThat(band.unit()).as(figure).isIn("h", "%", "1");
            if (band.unit().equals("%")
                    && !figure.startsWith("cards-on-")) { // on a usual day it is 100 %, and may be more
                assertThat(band.hi()).as(figure).isLessThanOrEqualTo(100);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void bandsOfOneCourseComeInTheOrderOfTheCourse(String hindcast) {
        Map<String, Band> bands = bands(hindcast);
        List<Band> course =
                IN_ORDER.stream().filter(bands::containsKey).map(bands::get).toList();
        for (int i = 1; i < course.size(); i++) {
            assertThat(course.get(i).lo())
                    .as(hindcast)
                    .isGreaterThanOrEqualTo(course.get(i - 1).lo());
            assertThat(course.get(i).hi())
                    .as(hindcast)
                    .isGreaterThanOrEqualTo(course.get(i - 1).hi());
        }
    }

    /** The ratio is not chosen: it is the outage over the hours until the fault was mended, which stand among the inputs. */
    @ParameterizedTest
    @ValueSource(strings = {"att-2024 change-backed-out", "kddi-2022 roll-back", "optus-2023 restarts-begin"})
    void theRatioFollowsFromOutageAndFault(String words) {
        String hindcast = words.split(" ")[0];
        double fault = inputs(hindcast).get(words.split(" ")[1]).number("value");
        Band outage = bands(hindcast).get("total-outage");
        Band ratio = bands(hindcast).get("ratio");
        assertThat(ratio.lo()).isLessThanOrEqualTo(outage.lo() / fault + 1e-9);
        assertThat(ratio.hi()).isBetween(outage.hi() / fault, 1.05 * outage.hi() / fault);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyInputIsGradedAndNoneIsAFigureToBeHit(String hindcast) {
        List<String> grades = Arrays.stream(Assumption.Grade.values())
                .map(Assumption.Grade::id)
                .toList();
        Map<String, CsvTable.Row> inputs = inputs(hindcast);
        assertThat(inputs).containsKeys("cause", "start");
        inputs.forEach((name, row) -> {
            assertThat(row.word("grade")).as(name).isIn(grades);
            assertThat(row.word("source")).as(name).isNotBlank();
            switch (row.word("unit")) {
                case "word", "local time" -> assertThat(row.word("value")).isNotBlank();
                case "h", "%", "1" -> assertThat(row.amount("value")).as(name).isFinite();
                default -> throw row.fault("unit", "The unit of " + name + " is not known.");
            }
            if (row.word("value").equals("unknown")) {
                assertThat(row.word("grade")).as(name).isEqualTo("assumed");
            }
        });
        Set<String> both = new HashSet<>(inputs.keySet());
        both.retainAll(bands(hindcast).keySet());
        assertThat(both).isEmpty();
        assertThat(HINDCASTS.resolve(hindcast).resolve("README.md"))
                .content()
                .contains("Which mechanism must produce the figures", "What is not known");
    }

    private static Map<String, Band> bands(String hindcast) {
        Map<String, Band> bands = new TreeMap<>();
        for (CsvTable.Row row :
                CsvTable.read(HINDCASTS.resolve(hindcast).resolve("bands.csv")).rows()) {
            assertThat(row.word("meaning") + row.word("source") + row.word("quote_or_basis"))
                    .isNotBlank();
            Band band = new Band(row.amount("lo"), row.amount("hi"), row.word("unit"));
            assertThat(bands.put(row.word("figure"), band))
                    .as(row.word("figure"))
                    .isNull();
        }
        return bands;
    }

    private static Map<String, CsvTable.Row> inputs(String hindcast) {
        Map<String, CsvTable.Row> inputs = new TreeMap<>();
        for (CsvTable.Row row :
                CsvTable.read(HINDCASTS.resolve(hindcast).resolve("inputs.csv")).rows()) {
            assertThat(inputs.put(row.word("input"), row)).as(row.word("input")).isNull();
        }
        return inputs;
    }
}
