package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.viewer.Colour.Eyes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of states, as the style sheets of the pages and of the report have them, against what eyes need. */
class PaletteTest {

    /** Contrast of graphical objects, WCAG 2.2, success criterion 1.4.11. */
    private static final double LEAST_CONTRAST = 3;
    /** CIEDE2000 between two states for any eyes: several times what is seen side by side, since marks are small and far apart. */
    private static final double LEAST_DIFFERENCE = 18;

    private static final List<String> STATES =
            List.of("in-service", "degraded", "failed", "dependency", "isolated", "restoring", "compromised");
    private static final List<String> GROUNDS = List.of("bg", "panel", "map-sea", "map-land");

    private enum Theme {
        LIGHT,
        DARK
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyStateStandsOutFromEveryGround(Theme theme) throws IOException {
        Map<String, Colour> look = look(theme);
        for (String state : STATES) {
            for (String ground : GROUNDS) {
                assertThat(look.get("state-" + state).contrast(look.get(ground)))
                        .as("%s on %s", state, ground)
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
        }
    }

    /** Failed and failed by dependency share one colour and differ in shape: a cross and a hollow diamond. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void anyTwoStatesAreToldApartByNormalAndColourBlindEyes(Theme theme) throws IOException {
        Map<String, Colour> look = look(theme);
        assertThat(look.get("state-dependency")).isEqualTo(look.get("state-failed"));
        List<String> apart =
                STATES.stream().filter(s -> !s.equals("dependency")).toList();
        for (Eyes eyes : Eyes.values()) {
            for (int a = 0; a < apart.size(); a++) {
                for (int b = a + 1; b < apart.size(); b++) {
                    Colour first = look.get("state-" + apart.get(a)).seenBy(eyes);
                    Colour second = look.get("state-" + apart.get(b)).seenBy(eyes);
                    assertThat(first.difference(second))
                            .as("%s and %s, %s", apart.get(a), apart.get(b), eyes)
                            .isGreaterThanOrEqualTo(LEAST_DIFFERENCE);
                }
            }
        }
    }

    /** On screen in light, in dark as the system asks for it, in dark as the reader does, and on paper. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void theReportShowsStatesByTheSameRules(int theme) throws IOException {
        List<Map<String, Colour>> themes = plainThemes(text("/org/faultline/report/report.css"));
        assertThat(themes.size()).isEqualTo(4);
        Map<String, Colour> colours = themes.get(theme);
        List<String> states = List.of("in-service", "degraded", "failed", "restoring");
        for (int a = 0; a < states.size(); a++) {
            Colour first = colours.get(states.get(a));
            for (String ground : List.of("bg", "panel", "land")) {
                assertThat(first.contrast(colours.get(ground)))
                        .as("%s on %s", states.get(a), ground)
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
            for (int b = a + 1; b < states.size(); b++) {
                for (Eyes eyes : Eyes.values()) {
                    assertThat(first.seenBy(eyes)
                                    .difference(colours.get(states.get(b)).seenBy(eyes)))
                            .as("%s and %s, %s", states.get(a), states.get(b), eyes)
                            .isGreaterThanOrEqualTo(LEAST_DIFFERENCE);
                }
            }
        }
    }

    /** Black on white is 21:1, and #767676 on white is the lightest grey with 4.5:1, as the Recommendation says. */
    @Test
    void contrastIsThatOfTheRecommendation() {
        assertThat(Colour.of("#000000").contrast(Colour.of("#ffffff"))).isEqualTo(21, within(1e-9));
        assertThat(Colour.of("#767676").contrast(Colour.of("#ffffff"))).isBetween(4.5, 4.6);
        assertThat(Colour.of("#777777").contrast(Colour.of("#ffffff"))).isLessThan(4.5);
    }

    /** Pairs 1, 7, 15, 17 and 25 of the test data published with the formula: Sharma, Wu and Dalal, Color Res. Appl. 30 (2005), 21-30. */
    @ParameterizedTest
    @CsvSource({
        "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
        "50, 0, 0, 50, -1, 2, 2.3669",
        "50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461",
        "50, 2.5, 0, 73, 25, -18, 27.1492",
        "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644"
    })
    void theDifferenceIsThatOfThePublishedPairs(
            double l1, double a1, double b1, double l2, double a2, double b2, double published) {
        assertThat(Colour.difference(new double[] {l1, a1, b1}, new double[] {l2, a2, b2}))
                .isEqualTo(published, within(5e-5));
    }

    /** Who lacks one kind of cone still sees grey as grey. */
    @ParameterizedTest
    @EnumSource(Eyes.class)
    void greyIsGreyToAllEyes(Eyes eyes) {
        assertThat(Colour.of("#808080").seenBy(eyes).difference(Colour.of("#808080")))
                .isLessThan(0.1);
    }

    private static Map<String, Colour> look(Theme theme) throws IOException {
        Matcher pairs = Pattern.compile("--([a-z0-9-]+):\\s*light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)")
                .matcher(text("/webroot/css/look.css"));
        Map<String, Colour> colours = new LinkedHashMap<>();
        while (pairs.find()) {
            // Later rules are for readers who ask for more contrast; the first one holds for the rest.
            colours.putIfAbsent(pairs.group(1), Colour.of(pairs.group(theme == Theme.LIGHT ? 2 : 3)));
        }
        return colours;
    }

    /** Each block of custom properties that sets the colour of what is in service. */
    private static List<Map<String, Colour>> plainThemes(String sheet) {
        List<Map<String, Colour>> themes = new ArrayList<>();
        Matcher blocks = Pattern.compile("\\{([^{}]*--in-service:[^{}]*)\\}").matcher(sheet);
        while (blocks.find()) {
            Map<String, Colour> colours = new LinkedHashMap<>();
            Matcher one = Pattern.compile("--([a-z0-9-]+):\\s*(#[0-9a-f]{6})").matcher(blocks.group(1));
            while (one.find()) {
                colours.put(one.group(1), Colour.of(one.group(2)));
            }
            themes.add(colours);
        }
        return themes;
    }

    private static String text(String resource) throws IOException {
        try (var in = PaletteTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
