package org.faultline.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The page {@code docs/commands.md}, made from the commands themselves. */
final class CommandsDocument {

    private static final String INTRODUCTION =
            """
            # Commands

            This page is made from the program; `faultline COMMAND --help` prints the same.

            Results go to standard output, everything else to standard error. Colour and progress bars appear on terminals only and
            honour `NO_COLOR`. With `--json` a command prints one JSON object per line, as described by
            [output.schema.json](output.schema.json); equal questions with equal seeds give equal lines, except for values named
            `seconds`. Ctrl+C once ends a run after the replications that are under way and keeps all that is finished; running the
            same command again picks up from there. Ctrl+C twice stops at once.

            """;

    private CommandsDocument() {}

    /** The page for a command line. */
    static String of(CommandLine line) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("| command | |\n|---|---|\n");
        commands(line).forEach(command -> page.append("| [`")
                .append(nameOf(command))
                .append("`](#")
                .append(nameOf(command).replace(' ', '-'))
                .append(") | ")
                .append(purpose(command))
                .append(" |\n"));
        page.append("\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
        Arrays.stream(Exit.values()).forEach(exit -> page.append("| ")
                .append(exit.code())
                .append(" | ")
                .append(exit.meaning())
                .append(" |\n"));
        commands(line).forEach(command -> page.append("\n## ")
                .append(nameOf(command))
                .append("\n\n```text\n")
                .append(usage(command))
                .append("```\n"));
        return page.toString();
    }

    private static Stream<CommandSpec> commands(CommandLine line) {
        return line.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command.getCommandSpec()), commands(command)));
    }

    /** The words after the program's name. */
    private static String nameOf(CommandSpec command) {
        String whole = command.qualifiedName();
        return whole.substring(whole.indexOf(' ') + 1);
    }

    private static String purpose(CommandSpec command) {
        String[] header = command.usageMessage().header();
        return String.join(
                " ", header.length > 0 ? header : command.usageMessage().description());
    }

    private static String usage(CommandSpec command) {
        List<String> lines = command.commandLine()
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .toList();
        return lines.stream().collect(Collectors.joining("\n")) + "\n";
    }
}
