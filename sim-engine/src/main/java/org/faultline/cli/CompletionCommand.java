package org.faultline.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Teaches a shell the commands. */
@Command(
        name = "completion",
        header = "Print a completion script for bash or zsh.",
        footerHeading = "%nExample:%n",
        footer = "  source <(faultline completion)")
final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.console().out().print(AutoComplete.bash("faultline", spec.root().commandLine()));
        return Exit.DONE.code();
    }
}
