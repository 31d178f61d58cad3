package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page on the commands, held to the program; {@code -Dgolden=write} writes it anew. Here, because {@code serve} is here. */
class CommandsDocumentTest {

    private static final Path PAGE = Path.of("../docs/commands.md");

    @Test
    void thePageSaysWhatTheProgramDoes() throws IOException {
        String made = CommandsDocument.of(commandLine());
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, made);
        }

        assertThat(made).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void everyCommandHelpsWithPurposeAndExample() {
        commandLine().getSubcommands().forEach((name, command) -> {
            var usage = command.getCommandSpec().usageMessage();
            assertThat(usage.header().length + usage.description().length)
                    .as("purpose of %s", name)
                    .isPositive();
            assertThat(command.getCommandSpec().findOption("--help"))
                    .as("--help of %s", name)
                    .isNotNull();
        });
        assertThat(commandLine().getSubcommands())
                .containsKeys(
                        "demo",
                        "init",
                        "validate",
                        "explain",
                        "plan",
                        "run",
                        "compare",
                        "show",
                        "why",
                        "report",
                        "serve",
                        "verify");
    }

    private static CommandLine commandLine() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Main.commandLine(
                new Session(Console.plain(nowhere, nowhere), Path.of("").toAbsolutePath(), Optional.empty()));
    }
}
