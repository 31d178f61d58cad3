package org.faultline.io.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.faultline.io.Diagnostic;
import org.faultline.io.Diagnostics;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${2 + 3 * 4} | 14",
                "${(2 + 3) * 4} | 20",
                "${2 ** 3 ** 2} | 512", // a power binds to the right: 2 ** 9
                "${-2 ** 2} | -4",
                "${7 / 2} | 3.5",
                "${7 // 2} | 3",
                "${-7 // 2} | -4",
                "${-7 % 3} | 2",
                "${1 / 3} | 0.3333333333333333",
                "${1 / 10 ** 7} | 0.0000001",
                "${n} h | 20 h",
                "${n - 1} | 19",
                "${n-1} | 19",
                "${half} | 10",
                "${max-load} | 0.8",
                "${max-load * n} | 16",
                "${'many' if n > 10 else 'few'} | many",
                "${1 if n < 10 else 2 if n < 30 else 3} | 2",
                "${n > 10 and not n == 20} | false",
                "${n > 10 or missing} | true", // what is not needed is not asked for
                "${0..3} | [0, 1, 2, 3]",
                "${2..1} | []",
                "${n-2..n} | [18, 19, 20]",
                "${weights[0]} | 1",
                "${weights[-1]} | 5",
                "${weights[1..2]} | [2, 5]",
                "${weights + [7]} | [1, 2, 5, 7]",
                "${5 in weights} | true",
                "${4 not in weights} | true",
                "${[w * w for w in weights if w > 1]} | [4, 25]",
                "${[i + 10 * j for i in 1..2 for j in 1..2]} | [11, 21, 12, 22]",
                "${sum(weights)} | 8",
                "${sum([1 / k for k in 1..4])} | 2.083333333333333",
                "${min(weights)} and ${max(3, n)} | 1 and 20",
                "${len(weights)} | 3",
                "${round(2.5)} ${round(-2.5)} ${round(2.345, 2)} | 3 -3 2.35",
                "${floor(2.7)} ${ceil(2.1)} ${abs(-3)} ${sqrt(16)} | 2 3 3 4",
                "${log(exp(2))} ${gamma(5)} | 2 24",
                "${range(3)} | [0, 1, 2]",
                "${range(1, 8, 3)} | [1, 4, 7]",
                "${range(5, 0, -2)} | [5, 3, 1]",
                "${sort([3, 1, 2])} ... | none",
                "${reverse(sort([3, 1, 2]))} | [3, 2, 1]",
                "${unique([1, 2, 1])} | [1, 2]",
                "${flat([[1], [2, 3]])} | [1, 2, 3]",
                "${zip([1, 2], ['a', 'b'])} | [[1, a], [2, b]]",
                "${enumerate(['a', 'b'])} | [[0, a], [1, b]]",
                "${costs.steel} ${costs['wood']} | 3 1",
                "${keys(costs)} ${n} | none",
                "${keys(costs)} | [steel, wood]",
                "${list(costs)} | [steel, wood]",
                "${values(costs)} | [3, 1]",
                "${items(costs)} | [[steel, 3], [wood, 1]]",
                "${get(costs, 'glass', 9)} | 9",
                "${'glass' in costs} | false",
                "${'a' + str(n)} | a20",
                "${join(split('a;b', ';'), '-')} | a-b",
                "${number('1.5') + 1} | 2.5",
                "${costs} | {steel: 3, wood: 1}",
                "${none} | ~",
            })
    void anExpressionHasAValue(String text, String expected) {
        String parameters =
                """
                n: 20
                half: ${n / 2}
                max-load: 0.8
                weights: [1, 2, 5]
                costs: {steel: 3, wood: 1}
                """;

        Node now = expand("a: \"" + text + "\"\n", parameters);

        if (expected.equals("none")) {
            assertThat(diagnostics.errors()).isPositive();
        } else {
            assertThat(text(diagnostics)).isEmpty();
            assertThat(shown(((Mapping) now).entries().get("a").value())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for i in 1..3: {m-${i}: {x: ${i * i}}} | {m-1: {x: 1}, m-2: {x: 4}, m-3: {x: 9}}",
                "for i in 1..4 if i % 2 == 0: {m-${i}: x} | {m-2: x, m-4: x}",
                "for i in 1..2 for j in 1..2: {m-${i}-${j}: x} | {m-1-1: x, m-1-2: x, m-2-1: x, m-2-2: x}",
                "for i in 1..2: {for j in i..2: {m-${i}-${j}: x}} | {m-1-1: x, m-1-2: x, m-2-2: x}",
                "for u, v in edges: [[\"n-${u}\", \"n-${v}\"]] | [[n-0, n-1], [n-1, n-2]]",
                "for k, v in costs: {\"${k}\": \"${v} k\"} | {steel: 3 k, wood: 1 k}",
                "for i in 1..3: {if i != 2: {m-${i}: x}} | {m-1: x, m-3: x}",
                "{x: 1, for i in 1..3: {if i != 2: {m-${i}: x}}} | {m-1: x, m-3: x, x: 1}",
                "[{for i in 1..3: {if i != 2: \"${i}\"}}] | [1, 3]",
                "for k in costs: {\"${k}\": x} | {steel: x, wood: x}",
                "for i in 2..1: {m-${i}: x} | {}",
                "for i in 2..1: [x] | []",
                "for i in 1..3: \"${i}\" | [1, 2, 3]",
                "[a, {for i in 1..2: [\"b-${i}\"]}, c] | [a, b-1, b-2, c]",
                "[{for i in 1..2: {id: \"${i}\"}}] | [{id: 1}, {id: 2}]",
                "[{if n > 1: a}, {if n > 9: b, else: c}] | [a, c]",
                "[{if n > 9: a}] | []",
                "{if n > 9: a, else if n > 1: b, else: c} | b",
                "{if n > 9: a} | ~",
                "{x: 1, if n > 1: {y: 2}, z: 3} | {y: 2, x: 1, z: 3}",
                "{x: 1, else: 2} | {x: 1, else: 2}",
                "{x: 1, if true: {y: 2}, else: {y: 3}} | {y: 2, x: 1}",
                "{for i in 1..3: {m-${i}: {v: a, w: b}}, m-2: {v: c}} | {m-1: {v: a, w: b}, m-2: {v: c, w: b}, m-3: {v: a, w: b}}",
                "{for i in 1..2: [a], for j in 1..2: [b]} | [a, a, b, b]",
            })
    void aRepetitionWritesItsPartOnceForEachTurn(String text, String expected) {
        Node now = expand(
                text.startsWith("for") ? "a:\n  " + quoted(text) + "\n" : "a: " + quoted(text) + "\n",
                "n: 2\nedges: [[0, 1], [1, 2]]\ncosts: {steel: 3, wood: 1}\n");

        assertThat(text(diagnostics)).isEmpty();
        assertThat(shown(((Mapping) now).entries().get("a").value())).isEqualTo(expected);
    }

    /** Inside braces YAML ends a plain key at a brace: keys with placeholders are quoted. */
    private static String quoted(String text) {
        return text.replaceAll("(?<!\")(m-(\\$\\{[ij]}-?)+)(?!\")", "\"$1\"").replace("x: ${i * i}", "x: \"${i * i}\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: ${n +} | F040 1:9 the expression ends where a value belongs",
                "a: ${n + * 2} | F040 1:10 '*' cannot stand where a value belongs",
                "a: ${n 3} | F040 1:8 '3' cannot stand here",
                "a: ${n = 2} | F040 1:8 `=` compares nothing",
                "a: ${roud(n)} | F040 1:6 unknown function 'roud'",
                "a: ${min()} | F040 1:6 `min` cannot take 0 values",
                "a: ${'x} | F040 1:6 a text without an end",
                "a: ${} | F040 1:6 an expression is missing",
                "a: ${(n} | F040 1:8 the expression ends where `)` belongs",
                "a: x-${n + mm} | F041 1:12 unknown parameter 'mm'",
                "a: ${n / 0} | F041 1:6 division by zero",
                "a: ${2 * time} | F041 1:6 `*` needs a number, not the text '4 h'",
                "a: ${sqrt(-1)} | F041 1:6 the result is not a number (NaN)",
                "a: ${list[3]} | F041 1:6 the list has 3 items and none at 3",
                "a: ${map.q} | F041 1:6 unknown key 'q'",
                "a: ${'x' + 1} | F041 1:6 `+` adds numbers, texts or lists, but not a text and a number",
                "a: ${1 if n else 2} | F041 1:4 a condition is true or false, not the number 2",
                "a: ${round(0.5..3)} | F041 1:12 `..` needs a whole number, not 0.5",
                "a: ${0..10 ** 8} | F041 1:6 a range of 100000001 numbers is longer than 1000000",
                "a: ${one} | F041 6:6 the parameter 'one' is made from itself: one uses two uses one",
                "a: {for i of list: x} | F040 1:11 'of' cannot stand where `in` belongs",
                "a: {for i in n: x} | F041 1:5 `for` runs through a list or a map, not the number 2",
                "a: {\"for u, v in list\": x} | F041 1:5 `for u, v` needs lists of 2 values, and found the number 1",
                "a: {for i in list: {m: x}} | F005 1:21 the key 'm' is made twice",
                "a: {x: 1, for i in list: [m]} | F011 1:11 beside other keys `for i in list` holds keys, not a list",
                "a: {if n: x} | F041 1:5 a condition is true or false, not the number 2",
                "a: {if true: x, for i in list: x, else: y} | F040 1:35 `else` stands without an `if` right before it",
                "a: {if ${later} == 1: x} | F040 1:5 '$' cannot stand where a value belongs",
                "a: {if later == 1: x} | F041 1:5 `${later}` is put in after everything else and may stand alone only",
                "a: ${sum([i * j * k for i in 1..500 for j in 1..500 for k in 1..500])} | F041 1:6 the repetitions of this document"
                        + " take more than 10000000 turns",
            })
    void aFaultIsReportedWhereItStands(String text, String expected) {
        expand(
                text.contains("if ${") ? text.replace("{if", "{\"if").replace(": x", "\": x") : text,
                "n: 2\ntime: 4 h\nlist: [1, 2, 3]\nmap: {k: 1}\none: ${two}\ntwo: ${one}\n");

        assertThat(text(diagnostics).lines().findFirst()).hasValue(expected);
    }

    /** Each parameter holds the one before twice: thirty of them stand for a thousand million values. */
    @Test
    void parametersThatMultiplyEachOtherAreRefused() {
        StringBuilder parameters = new StringBuilder("p0: [x]\n");
        for (int i = 1; i <= 30; i++) {
            parameters
                    .append("p")
                    .append(i)
                    .append(": [\"${p")
                    .append(i - 1)
                    .append("}\", \"${p")
                    .append(i - 1)
                    .append("}\"]\n");
        }

        expand("a: ${p30}\n", parameters.toString());

        assertThat(text(diagnostics)).contains("F041").contains("grows to more than 5000000 values");
    }

    @Test
    void whatIsPutInLaterStaysInRepetitionsToo() {
        Node now = expand("a:\n  for i in 1..2:\n    s-${i}: ${later}\n", "n: 2");

        assertThat(shown(now)).isEqualTo("{a: {s-1: ${later}, s-2: ${later}}}");
        assertThat(text(diagnostics)).isEmpty();
    }

    @Test
    void aHundredThousandElementsAreWrittenOutAtOnce() {
        Node now = expand(
                "a:\n  for i in 1..n:\n    m-${i}: {next: m-${i + 1}, half: ${i / 2}}\n"
                        .replace("{next: m-${i + 1}, half: ${i / 2}}", "{next: \"m-${i + 1}\", half: \"${i / 2}\"}"),
                "n: 100000");

        Mapping made = (Mapping) ((Mapping) now).entries().get("a").value();
        assertThat(made.entries()).hasSize(100_000);
        assertThat(shown(made.entries().get("m-99999").value())).isEqualTo("{next: m-100000, half: 49999.5}");
    }

    private Node expand(String document, String parameters) {
        Map<String, Node> values = new LinkedHashMap<>();
        ((Mapping) parse(parameters)).entries().values().forEach(e -> values.put(e.key(), e.value()));
        return Substitution.apply(parse(document), values, Set.of("later"), diagnostics);
    }

    private static Node parse(String text) {
        Diagnostics faults = new Diagnostics();
        Node node = DocumentParser.parse("a.yaml", text, faults)
                .orElseThrow(() -> new AssertionError(text(faults) + "\n" + text));
        assertThat(text(faults)).isEmpty();
        return node;
    }

    private static String text(Diagnostics diagnostics) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic d : diagnostics.inOrder()) {
            text.append(d.code())
                    .append(" ")
                    .append(d.line())
                    .append(":")
                    .append(d.span().column());
            text.append(" ").append(d.message()).append("\n");
        }
        return text.toString();
    }

    private static String shown(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(ExpansionTest::shown).toList().toString();
        }
        Map<String, String> shown = new LinkedHashMap<>();
        for (Entry e : ((Mapping) node).entries().values()) {
            shown.put(e.key(), shown(e.value()));
        }
        return shown.toString().replace("=", ": ");
    }
}
