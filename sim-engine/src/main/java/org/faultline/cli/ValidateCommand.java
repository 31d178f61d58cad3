package org.faultline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.experiment.Experiment;
import org.faultline.io.Diagnostic;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.scenario.Reading;
import org.faultline.kernel.EndlessMoment;
import org.faultline.model.Network;
import org.faultline.scenario.NotWholeAtStart;
import org.faultline.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads a scenario and prints everything that is wrong with it. */
@Command(
        name = "validate",
        header = "Check a scenario: all faults at once, each with its place and a hint.",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline validate my-question", "  faultline validate my-question --set horizon=24h --json"})
final class ValidateCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ScenarioOptions scenario;

    @Mixin
    private CommonOptions common;

    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Stopwatch watch = new Stopwatch();
        Reading reading;
        try (Progress progress = new Progress(session.console())) {
            progress.phase("reading " + scenario.scenario());
            reading = new Questions(session, common.json())
                    .readThoroughly(new ScenarioFiles(session).find(scenario.scenario()), scenario);
        }
        reading = begun(reading);
        Exit exit = reading.diagnostics().stream().anyMatch(Diagnostic::isError) ? Exit.INVALID : Exit.DONE;
        List<Diagnostic> weak = exit == Exit.DONE ? weakPoints(reading) : List.of();
        reading = reading.with(weak);
        if (common.json()) {
            Questions.lines(reading.diagnostics())
                    .forEach(line -> session.console().out().println(line.json()));
            String again = "faultline validate " + Shell.line(scenario.words());
            session.console()
                    .out()
                    .println(new ProgramLine.Done(exit.code(), exit.meaning(), again, watch.total()).json());
        } else {
            session.console().out().print(reading.text(session.console().colourOut()));
            if (exit == Exit.DONE) {
                reading.scenario()
                        .map(ValidateCommand::size)
                        .ifPresent(session.console().out()::println);
            }
            if (!weak.isEmpty()) {
                session.console().out().println("all weak points: faultline analyse " + Shell.line(scenario.words()));
            }
        }
        session.console().say(Questions.summary(reading, watch));
        return exit.code();
    }

    /** The reading, with why the scenario cannot begin if it is so. */
    private static Reading begun(Reading reading) {
        try {
            reading.scenario().ifPresent(Experiment::of);
            return reading;
        } catch (NotWholeAtStart e) {
            return reading.with(reading.cannotBegin(e));
        } catch (EndlessMoment e) {
            return reading.with(reading.cannotBegin(e));
        }
    }

    private static List<Diagnostic> weakPoints(Reading reading) {
        return reading.scenario()
                .map(valid -> WeakPoints.of(valid.network(), reading))
                .orElse(List.of());
    }

    /** How large a valid scenario is. */
    private static String size(Scenario scenario) {
        Network network = scenario.network();
        return scenario.id() + " is valid: " + Words.counted(network.assets().size(), "asset") + ", "
                + network.dependencies().size()
                + (network.dependencies().size() == 1 ? " dependency, " : " dependencies, ")
                + Words.counted(network.services().size(), "service") + ", "
                + Words.counted(scenario.variants().size(), "variant");
    }
}
