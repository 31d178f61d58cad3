package org.faultline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P(Wq>{x}) | P(Wq>5) | {x=5}",
                "P(Wq>{x}) | P(Wq>0.5) | {x=0.5}",
                "E_N(t={t}) | E_N(t=20) | {t=20}",
                "S[{g},f={f},attack] | S[BA,f=0.05,attack] | {g=BA, f=0.05}",
                "a(c={c},B={b}%) | a(c=10,B=1%) | {c=10, b=1}",
                "E_N(t={t}) | P0(t=20) | none",
                "Q01-* | Q01-MM1-rho0.5 | {}",
                "Q01-* | Q10-repair | none",
                "L.1 | LX1 | none",
            })
    void aPatternCapturesWhatItsHolesStandFor(String pattern, String name, String expected) {
        assertThat(new NamePattern(pattern)
                        .match(name)
                        .map(NamePatternTest::shown)
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void theNarrowerPatternHasMoreLettersOfItsOwn() {
        assertThat(new NamePattern("Q04-table").literal()).isGreaterThan(new NamePattern("Q04-*").literal());
    }

    private static String shown(Map<String, Node> captured) {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        captured.forEach((k, v) -> texts.put(k, ((Scalar) v).text()));
        return texts.toString();
    }
}
