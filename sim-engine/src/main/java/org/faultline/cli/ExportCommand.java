package org.faultline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.faultline.io.exchange.NavigatorLayer;
import org.faultline.io.exchange.StixBundle;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.replay.Replay;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summary.ChainLoss;
import org.faultline.scenario.Scenario;
import org.faultline.threat.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a run in the formats of others. */
@Command(
        name = "export",
        header = "Write a run for other tools: a STIX 2.1 bundle, a Navigator layer of FiGHT techniques.",
        description = {
            "From the replay of the median run. Moments count from the start of the scenario and ids follow from what they name, so the "
                    + "same run gives the same files. What a step does stands in the scenario file, which is read again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  faultline export last --stix nordland.json",
            "  faultline export last --navigator layer.json --variant open-ran/vendor-a"
        })
final class ExportCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private RunArgument run;

    @Option(names = "--stix", paramLabel = "FILE", description = "Writes a bundle of STIX 2.1 objects.")
    private Optional<String> stix = Optional.empty();

    @Option(
            names = "--navigator",
            paramLabel = "FILE",
            description =
                    "Writes a layer of MITRE FiGHT techniques for the ATT&CK Navigator; scores are shares of the loss.")
    private Optional<String> navigator = Optional.empty();

    @Option(names = "--variant", paramLabel = "ID", description = "Which variant. Default: the one that loses most.")
    private Optional<String> variant = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "Where the scenario file is, if it is not where it was.")
    private Optional<String> scenario = Optional.empty();

    @Mixin
    private CommonOptions common;

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (stix.isEmpty() && navigator.isEmpty()) {
            throw Refusal.of(Exit.USAGE, "Nothing to write was named.", "name a file: --stix FILE or --navigator FILE");
        }
        StoredRun stored = run.find(session);
        int number = StoredReplay.variant(stored, variant);
        Replay replay = StoredReplay.read(stored, number);
        Scenario asked = again(stored);
        Campaign campaign = asked.variants().get(number).campaign();
        stix.ifPresent(f -> write("stix", f, StixBundle.of(replay, campaign, asked.id())));
        navigator.ifPresent(f -> write("navigator", f, NavigatorLayer.of(replay, campaign, losses(stored, number))));
        return Exit.DONE.code();
    }

    private Scenario again(StoredRun stored) {
        try (Progress progress = new Progress(session.console())) {
            return new Questions(session, common.json())
                    .askAgain(stored.manifest(), scenario, new Stopwatch(), progress)
                    .scenario();
        }
    }

    private static Map<String, Double> losses(StoredRun stored, int number) {
        String id = stored.manifest().variants().get(number).id();
        return stored.summary().stream()
                .flatMap(summary -> summary.chains().stream())
                .filter(chain -> chain.variant().equals(id))
                .collect(Collectors.toMap(ChainLoss::cause, ChainLoss::peopleHours));
    }

    private void write(String what, String name, String text) {
        Path file = session.resolve(name);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw Refusal.of(
                    Exit.ENVIRONMENT, "The file " + session.shown(file) + " cannot be written: " + e.getMessage());
        }
        session.console()
                .out()
                .println(common.json() ? new ProgramLine.Wrote(what, session.shown(file)).json() : session.shown(file));
    }
}
