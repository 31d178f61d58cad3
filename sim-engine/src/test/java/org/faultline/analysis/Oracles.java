package org.faultline.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.faultline.analysis.graph.Graph;

/** Reference results that nobody in the project wrote, each with its source, from {@code scenarios/oracles/values}. */
public final class Oracles {

    /** The folder of all of them. */
    public static final Path VALUES = Path.of("../scenarios/oracles/values");

    private Oracles() {}

    /**
     * A case.
     *
     * @param id e.g. {@code R03-net-bridge-p0.9}
     * @param params what is asked
     * @param outputs name, value, kind and tolerance of each answer
     */
    public record Case(String id, JsonNode params, List<JsonNode> outputs) {

        /** The value of an output. */
        public double value(String name) {
            return outputs.stream()
                    .filter(o -> o.get("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .get("value")
                    .asDouble();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /** The cases of a file whose id begins with a word. */
    public static Stream<Case> cases(String file, String prefix) {
        return StreamSupport.stream(json(file).get("oracles").spliterator(), false)
                .filter(o -> o.get("id").asText().startsWith(prefix))
                .map(o -> new Case(
                        o.get("id").asText(),
                        o.get("params"),
                        StreamSupport.stream(o.get("outputs").spliterator(), false)
                                .toList()));
    }

    /** A file of JSON. */
    public static JsonNode json(String file) {
        try {
            return new ObjectMapper().readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table, without its heading. */
    public static List<String[]> rows(String file) {
        return text(file).lines().skip(1).map(line -> line.split(",")).toList();
    }

    /** The graph of a table of edges. */
    public static Graph graph(String file, int nodes) {
        List<String[]> rows = rows(file);
        return Graph.of(
                nodes,
                rows.stream().mapToInt(r -> Integer.parseInt(r[0])).toArray(),
                rows.stream().mapToInt(r -> Integer.parseInt(r[1])).toArray());
    }

    /** Where a file stands. */
    public static Path path(String file) {
        return VALUES.resolve(file);
    }

    private static String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
