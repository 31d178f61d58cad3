package org.faultline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The mutual percolation cascade in igraph, where there is a {@code python3} that has it. */
final class IgraphCascade {

    private final Path folder;

    /**
     * What igraph needs time for, and what it finds.
     *
     * @param seconds of processor time of the cascade alone
     * @param left nodes
     */
    record Result(double seconds, int left) {}

    /** Two graphs of so many nodes each. */
    IgraphCascade(int[][] from, int[][] to) {
        try {
            folder = Files.createTempDirectory("igraph");
            for (int layer = 0; layer < 2; layer++) {
                int[] ends = new int[2 * from[layer].length];
                for (int e = 0; e < from[layer].length; e++) {
                    ends[2 * e] = from[layer][e];
                    ends[2 * e + 1] = to[layer][e];
                }
                write("edges-" + layer, ends);
            }
            try (InputStream in = IgraphCascade.class.getResourceAsStream("/peers/igraph_peer.py")) {
                Files.copy(in, folder.resolve("igraph_peer.py"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, int[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(values);
        Files.write(folder.resolve(name), bytes.array());
    }

    /** Runs the cascade; empty where there is no igraph. */
    Optional<Result> run(boolean[] hit) {
        int[] numbers = new int[hit.length];
        for (int node = 0; node < hit.length; node++) {
            numbers[node] = hit[node] ? 1 : 0;
        }
        try {
            write("hit", numbers);
            Process process = new ProcessBuilder(
                            "python3", folder.resolve("igraph_peer.py").toString(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return process.waitFor() != 0
                    ? Optional.empty()
                    : Optional.of(new Result(
                            Double.parseDouble(lines.get(0).split(" ")[1]),
                            Integer.parseInt(lines.get(1).split(" ")[1])));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
