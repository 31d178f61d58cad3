package org.faultline.relations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.io.Golden;
import org.junit.jupiter.api.Test;

/** Every relation between runs is held by a test that carries its id as a tag; {@code docs/relations.md} is the list. */
class RelationsTest {

    private static final Path RELATIONS = Path.of("..", "scenarios", "oracles", "values", "metamorphic.json");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path DOCUMENT = Path.of("..", "docs", "relations.md");
    private static final Path NAMES = Path.of("..", "scenarios", "oracles", "relations.json");
    private static final Pattern TAGGED = Pattern.compile("@Tag\\(\"(M\\d\\d)\"\\)[^;{}]*?void (\\w+)\\(");

    /** What no test holds, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "M21",
            "a run is not saved half way: it is repeated from its seed, which takes no longer than its events. A plan that was stopped goes on"
                    + " where it stopped (`ExperimentTest.aStoppedPlanCanBeTakenUpAgain`), and a replay shows the state of any moment"
                    + " (`MomentTest`)");

    @Test
    void everyRelationIsHeldByATestOrExcused() throws IOException {
        Map<String, List<String>> tests = tests();
        List<String> ids = relations().stream().map(r -> r.get("id").asText()).toList();
        assertThat(ids).hasSizeGreaterThan(20);
        for (String id : ids) {
            assertThat(tests.containsKey(id)).as(id).isNotEqualTo(EXCEPTIONS.containsKey(id));
        }
        assertThat(ids).containsAll(tests.keySet());
    }

    @Test
    void theListIsUpToDate() throws IOException {
        Map<String, List<String>> tests = tests();
        StringBuilder text = new StringBuilder(
                """
                # Relations between runs

                Generated from the tests (`RelationsTest`). Where no number is known, two runs still tell on each other: the relations are those of
                `scenarios/oracles/values/metamorphic.json`, the tests those that carry their ids as tags. `./mvnw test -Dgroups=M14` runs those of one.

                | id | relation | holds when | tests |
                |---|---|---|---|
                """);
        for (JsonNode relation : relations()) {
            String id = relation.get("id").asText();
            String held = tests.containsKey(id)
                    ? "`" + String.join("`, `", tests.get(id)) + "`"
                    : "none: " + EXCEPTIONS.get(id);
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            id,
                            relation.get("name").asText(),
                            relation.get("check").asText().replace("|", "\\|"),
                            held));
        }
        Golden.compare(DOCUMENT, text.toString());
    }

    /** The page of published results names the tests from this file. */
    @Test
    void theFileOfNamesIsUpToDate() throws IOException {
        Map<String, List<String>> tests = tests();
        List<String> lines = new ArrayList<>();
        for (JsonNode relation : relations()) {
            String id = relation.get("id").asText();
            String held = tests.containsKey(id)
                    ? String.join(", ", tests.get(id))
                    : "none: " + EXCEPTIONS.get(id).replace("`", "");
            lines.add("  \"" + id + "\": \"" + held + "\"");
        }
        Golden.compare(NAMES, "{\n" + String.join(",\n", lines) + "\n}\n");
    }

    private static List<JsonNode> relations() throws IOException {
        List<JsonNode> relations = new ArrayList<>();
        new ObjectMapper().readTree(RELATIONS.toFile()).forEach(relations::add);
        return relations;
    }

    /** Tests by the relation they hold, as class and method. */
    private static Map<String, List<String>> tests() throws IOException {
        Map<String, List<String>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Test.java"))
                    .sorted()
                    .toList()) {
                String type = file.getFileName().toString().replace(".java", "");
                Matcher matcher = TAGGED.matcher(Files.readString(file));
                while (matcher.find()) {
                    tests.computeIfAbsent(matcher.group(1), id -> new ArrayList<>())
                            .add(type + "." + matcher.group(2));
                }
            }
        }
        return tests;
    }
}
