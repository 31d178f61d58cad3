package org.faultline.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import org.faultline.io.Fault;
import org.faultline.kernel.EndlessMoment;
import org.faultline.scenario.NotWholeAtStart;
import org.faultline.scenario.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. Commands of other modules join through {@link CommandProvider}. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code, see {@link Exit}. */
    public static void main(String[] arguments) {
        System.exit(execute(Session.ofProcess(), arguments));
    }

    /** Runs a command and returns its exit code. */
    static int execute(Session session, String... arguments) {
        try {
            return commandLine(session).execute(arguments);
        } catch (OutOfMemoryError e) {
            session.console()
                    .fault(Refusal.of(
                            Exit.ENVIRONMENT,
                            "The memory is used up (" + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB of heap).",
                            "use fewer threads (-j 1), or allow more: FAULTLINE_JAVA_OPTS=-Xmx8g"));
            return Exit.ENVIRONMENT.code();
        } catch (Error e) {
            session.console().fault(Refusal.of(Exit.BUG, CrashReport.write(session, List.of(arguments), e)));
            return Exit.BUG.code();
        } finally {
            session.console().out().flush();
            session.console().err().flush();
        }
    }

    /** The commands with everything a user sees of them. */
    static CommandLine commandLine(Session session) {
        Console console = session.console();
        CommandLine line = new CommandLine(new Faultline(session))
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new InitCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new ExplainCommand(session))
                .addSubcommand(new AnalyseCommand(session))
                .addSubcommand(new PlanCommand(session))
                .addSubcommand(new RunCommand(session))
                .addSubcommand(new CompareCommand(session))
                .addSubcommand(new RiskCommand(session))
                .addSubcommand(new StormCommand(session))
                .addSubcommand(new ShowCommand(session))
                .addSubcommand(new WhyCommand(session))
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(new ExportCommand(session))
                .addSubcommand(new VerifyCommand(session))
                .addSubcommand(new CheckCommand(session))
                .addSubcommand(new HindcastCommand(session))
                .addSubcommand(new AtlasCommand(session))
                .addSubcommand(new CommandLine(new ImportCommand())
                        .addSubcommand(new ImportSbomCommand(session))
                        .addSubcommand(new ImportInventoryCommand(session)));
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            line.addSubcommand(provider.command());
        }
        line.addSubcommand(new VersionCommand(session)).addSubcommand(new CompletionCommand(session));
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setColorScheme(colours(console));
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((error, given) -> wrongUsage(session, error));
        line.setExecutionExceptionHandler((error, command, parsed) -> failed(session, error, parsed));
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static ColorScheme colours(Console console) {
        return CommandLine.Help.defaultColorScheme(console.colourOut() ? Ansi.ON : Ansi.OFF);
    }

    private static int wrongUsage(Session session, ParameterException error) {
        CommandLine command = error.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        session.console().fault(Refusal.of(Exit.USAGE, message(error), advice(error, name)));
        return Exit.USAGE.code();
    }

    private static String message(ParameterException error) {
        if (error instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean top = error.getCommandLine().getParent() == null;
            return "unknown " + (isOption(word) ? "option" : top ? "command" : "argument") + " `" + word + "`";
        }
        String said = error.getMessage()
                .replace('\'', '`')
                .replace("is not an int", "is not a whole number")
                .replace("is not a long", "is not a whole number")
                .replace("is not a double", "is not a number");
        return Character.toLowerCase(said.charAt(0)) + said.substring(1);
    }

    private static String advice(ParameterException error, String name) {
        String help = name + " --help shows what there is";
        if (error instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            CommandLine command = error.getCommandLine();
            Collection<String> known = isOption(word)
                    ? command.getCommandSpec().optionsMap().keySet()
                    : command.getSubcommands().keySet();
            return Spelling.nearest(word, known)
                            .map(nearest -> "did you mean `" + nearest + "`? ")
                            .orElse("")
                    + help;
        }
        return help;
    }

    private static boolean isOption(String word) {
        return word.startsWith("-");
    }

    private static int failed(Session session, Exception error, ParseResult parsed) {
        if (error instanceof Refusal refusal) {
            if (!refusal.getMessage().isEmpty()) {
                session.console().fault(refusal);
            }
            return refusal.exit().code();
        }
        if (error instanceof NotWholeAtStart) {
            String why = "the scenario cannot begin: " + error.getMessage();
            session.console().fault(Refusal.of(Exit.INVALID, why, "faultline explain " + Fault.CANNOT_BEGIN.code()));
            return Exit.INVALID.code();
        }
        if (error instanceof EndlessMoment) {
            session.console().fault(Refusal.of(Exit.INVALID, "the scenario stands still: " + error.getMessage()));
            return Exit.INVALID.code();
        }
        if (error instanceof UncheckedIOException disk) {
            String reason = disk.getMessage() + ": " + disk.getCause().getMessage();
            session.console().fault(Refusal.of(Exit.ENVIRONMENT, reason));
            return Exit.ENVIRONMENT.code();
        }
        session.console()
                .fault(Refusal.of(Exit.BUG, CrashReport.write(session, List.copyOf(parsed.originalArgs()), error)));
        return Exit.BUG.code();
    }
}
