package org.faultline.viewer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves the viewer until it is interrupted. Prints the address on standard output, everything else on standard error. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serve the viewer on the runs of a folder, and the pages in it, to this machine only, until"
                + " interrupted.",
        footer = {"", "Exit codes: 0 ended, 2 wrong usage, 6 the port is taken."})
final class ServeCommand implements Callable<Integer> {

    private static final int USAGE = 2;
    private static final int ENVIRONMENT = 6;
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUNS_DIR",
            defaultValue = "runs",
            description = "Folder of runs. Default: ${DEFAULT-VALUE}")
    private Path runs;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port; 0 takes any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Default: ${DEFAULT-VALUE}, this machine only")
    private String host;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "Show the address of this run instead of the list of runs.")
    private Optional<String> run;

    @Option(names = "--open", description = "Open the address in the browser.")
    private boolean open;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        if (port < 0 || port > HIGHEST_PORT) {
            err.println("error: The port (" + port + ") must lie between 0 and " + HIGHEST_PORT + ".");
            return USAGE;
        }
        RunFolders folders = new RunFolders(runs);
        if (run.isPresent() && folders.find(run.get()).isEmpty()) {
            err.println("error: There is no run " + run.get() + " in " + runs + ".");
            return USAGE;
        }
        if (!Files.isDirectory(runs)) {
            err.println("note: " + runs
                    + " does not exist yet; the list of runs stays empty until a run is written there.");
        }
        try (ViewerServer server = ViewerServer.start(folders, host, port)) {
            announce(server.address() + run.map(id -> "run/" + id).orElse(""));
            untilInterrupted();
            return 0;
        } catch (PortTakenException e) {
            err.println("error: " + e.getMessage());
            e.nextFree().ifPresent(free -> err.println("  = help: port " + free + " is free: --port " + free));
            return ENVIRONMENT;
        }
    }

    private void announce(String address) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Viewer: " + address);
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        if (!ListenAddress.isLoopback(host)) {
            err.println("warning: listening on " + host + ": whoever reaches this machine can read these runs.");
        }
        err.println("Ctrl+C ends it.");
        err.flush();
        if (open) {
            DesktopBrowser.open(address);
        }
    }

    private static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
