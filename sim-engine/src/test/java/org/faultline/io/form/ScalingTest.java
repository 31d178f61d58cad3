package org.faultline.io.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.faultline.io.Diagnostics;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.model.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is multiplied, so that every draw is. */
class ScalingTest {

    private static Node parsed(String text) {
        return DocumentParser.parse("test", text, new Diagnostics()).orElseThrow();
    }

    private static Distribution read(Node node) {
        return Distributions.of(Dimension.DURATION)
                .read(node, new Diagnostics())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "90 %|45 %",
                "20 min|10 min",
                "3|1.5",
                "0.1|0.05",
                "lognormal(20 min, 2)|lognormal(10 min, 2)",
                "weibull(2, 3 h)|weibull(2, 1.5 h)",
                "erlang(4, 1 h)|erlang(4, 0.5 h)",
                "triangular(1 h, 2 h, 4 h)|triangular(0.5 h, 1 h, 2 h)"
            })
    void halfOfAText(String text, String half) {
        assertThat(Scaling.of(parsed("\"" + text + "\""), 0.5))
                .get()
                .extracting(n -> ((Node.Scalar) n).text())
                .isEqualTo(half);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"lognormal(20 min, 2)\"",
                "\"gamma(3, 2 h)\"",
                "\"beta(2, 3, 4 h)\"",
                "\"hyperexponential(0.3, 1 h, 5 h)\"",
                "\"discrete(1 h: 2, 3 h: 1)\"",
                "\"piecewise(1 h: 0 %, 3 h: 40 %, 9 h: 100 %)\"",
                "{distribution: weibull, shape: 2, scale: 3 h}",
                "{distribution: discrete, values: {1 h: 2, 3 h: 1}}"
            })
    void everyDrawIsMultiplied(String text) {
        Distribution before = read(parsed(text));
        Distribution after = read(Scaling.of(parsed(text), 2.5).orElseThrow());

        for (double u : new double[] {0.01, 0.2, 0.5, 0.7, 0.99}) {
            assertThat(after.quantile(u))
                    .isCloseTo(2.5 * before.quantile(u), org.assertj.core.api.Assertions.withinPercentage(1e-6));
        }
    }

    @Test
    void whatIsNoNumberStaysUnscaled() {
        assertThat(Scaling.of(parsed("many"), 2)).isEqualTo(Optional.empty());
        assertThat(Scaling.of(parsed("[1 h, 2 h]"), 2)).isEmpty();
        assertThat(Scaling.of(parsed("\"normal(1 h, 2 h)\""), 2)).isEmpty();
    }
}
