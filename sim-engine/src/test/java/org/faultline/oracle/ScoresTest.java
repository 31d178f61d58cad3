package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static Finding finding(String id, String runs, double z) {
        return new Finding(
                id,
                "L",
                "10",
                Optional.of(10 + z),
                Optional.empty(),
                Optional.empty(),
                1,
                100,
                "mc-z",
                Finding.Verdict.PASSED,
                runs,
                true,
                "q.yaml",
                "",
                Optional.empty(),
                "",
                0);
    }

    private static Scores.Spread spread(double shift, double factor, int n) {
        Scores scores = new Scores();
        Random random = new Random(5);
        for (int i = 0; i < n; i++) {
            scores.add(finding("Q01-" + i, "Q01-" + i, shift + factor * random.nextGaussian()));
        }
        return scores.spreads().get(1);
    }

    /** The second output of the same runs says nothing new. */
    @Test
    void oneScoreOfEachRunCountsForItsFamilyAndItsLetter() {
        Scores scores = new Scores();
        scores.add(finding("Q01-a", "Q01-a", 1));
        scores.add(finding("Q01-a", "Q01-a", 3));
        scores.add(finding("Q02-a", "Q02-a", -2));

        assertThat(scores.spreads()).extracting(Scores.Spread::family).containsExactly("Q", "Q01", "Q02");
        assertThat(scores.spreads().get(0).runs()).isEqualTo(2);
        assertThat(scores.spreads().get(0).mean()).isEqualTo(-0.5, within(1e-12));
        assertThat(scores.spreads().get(0).variance()).isEqualTo(2.5, within(1e-12));
        assertThat(scores.spreads().get(0).worst()).isEqualTo(-2, within(1e-12));
    }

    @Test
    void scoresOfASoundSimulatorLookNormal() {
        assertThat(spread(0, 1, 50).ok()).isTrue();
    }

    /** All to one side, too wide (errors too small), too narrow (errors too large). */
    @Test
    void scoresOfABiasedOneDoNot() {
        assertThat(spread(1, 1, 50).ok()).isFalse();
        assertThat(spread(0, 2, 50).ok()).isFalse();
        assertThat(spread(0, 0.3, 50).ok()).isFalse();
    }
}
