package org.faultline.threat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The page that says which techniques of FiGHT are modelled by which effects, which are not and why. */
class FightCoverageTest {

    private static final Path PAGE = Path.of("../docs/fight-coverage.md");
    private static final Path SCENARIOS = Path.of("../scenarios");
    private static final Pattern USE = Pattern.compile("technique:\\s*(FGT[0-9.]+)");

    private static final String INTRODUCTION =
            """
            # Coverage of MITRE FiGHT

            Which techniques of [MITRE FiGHT](https://fight.mitre.org) (v3.0.1, Apache License 2.0: ids, names, tactics, maturity) an effect of the
            model stands for, which not and why, and which shipped scenarios use them. Effects are states of the model; what leads to them, from
            reconnaissance to credentials, is the chance and the time of a step. Made from the table of techniques; a test fails when this page and
            the program differ.

            """;

    @Test
    void thePageSaysWhatTheTableSays() {
        Golden.compare(PAGE, page());
    }

    @Test
    void everyEffectOfTheTableIsAnEffect() {
        Set<String> words = Arrays.stream(Effect.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .map(n -> n.equals("LockOut")
                        ? "lock-out"
                        : n.equals("Contagion") ? "spread" : n.toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        FightTechnique.all().values().forEach(t -> assertThat(words).as(t.id()).containsAll(t.effects()));
    }

    @Test
    void everyTechniqueOfAShippedScenarioStandsInTheTable() {
        assertThat(FightTechnique.all().keySet()).containsAll(uses().keySet());
    }

    /**
     * Of an adversary's step the technique, of an accident, a fault or a remedy why there is none: exactly one of the two, in every file that is shipped.
     * A step that lies over one of another file, and has no effect of its own, keeps what that one says.
     */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyStepHasATechniqueOrAReasonWhyNot(Path file) {
        stepsOf(file).forEach((id, step) -> assertThat(step.keySet().stream()
                        .filter(Set.of("technique", "no_technique")::contains)
                        .toList())
                .as("step %s of %s", id, file)
                .hasSize(1));
    }

    /** What a step does is among what its technique is modelled by; a step that does nothing marks a moment of whatever technique. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyStepDoesWhatItsTechniqueStandsFor(Path file) {
        Map<String, FightTechnique> all = FightTechnique.all();
        stepsOf(file).forEach((id, step) -> {
            String effect = step.get("effect") instanceof Map<?, ?> map
                    ? String.valueOf(map.keySet().iterator().next())
                    : String.valueOf(step.get("effect"));
            if (step.containsKey("technique") && !effect.equals("nothing")) {
                assertThat(all.get(String.valueOf(step.get("technique"))).effects())
                        .as("step %s of %s", id, file)
                        .contains(effect);
            }
        });
    }

    @Test
    void noShelfIsLeftOut() throws IOException {
        Set<String> shelves = shipped()
                .filter(f -> !stepsOf(f).isEmpty())
                .map(f -> SCENARIOS.relativize(f).getName(0).toString())
                .collect(Collectors.toSet());

        assertThat(shelves).contains("atlas", "cases", "examples", "hindcasts", "oracles", "toolbox");
    }

    /** All files of scenarios but those that show what is refused, and the catalogue of measures, whose steps are patterns. */
    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(SCENARIOS)) {
            return files
                    .filter(f -> f.toString().endsWith(".yaml"))
                    .filter(f -> !Set.of("invalid", "target")
                            .contains(SCENARIOS.relativize(f).getName(0).toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Map<String, Map<?, ?>> stepsOf(Path file) {
        Map<String, Map<?, ?>> steps = new TreeMap<>();
        Object document = new Yaml().load(read(file));
        if (document instanceof Map<?, ?> map && map.get("campaign") instanceof Map<?, ?> campaign) {
            collect(campaign.get("steps"), steps);
        }
        return steps;
    }

    /** Steps also stand under `for` and `if`: what has an effect is one, what has not may hold some. */
    private static void collect(Object node, Map<String, Map<?, ?>> steps) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof Map<?, ?> step && step.containsKey("effect")) {
                    steps.put(String.valueOf(key), step);
                } else {
                    collect(value, steps);
                }
            });
        }
    }

    private static String page() {
        Map<String, FightTechnique> all = FightTechnique.all();
        Map<String, Set<String>> uses = uses();
        List<FightTechnique> modelled =
                all.values().stream().filter(t -> !t.effects().isEmpty()).toList();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("**%d of %d techniques and sub-techniques are modelled; shipped scenarios use %d.**\n\n"
                .formatted(modelled.size(), all.size(), uses.size()));
        page.append("## By tactic\n\n| tactic | techniques | modelled |\n|---|---|---|\n");
        tactics(all)
                .forEach((tactic, some) -> page.append("| %s | %d | %d |\n"
                        .formatted(
                                tactic,
                                some.size(),
                                some.stream()
                                        .filter(t -> !t.effects().isEmpty())
                                        .count())));
        page.append(
                "\n## Modelled\n\n| technique | name | maturity | effects | shipped scenarios |\n|---|---|---|---|---|\n");
        for (FightTechnique t : modelled) {
            page.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            link(t),
                            t.name(),
                            t.maturity(),
                            t.effects().stream().map(e -> "`" + e + "`").collect(Collectors.joining(" ")),
                            String.join(", ", uses.getOrDefault(t.id(), Set.of()))));
        }
        page.append("\n## Not modelled\n\n| technique | name | tactics | why |\n|---|---|---|---|\n");
        all.values().stream()
                .filter(t -> t.effects().isEmpty())
                .forEach(t -> page.append("| %s | %s | %s | %s |\n"
                        .formatted(link(t), t.name(), String.join(", ", t.tactics()), t.reason())));
        return page.toString();
    }

    private static String link(FightTechnique t) {
        return "[" + t.id() + "](https://fight.mitre.org/techniques/" + t.id() + ")";
    }

    private static Map<String, List<FightTechnique>> tactics(Map<String, FightTechnique> all) {
        return all.values().stream()
                .flatMap(t -> t.tactics().stream())
                .distinct()
                .collect(Collectors.toMap(
                        t -> t,
                        t -> all.values().stream()
                                .filter(x -> x.tactics().contains(t))
                                .toList(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (String shelf : List.of("cases", "examples", "hindcasts")) {
            try (Stream<Path> files = Files.walk(SCENARIOS.resolve(shelf))) {
                files.filter(f -> f.endsWith("scenario.yaml")).sorted().forEach(f -> {
                    Matcher use = USE.matcher(read(f));
                    while (use.find()) {
                        uses.computeIfAbsent(use.group(1), t -> new TreeSet<>())
                                .add(f.getParent().getFileName().toString());
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return uses;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
