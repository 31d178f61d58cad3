package org.faultline.io.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.faultline.io.Diagnostics;
import org.faultline.io.Span;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private Node parse(String text) {
        Node node = DocumentParser.parse("a.yaml", text, diagnostics).orElseThrow();
        assertThat(diagnostics.inOrder()).isEmpty();
        return node;
    }

    private List<String> faults(String text) {
        DocumentParser.parse("a.yaml", text, diagnostics);
        return diagnostics.inOrder().stream()
                .map(d -> d.code() + " " + d.line() + ":" + d.column())
                .toList();
    }

    private static Node at(Node node, String... path) {
        Node now = node;
        for (String key : path) {
            now = now instanceof Mapping map
                    ? map.entries().get(key).value()
                    : ((Sequence) now).items().get(Integer.parseInt(key));
        }
        return now;
    }

    /**
     * <pre>
     * 1 |a: 1
     * 2 |b:
     * 3 |  c: [x, "y z"]
     * </pre>
     */
    @Test
    void everyValueKnowsWhereItStands() {
        Node root = parse("a: 1\nb:\n  c: [x, \"y z\"]\n");

        assertThat(at(root, "a").span()).isEqualTo(new Span("a.yaml", 1, 4, 1, 5));
        assertThat(at(root, "b", "c").span()).isEqualTo(new Span("a.yaml", 3, 6, 3, 16));
        assertThat(at(root, "b", "c", "1").span()).isEqualTo(new Span("a.yaml", 3, 10, 3, 15));
        assertThat(((Mapping) root).entries().get("b").keySpan()).isEqualTo(new Span("a.yaml", 2, 1, 2, 2));
        assertThat(at(root, "b").span()).isEqualTo(new Span("a.yaml", 3, 3, 3, 16));
    }

    @Test
    void columnsCountCodePoints() {
        Node root = parse("{t: \"\uD83D\uDE80\", u: x}");

        assertThat(at(root, "u").span().column()).isEqualTo(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "1e3", "08:00", "0x10", "59 %", "true"})
    void valuesStayTheTextTheyAre(String text) {
        assertThat(((Scalar) at(parse("k: " + text), "k")).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k: ", "k: ~", "k: null"})
    void anEmptyValueIsAsGoodAsNone(String text) {
        Mapping map = (Mapping) parse(text);

        assertThat(map.find("k")).isEmpty();
        assertThat(map.entries()).containsKey("k");
    }

    @Test
    void aQuotedNullIsAWord() {
        assertThat(((Mapping) parse("k: \"null\"")).find("k")).isPresent();
    }

    @Test
    void jsonIsReadToo() {
        String json = "{\n\t\"a\":1,\n\t\"b\":[true,{\"c\":\"\\u00e4/\"}]\n}";
        Node root = DocumentParser.parse("a.json", json, diagnostics).orElseThrow();

        assertThat(diagnostics.inOrder()).isEmpty();
        assertThat(((Scalar) at(root, "a")).text()).isEqualTo("1");
        assertThat(((Scalar) at(root, "b", "1", "c")).text()).isEqualTo("ä/");
        assertThat(at(root, "b", "1", "c").span().line()).isEqualTo(3);
    }

    @Test
    void anAliasStandsForItsAnchor() {
        Node root = parse("a: &x {n: 1}\nb: *x\nc: {<<: *x, m: 2}\n");

        assertThat(((Scalar) at(root, "b", "n")).text()).isEqualTo("1");
        assertThat(((Mapping) at(root, "c")).entries().keySet()).containsExactly("m", "n");
    }

    @Test
    void aKeyBesideAMergedOneWins() {
        Node root = parse("a: &x {n: 1}\nc: {n: 2, <<: *x}\n");

        assertThat(((Scalar) at(root, "c", "n")).text()).isEqualTo("2");
    }

    @Test
    void aFaultHasItsPlace() {
        assertThat(faults("a: 1\nb: 2\na: 3\n")).containsExactly("F005 3:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [1, 2", "a: b: c", "\ta: 1", "a: *x", "--- 1\n--- 2", "a: \u0007", "? [a]\n: b", "a: \"x"})
    void whatIsNoYamlIsReportedOnce(String text) {
        assertThat(faults(text)).hasSize(1).first().asString().startsWith("F004 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# nothing\n", "---\n", "~"})
    void nothingIsReportedAsEmpty(String text) {
        assertThat(faults(text)).containsExactly("F003 1:1");
    }

    @Test
    void depthIsBounded() {
        assertThat(faults("[".repeat(5000))).containsExactly("F004 1:101");
    }

    @Test
    void mapsAreMergedAndTheRestIsReplaced() {
        Node below = parse("a: {x: 1, y: 2}\nl: [1, 2]\nk: 5\n");
        Node over = DocumentParser.parse("b.yaml", "a: {y: 3, z: 4}\nl: [9]\nk: ~\n", diagnostics)
                .orElseThrow();

        Node merged = Merge.over(below, over);

        assertThat(((Mapping) at(merged, "a")).entries().keySet()).containsExactly("x", "y", "z");
        assertThat(((Scalar) at(merged, "a", "y")).text()).isEqualTo("3");
        assertThat(at(merged, "a", "y").span().file()).isEqualTo("b.yaml");
        assertThat(at(merged, "a", "x").span().file()).isEqualTo("a.yaml");
        assertThat(((Sequence) at(merged, "l")).items()).hasSize(1);
        assertThat(((Mapping) merged).entries()).doesNotContainKey("k");
    }

    @Test
    void placeholdersBecomeValuesOfAnyShapeOrPartsOfATextAndKeepTheirPlace() {
        Node root = parse("a: ${n}\nb: x-${n}-${s}\nc: ${l}\n");
        Map<String, Node> values = Map.of("n", at(parse("v: 7"), "v"), "l", at(parse("v: [1]"), "v"));

        Node now = Substitution.apply(root, values, java.util.Set.of("s"), diagnostics);

        assertThat(((Scalar) at(now, "a")).text()).isEqualTo("7");
        assertThat(at(now, "a").span()).isEqualTo(at(root, "a").span());
        assertThat(((Scalar) at(now, "b")).text()).isEqualTo("x-7-${s}");
        assertThat(at(now, "c")).isInstanceOf(Sequence.class);
        assertThat(diagnostics.inOrder()).isEmpty();
    }

    @Test
    void anUnknownPlaceholderIsReportedWhereItStands() {
        Substitution.apply(parse("a: 1\nb: ${nn}\n"), Map.of("n", parse("1")), java.util.Set.of(), diagnostics);

        assertThat(diagnostics.inOrder()).singleElement().satisfies(d -> {
            assertThat(d.message()).isEqualTo("unknown parameter 'nn'");
            assertThat(d.line()).isEqualTo(2);
            assertThat(d.help()).contains("did you mean `n`?");
        });
    }

    @Test
    void aDocumentWithoutPlaceholdersStaysTheSameObject() {
        Node root = parse("a: {b: [1, 2]}");

        assertThat(Substitution.apply(root, Map.of(), java.util.Set.of(), diagnostics))
                .isSameAs(root);
    }
}
