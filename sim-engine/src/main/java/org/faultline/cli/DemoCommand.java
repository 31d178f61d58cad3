package org.faultline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From nothing to a cascade on the screen. */
@Command(
        name = "demo",
        header =
                "Run the demo scenario, print what it does to each sector, write the report, and show it in the browser.",
        footerHeading = "%nExamples:%n",
        footer = {"  faultline demo", "  faultline demo --no-serve      end after the report"})
final class DemoCommand implements Callable<Integer> {

    private static final String SCENARIO = "nordland-backdoor";

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--no-serve", description = "End after the report; so does --json.")
    private boolean noServe;

    @Option(names = "--open", description = "Open the browser.")
    private boolean open;

    @Option(names = "--port", paramLabel = "N", description = "Port of the viewer.")
    private Optional<String> port = Optional.empty();

    @Mixin
    private RunOptions options;

    @Mixin
    private CommonOptions common;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Answering answering = new Answering(session, ScenarioOptions.of(SCENARIO), options, common.json(), "run");
        Exit exit = answering.answer(false);
        if (exit != Exit.DONE && exit != Exit.LIMIT_BROKEN) {
            return exit.code();
        }
        Path run = answering.folder();
        Path report = run.resolve(ReportCommand.FILE);
        ReportCommand.write(session, run, report);
        session.console().say("report  " + session.shown(report) + " (" + ReportCommand.size(report) + ")");
        CommandLine serve = spec.parent().commandLine().getSubcommands().get("serve");
        if (noServe || common.json() || serve == null) {
            return Exit.DONE.code();
        }
        int code = serve(run, port);
        if (code == Exit.ENVIRONMENT.code() && port.isEmpty()) {
            session.console().say("taking a free port instead");
            return serve(run, Optional.of("0"));
        }
        return code;
    }

    private int serve(Path run, Optional<String> onPort) {
        List<String> words = new ArrayList<>(List.of(
                "serve", run.getParent().toString(), "--run", run.getFileName().toString()));
        if (open) {
            words.add("--open");
        }
        onPort.ifPresent(p -> words.addAll(List.of("--port", p)));
        return spec.parent().commandLine().execute(words.toArray(String[]::new));
    }
}
