package org.faultline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.io.lines.ProgramLine;
import org.faultline.io.results.WholeFile;
import org.faultline.scenario.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a scenario to begin with. */
@Command(
        name = "init",
        header = "Write a commented scenario to begin with.",
        description = "Writes NAME/scenario.yaml, which validates and runs as it is.",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline init my-question", "  faultline init mixes --template vendor-mix"})
final class InitCommand implements Callable<Integer> {

    private static final List<String> TEMPLATES = List.of("backdoor", "vendor-mix", "tiny");
    private static final String FILE = "scenario.yaml";
    private static final String SCHEMA = "docs/scenario.schema.json";

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Folder to make; its last part becomes the id of the scenario.")
    private String name;

    @Option(
            names = {"-t", "--template"},
            paramLabel = "TEMPLATE",
            defaultValue = "backdoor",
            description =
                    "backdoor: a dormant backdoor in a generated country, asked of every supplier; vendor-mix: mixes to compare; "
                            + "tiny: one idea on a handful of assets, written out. Default: ${DEFAULT-VALUE}.")
    private String template;

    @Mixin
    private CommonOptions common;

    InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!TEMPLATES.contains(template)) {
            throw Refusal.of(
                    Exit.USAGE,
                    "There is no template `" + template + "`.",
                    Spelling.advice(template, TEMPLATES).orElse("known: " + String.join(", ", TEMPLATES)));
        }
        Path folder = session.resolve(name);
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            throw Refusal.of(
                    Exit.USAGE, session.shown(file) + " exists already; it is left as it is.", "choose another name");
        }
        write(file, folder.getFileName().toString());
        if (common.json()) {
            session.console().out().println(new ProgramLine.Wrote("scenario", session.shown(file)).json());
        } else {
            session.console().out().println(session.shown(file));
        }
        session.console()
                .say("next    " + Shell.line(List.of("faultline", "validate", name)) + "    "
                        + Shell.line(List.of("faultline", template.equals("vendor-mix") ? "compare" : "run", name)));
        return Exit.DONE.code();
    }

    private void write(Path file, String id) {
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw Refusal.of(Exit.USAGE, "`" + id + "` cannot name a scenario.", "use letters, digits and - _ .");
        }
        try {
            WholeFile.write(file, text().replace("@ID@", id).replace("@SCHEMA@", schema(file)));
        } catch (IOException e) {
            throw Refusal.of(Exit.ENVIRONMENT, session.shown(file) + " cannot be written: " + e.getMessage());
        }
    }

    private String text() throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("templates/" + template + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Where an editor finds the schema of scenario files. */
    private String schema(Path file) {
        return session.home()
                .map(home -> file.getParent().startsWith(home)
                        ? file.getParent().relativize(home.resolve(SCHEMA)).toString()
                        : home.resolve(SCHEMA).toUri().toString())
                .orElse(SCHEMA);
    }
}
