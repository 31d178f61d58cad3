package org.faultline.io.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.model.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private <T> Optional<T> read(Form<T> form, String text) {
        Node map = DocumentParser.parse("a.yaml", "k: " + text, diagnostics).orElseThrow();
        return form.read(((Node.Mapping) map).entries().get("k").value(), diagnostics);
    }

    private String fault(Form<?> form, String text) {
        assertThat(read(form, text)).isEmpty();
        Diagnostic d = diagnostics.inOrder().get(0);
        return d.code() + ": " + d.message() + d.help().map(h -> " [" + h + "]").orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "4h, 4",
        "4 h, 4",
        "90 min, 1.5",
        "90min, 1.5",
        "72 h, 72",
        "3 d, 72",
        "1 wk, 168",
        "36 s, 0.01",
        "1.5 hours, 1.5",
        "0, 0",
        "2 y, 17520"
    })
    void aDurationIsInHours(String text, double hours) {
        assertThat(read(Values.duration(), text).orElseThrow()).isCloseTo(hours, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"59 %, 0.59", "59%, 0.59", "0.59, 0.59", "100 %, 1", "0, 0", "12.5 %, 0.125"})
    void aShareIsAFraction(String text, double share) {
        assertThat(read(Values.share(), text)).contains(share);
    }

    @ParameterizedTest
    @CsvSource({"12 k, 12000", "1.2 M, 1200000", "500, 500", "12k, 12000"})
    void aCountHasMultipliers(String text, double count) {
        assertThat(read(Values.count(), text)).contains(count);
    }

    @ParameterizedTest
    @CsvSource({"3 MW, 3", "1.5 GW, 1500", "500 kW, 0.5"})
    void powerIsInMegawatts(String text, double megawatts) {
        assertThat(read(Values.quantity(0, 1e6, Dimension.POWER), text)).contains(megawatts);
    }

    @ParameterizedTest
    @CsvSource({"300 Mbit/s, 300", "10 Gbit/s, 10000"})
    void aRateIsInMegabitsPerSecond(String text, double rate) {
        assertThat(read(Values.quantity(0, 1e9, Dimension.RATE), text)).contains(rate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | F016: '4' has no unit; this is a duration [write it like `4 h`; units: ms, s, min, h, d, wk, y]",
                "4 hr | F016: 'hr' in '4 hr' is no unit of a duration [did you mean `4 h`?]",
                "3 MW | F016: '3 MW' is a power; a duration is needed [units: ms, s, min, h, d, wk, y]",
                "soon | F015: 'soon' is not a duration [write it like `4 h`]",
                "-1 h | F017: '-1 h' is out of range; it must be 0 h or more",
                "uniform(2 h, 1 h) | F018: A uniform distribution from 2.0 to 1.0 must have its lower end first.",
                "uniform(1 h) | F018: 'uniform(1 h)' has 1 values; uniform takes 2 [write it `uniform(low, high)`]",
                "uniform(-1 h, 1 h) | F017: uniform(-1 h, 1 h) can be as low as -1 h; it must be 0 h or more",
                "[4 h] | F011: expected duration (`4 h`), found a list"
            })
    void aBadDurationIsExplained(String text, String fault) {
        assertThat(fault(Values.duration(), text)).isEqualTo(fault);
    }

    @Test
    void aShareWithoutPercentSignIsRecognised() {
        assertThat(fault(Values.share(), "59")).isEqualTo("F017: the share 59 is above 1 [did you mean `59 %`?]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 h | Constant[value=4.0]",
                "uniform(1 h, 4 h) | Uniform[low=1.0, high=4.0]",
                "triangular(30 min, 1 h, 4 h) | Triangular[low=0.5, mode=1.0, high=4.0]",
                "exponential(2 h) | Exponential[meanValue=2.0]",
                "lognormal(30 min, 2) | Lognormal[median=0.5, spread=2.0]",
                "weibull(1.5, 2 d) | Weibull[shape=1.5, scale=48.0]",
                "\"discrete(0.5 h: 3, 4 h: 1)\" | Discrete[values=[0.5, 4.0], weights=[3.0, 1.0]]",
                "\"piecewise(2 h: 0, 6 h: 20 %, 10 h: 100 %)\" | Piecewise[values=[2.0, 6.0, 10.0], shares=[0.0, 0.2, 1.0]]",
                "{distribution: piecewise, values: {2 h: 0 %, 1 d: 1}} | Piecewise[values=[2.0, 24.0], shares=[0.0, 1.0]]",
                "{distribution: uniform, low: 1 h, high: 4 h} | Uniform[low=1.0, high=4.0]",
                "{distribution: weibull, shape: 1.5, scale: 2 d} | Weibull[shape=1.5, scale=48.0]",
                "{distribution: discrete, values: {0.5 h: 3, 4 h: 1}} | Discrete[values=[0.5, 4.0], weights=[3.0, 1.0]]"
            })
    void aDistributionIsACallOrAMap(String text, String expected) {
        Distribution read = read(Distributions.of(Dimension.DURATION), text).orElseThrow();

        assertThat(read).hasToString(expected);
        assertThat(diagnostics.inOrder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uniform(1 h) | F018: 'uniform(1 h)' has 1 values; uniform takes 2 [write it `uniform(low, high)`]",
                "unifrom(1 h, 2 h) | F018: 'unifrom' is no distribution [did you mean `uniform`?]",
                "uniform(4 h, 1 h) | F018: A uniform distribution from 4.0 to 1.0 must have its lower end first.",
                "uniform(1, 4 h) | F016: '1' has no unit; this is a duration [write it like `1 h`; units: ms, s, min, h, d, wk, y]",
                "lognormal(1 h, 2 h) | F015: '2 h' is not a number without unit",
                "piecewise(2 h) | F018: 'piecewise(2 h)' lacks the share of '2 h' [write it \"piecewise(value: share, ...)\"]",
                "\"piecewise(2 h: 0 %, 6 h: 90 %)\" | F018: The shares of a piecewise distribution go from 0.0 to 0.9; they must begin at 0 or above and end at 1.",
                "uniform(-1 h, 4 h) | F017: uniform(-1 h, 4 h) can be as low as -1.0; it must be 0 or more",
                "uniform(1 h, 4 h | F018: 'uniform(1 h, 4 h' is no distribution [is a parenthesis missing?]",
                "{distribution: uniform, low: 1 h} | F018: a distribution lacks the key `high`",
                "{distribution: uniform, low: 1 h, hihg: 2 h} | F012: unknown key 'hihg' in a uniform distribution [did you mean `high`?]",
                "{low: 1 h, high: 2 h} | F018: a distribution lacks `distribution`"
            })
    void aBadDistributionIsExplained(String text, String fault) {
        assertThat(fault(Distributions.of(Dimension.DURATION), text)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"upf-1", "gnb:telekom:12", "DE-BY-03", "data:a@DE-BY-03", "Zürich", "7"})
    void anIdHasNoBlanks(String id) {
        assertThat(read(Values.id("x"), id)).contains(id);
    }

    @Test
    void everyFaultOfAnObjectIsFoundAtOnce() {
        Keys keys = new Keys("crew", "Somebody.");
        Key<Integer> size = keys.required("size", Values.integer(1, 9), "Number.");
        Key<Double> work = keys.required("work", Values.duration(), "Time.");
        Key<String> name = keys.required("name", Values.text(), "Name.");
        ObjectForm<List<Object>> form = keys.bind(in -> List.of(in.get(size), in.get(work), in.get(name)));

        assertThat(read(form, "{size: 0, work: 3, speed: 2}")).isEmpty();
        assertThat(diagnostics.inOrder()).extracting(Diagnostic::code).containsExactly("F013", "F017", "F016", "F012");
    }

    @Test
    void whatARecordRefusesIsReportedAtItsKey() {
        Keys keys = new Keys("thing", "Something.");
        Key<Double> work = keys.required("work", Values.duration(), "Time.");
        Form<Double> form = keys.bind(in -> {
            throw new IllegalArgumentException("The work " + in.get(work) + " h is too much.");
        });

        assertThat(fault(form, "{work: 3 h}")).isEqualTo("F020: The work 3.0 h is too much.");
    }
}
