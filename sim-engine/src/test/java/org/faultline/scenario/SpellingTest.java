package org.faultline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.faultline.model.AssetKind;
import org.faultline.model.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistyped words lead back to the word that was meant. */
class SpellingTest {

    private static final String NEIGHBOUR_KEYS = "qwertyuiopasdfghjklzxcvbnm";
    private static final List<String> WORDS = words();

    private static List<String> words() {
        Set<String> words = new LinkedHashSet<>(List.of(
                "faultline",
                "title",
                "description",
                "extends",
                "overlays",
                "parameters",
                "start",
                "horizon",
                "replications",
                "network",
                "sectors",
                "services",
                "profiles",
                "vendors",
                "mixes",
                "campaign",
                "response",
                "limits",
                "assumptions",
                "detection",
                "notice",
                "notice_chance",
                "implant_chance",
                "diagnosis",
                "crews",
                "reach",
                "travel",
                "capacity",
                "operator",
                "neighbours",
                "autonomy",
                "refill",
                "fallback",
                "full_at",
                "at_least",
                "replacement",
                "diversify",
                "exclude",
                "assignment",
                "implanted_by",
                "delay_each",
                "technique"));
        for (AssetKind kind : AssetKind.values()) {
            words.add(kind.id());
        }
        for (Function function : Function.values()) {
            words.add(function.id());
        }
        return words.stream().filter(w -> w.length() >= 4).toList();
    }

    /** One slip of the hand: a letter left out, doubled, swapped with its neighbour, or replaced by a key beside it. */
    private static String mistyped(String word, Random random) {
        int i = random.nextInt(word.length() - 1);
        return switch (random.nextInt(5)) {
            case 0 -> word.substring(0, i) + word.substring(i + 1);
            case 1 -> word.substring(0, i) + word.charAt(i) + word.substring(i);
            case 2 -> word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
            case 3 -> word.substring(0, i) + keyBeside(word.charAt(i), random) + word.substring(i + 1);
            default -> word.substring(0, i) + (char) ('a' + random.nextInt(26)) + word.substring(i);
        };
    }

    private static char keyBeside(char c, Random random) {
        int at = NEIGHBOUR_KEYS.indexOf(c);
        if (at < 0) {
            return 'x';
        }
        return NEIGHBOUR_KEYS.charAt(Math.floorMod(at + (random.nextBoolean() ? 1 : -1), NEIGHBOUR_KEYS.length()));
    }

    /** Two slips in longer words, as tired people make them. */
    private static String typo(String word, Random random) {
        String once = mistyped(word, random);
        return word.length() > 8 && random.nextInt(3) == 0 ? mistyped(once, random) : once;
    }

    @Test
    void ninetyOfAHundredTyposLeadBackToTheirWord() {
        Random random = new Random(20260310);
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        while (asked < 200) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            String typo = typo(word, random);
            if (WORDS.contains(typo)) {
                continue;
            }
            asked++;
            String found = Spelling.nearest(typo, WORDS).orElse("nothing");
            if (!found.equals(word)) {
                wrong.add(typo + " -> " + found + ", meant " + word);
            }
        }

        assertThat(wrong).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "replicatons, replications", "Horizon, horizon", "core-control, core_control", "notice chance, notice_chance",
        "tranpsort, transport", "managment, management", "coverage_area, coverage-area", "autonmy, autonomy"
    })
    void usualSlipsAreUnderstood(String typo, String word) {
        assertThat(Spelling.nearest(typo, WORDS)).contains(word);
    }

    @Test
    void aWordThatIsFarFromAllIsNotGuessed() {
        assertThat(Spelling.nearest("blockchain", WORDS)).isEmpty();
        assertThat(Spelling.nearest("xy", WORDS)).isEmpty();
    }

    @Test
    void ofEquallyNearWordsTheFirstIsTaken() {
        assertThat(Spelling.nearest("upf-3", List.of("upf-2", "upf-1"))).contains("upf-2");
    }

    /** One letter is missing to the first, two are too many for the second; the third is far. */
    @Test
    void allWordsThatAreNearCanBeNamed() {
        assertThat(Spelling.adviceOfAll("lowest-levl", List.of("lowest-levels", "lowest-level", "people-affected")))
                .contains("did you mean `lowest-level` or `lowest-levels`?");
        assertThat(Spelling.adviceOfAll("peple-affected", List.of("lowest-level", "people-affected")))
                .contains("did you mean `people-affected`?");
    }

    @Test
    void aFewKnownWordsAreListedWhenNoneIsNear() {
        assertThat(Spelling.advice("smash", List.of("stop", "wipe"))).contains("known: stop, wipe");
        assertThat(Spelling.advice("smash", WORDS)).isEmpty();
    }
}
