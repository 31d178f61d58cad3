package org.faultline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code faultline} says when it is given no command. */
@Command(
        name = "faultline",
        description = {
            "A 5G network you can break, rewind and argue with.",
            "If one supplier's equipment is turned or breaks: which services fail, for whom, for how long?"
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  faultline demo                              a backdoor wakes in a small country",
            "  faultline run nordland-backdoor --reps 20   the same as numbers with intervals",
            "  faultline init my-question                  a commented scenario to change",
            "",
            "Results go to standard output, everything else to standard error; --json prints lines of JSON.",
            "faultline COMMAND --help shows options and examples."
        })
final class Faultline implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-V", "--version"},
            description = "Print the versions of Faultline and of Java and exit.")
    private boolean version;

    Faultline(Session session) {
        this.session = session;
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Override
    public Integer call() {
        if (version) {
            session.console().out().println(VersionCommand.text());
            return Exit.DONE.code();
        }
        spec.commandLine().usage(spec.commandLine().getErr());
        return Exit.USAGE.code();
    }
}
