package org.faultline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which question is asked: a scenario file, and what the command line changes in it. */
final class ScenarioOptions {

    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "A scenario file, a folder with scenario.yaml, or the name of a scenario that comes with Faultline.")
    private String scenario;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Put a value into the scenario before it is read, e.g. --set horizon=24h. May be repeated.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "OVERLAY",
            description = "Merge a file over the scenario. May be repeated; later ones win.")
    private List<Path> with = new ArrayList<>();

    @Option(names = "--mix", paramLabel = "ID", split = ",", description = "Only these vendor mixes.")
    private List<String> mixes = new ArrayList<>();

    @Option(names = "--supplier", paramLabel = "ID", split = ",", description = "Only these attacked suppliers.")
    private List<String> suppliers = new ArrayList<>();

    @Option(names = "--no-attack", description = "Leave the campaign out: the same country, undisturbed.")
    private boolean noAttack;

    /** The question about a scenario as it stands in its file. */
    static ScenarioOptions of(String scenario) {
        ScenarioOptions options = new ScenarioOptions();
        options.scenario = scenario;
        return options;
    }

    /** The same question with all of its mixes and suppliers. */
    ScenarioOptions ofAllMixes() {
        ScenarioOptions options = of(scenario);
        options.set = set;
        options.with = with;
        return options;
    }

    /** The question about a scenario with values put in, each as {@code path=value}. */
    static ScenarioOptions of(String scenario, List<String> settings) {
        ScenarioOptions options = of(scenario);
        options.set.addAll(settings);
        return options;
    }

    String scenario() {
        return scenario;
    }

    List<String> set() {
        return set;
    }

    List<Path> with() {
        return with;
    }

    List<String> mixes() {
        return mixes;
    }

    List<String> suppliers() {
        return suppliers;
    }

    boolean noAttack() {
        return noAttack;
    }

    /** The words of the command line that repeat these options. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(scenario);
        set.forEach(s -> words.addAll(List.of("--set", s)));
        with.forEach(w -> words.addAll(List.of("--with", w.toString())));
        if (!mixes.isEmpty()) {
            words.addAll(List.of("--mix", String.join(",", mixes)));
        }
        if (!suppliers.isEmpty()) {
            words.addAll(List.of("--supplier", String.join(",", suppliers)));
        }
        if (noAttack) {
            words.add("--no-attack");
        }
        return words;
    }
}
