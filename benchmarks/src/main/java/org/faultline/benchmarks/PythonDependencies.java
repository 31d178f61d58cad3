package org.faultline.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The dependency model in Python: with the standard library alone, or in SimPy over a graph of NetworkX, where there are such. */
final class PythonDependencies {

    private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

    private final Path folder;

    PythonDependencies(DependencyModel model) {
        try {
            folder = Files.createTempDirectory("dependencies");
            Files.writeString(folder.resolve("model.txt"), described(model));
            try (InputStream in = PythonDependencies.class.getResourceAsStream("/peers/dependencies.py")) {
                Files.copy(in, folder.resolve("dependencies.py"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Horizon, whether assets stop, hours of life and of a stop, of a repair and of a battery; then a line per asset: hit, providers, dependants. */
    private static String described(DependencyModel model) {
        StringBuilder text = new StringBuilder("%s %d %s %s %s%n"
                .formatted(
                        model.horizonHours,
                        model.stops ? 1 : 0,
                        model.stops ? DependencyModel.STOP_HOURS : DependencyModel.LIFE_HOURS,
                        DependencyModel.REPAIR_HOURS,
                        DependencyModel.BATTERY_HOURS));
        for (int i = 0; i < model.assets; i++) {
            text.append(model.isHit(i) ? 1 : 0).append(' ').append(model.providers(i));
            for (int k = model.first[i]; k < model.first[i + 1]; k++) {
                text.append(' ').append(model.dependants[k]);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Runs the model for so many seconds with {@code heapq}, {@code simpy} or {@code simpy2}; empty where that is not there. */
    Optional<Pace> replicate(String peer, double seconds) {
        return INTERPRETERS.stream()
                .flatMap(python -> ask(python, peer, seconds).stream())
                .findFirst();
    }

    private Optional<Pace> ask(String python, String peer, double seconds) {
        try {
            Process process = new ProcessBuilder(
                            python,
                            folder.resolve("dependencies.py").toString(),
                            peer,
                            folder.resolve("model.txt").toString(),
                            Double.toString(seconds))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(" ");
            return process.waitFor() != 0
                    ? Optional.empty()
                    : Optional.of(new Pace(Double.parseDouble(words[0]), Double.parseDouble(words[1])));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
