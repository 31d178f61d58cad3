package org.faultline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A command that was typed in a folder and has ended: how, and what it printed.
 *
 * @param code exit code
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
record Ended(int code, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The project's folder, whose scenarios are known by their ids. */
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** Runs a command in a folder, with the scenarios that are shipped. */
    static Ended in(Path here, String... words) {
        return in(here, Optional.of(HOME), words);
    }

    /** Runs a command in a folder, with the scenarios of a home or with none. */
    static Ended in(Path here, Optional<Path> home, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int code = Main.execute(new Session(console, here, home), words);
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Lines of standard output. */
    List<String> lines() {
        return out.lines().toList();
    }

    /** Lines of standard output, all of them JSON, that are of a type. */
    List<JsonNode> lines(String type) {
        return out.lines()
                .map(Ended::parsed)
                .filter(node -> node.get("t").asText().equals(type))
                .toList();
    }

    /** The first of them. */
    JsonNode line(String type) {
        return lines(type).get(0);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
