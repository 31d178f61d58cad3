package org.faultline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.generate.CountryNetworks;
import org.faultline.io.Diagnostic;
import org.faultline.io.DiagnosticText;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.DataSource;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.NetworkGenerator;
import org.faultline.scenario.ScenarioTemplate;
import picocli.CommandLine;

/** Reads scenarios for commands. */
final class Questions {

    private final Session session;
    private final boolean json;
    private final NetworkGenerator generator;

    /**
     * A reader.
     *
     * @param json true to print faults as lines of JSON
     */
    Questions(Session session, boolean json) {
        this(session, json, new CountryNetworks());
    }

    /** A reader with a generator of its own. */
    Questions(Session session, boolean json, NetworkGenerator generator) {
        this.session = session;
        this.json = json;
        this.generator = generator;
    }

    /**
     * The question of a command line.
     *
     * @throws Refusal when the scenario is not valid; its faults are then printed
     */
    Question ask(ScenarioOptions options, Stopwatch watch, Progress progress) {
        return ask(new ScenarioFiles(session).find(options.scenario()), options, watch, progress);
    }

    /**
     * The question of a stored run.
     *
     * @param scenario where the scenario file is now, if it is not where it was
     * @throws Refusal when it is not there, not valid, or not the same any more
     */
    Question askAgain(Manifest manifest, Optional<String> scenario, Stopwatch watch, Progress progress) {
        ScenarioOptions options = CommandLine.populateCommand(
                new ScenarioOptions(), manifest.arguments().toArray(String[]::new));
        Question question = ask(file(manifest, options, scenario), options, watch, progress);
        if (!question.sha256().equals(manifest.scenarioSha256())) {
            throw Refusal.of(
                    Exit.NOT_REPRODUCIBLE,
                    "The scenario " + session.shown(question.file()) + " has changed since the run was made.",
                    "run it anew: " + manifest.command());
        }
        return question;
    }

    private Path file(Manifest manifest, ScenarioOptions options, Optional<String> scenario) {
        ScenarioFiles files = new ScenarioFiles(session);
        if (scenario.isPresent()) {
            return files.find(scenario.get());
        }
        try {
            return files.find(options.scenario());
        } catch (Refusal missing) {
            throw Refusal.of(
                    Exit.USAGE,
                    "The scenario `" + options.scenario() + "` of the run " + manifest.id() + " is not here.",
                    "say where it is: --scenario FILE");
        }
    }

    /** The question of a scenario that comes along, without a word of progress or of warnings. */
    Question askQuietly(ScenarioOptions options, Stopwatch watch) {
        Path file = new ScenarioFiles(session).find(options.scenario());
        Reading reading = watch.time("read", () -> read(file, options));
        Progress silent = new Progress(session.console(), System::nanoTime);
        ScenarioTemplate template = reading.template().orElseThrow(() -> refused(reading, watch, silent));
        return new Question(file, template, reading.sha256(), List.of(), new Start(session, json, reading, silent));
    }

    private Question ask(Path file, ScenarioOptions options, Stopwatch watch, Progress progress) {
        progress.phase("reading " + options.scenario());
        Reading reading = watch.time("read", () -> read(file, options));
        ScenarioTemplate template = reading.template().orElseThrow(() -> refused(reading, watch, progress));
        warn(reading, options, progress);
        List<DataSource> sources = reading.dataSources().stream()
                .map(source -> new DataSource(source.what(), source.source(), source.licence()))
                .toList();
        return new Question(file, template, reading.sha256(), sources, new Start(session, json, reading, progress))
                .narrowed(options);
    }

    /** A scenario file as it is, faults included. */
    Reading read(Path file, ScenarioOptions options) {
        return reader().read(typed(file), overrides(options));
    }

    /** Like {@link #read}, with every uncertain number also at both ends of what can be drawn. */
    Reading readThoroughly(Path file, ScenarioOptions options) {
        return reader().readThoroughly(typed(file), overrides(options));
    }

    private ScenarioReader reader() {
        List<Path> fallbacks = session.home().map(home -> home.resolve("scenarios")).filter(Files::isDirectory).stream()
                .toList();
        return new ScenarioReader(generator, fallbacks);
    }

    private Overrides overrides(ScenarioOptions options) {
        List<Path> overlays = options.with().stream()
                .map(path -> typed(session.here().resolve(path)))
                .toList();
        return new Overrides(overlays, options.set());
    }

    /** Faults as lines of JSON. */
    static Stream<Line> lines(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(d -> new ProgramLine.Diagnostic(
                        d.code(),
                        d.severity().id(),
                        d.message(),
                        d.file(),
                        d.line(),
                        d.column(),
                        d.endLine(),
                        d.endColumn(),
                        d.help()));
    }

    /** {@code 2 errors, 1 warning in 2 files, 0.4 s.} and what to do next. */
    static String summary(Reading reading, Stopwatch watch) {
        int files = reading.files().size();
        String explain = reading.diagnostics().stream()
                .findFirst()
                .map(d -> "  Explain one: faultline explain " + d.code())
                .orElse("");
        return DiagnosticText.summary(reading.diagnostics()) + " in " + files + (files == 1 ? " file, " : " files, ")
                + Durations.ofSeconds(watch.total()) + "." + explain;
    }

    private Refusal refused(Reading reading, Stopwatch watch, Progress progress) {
        progress.close();
        Console console = session.console();
        if (json) {
            lines(reading.diagnostics()).forEach(line -> console.out().println(line.json()));
        } else {
            console.err().print(reading.text(console.colourErr()));
        }
        console.say(summary(reading, watch));
        return Refusal.said(Exit.INVALID);
    }

    private void warn(Reading reading, ScenarioOptions options, Progress progress) {
        if (reading.diagnostics().isEmpty()) {
            return;
        }
        if (json) {
            lines(reading.diagnostics()).forEach(line -> session.console().out().println(line.json()));
        } else {
            progress.say(DiagnosticText.summary(reading.diagnostics()) + ": faultline validate "
                    + Shell.line(options.words()));
        }
    }

    /** Relative to the working directory where the process agrees on it, so that faults name files as their author does. */
    private Path typed(Path file) {
        return session.here().equals(Path.of("").toAbsolutePath()) ? Path.of(session.shown(file)) : file;
    }
}
