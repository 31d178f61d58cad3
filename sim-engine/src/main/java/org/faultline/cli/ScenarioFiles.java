package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.scenario.Spelling;

/**
 * Finds the scenario that a user means: a file, with or without its ending; a folder that holds {@code scenario.yaml}; or the name of
 * a scenario that comes with Faultline. Paths are tried from the working directory, then from the installation.
 */
final class ScenarioFiles {

    private static final List<String> ENDINGS = List.of("", ".yaml", ".yml", ".json");
    private static final List<String> SHIPPED = List.of("scenarios/cases", "scenarios/examples", "scenarios/hindcasts");

    private final Session session;

    ScenarioFiles(Session session) {
        this.session = session;
    }

    /**
     * The file.
     *
     * @throws Refusal when there is none
     */
    Path find(String words) {
        return inFolder(session.here(), words)
                .or(() -> session.home().flatMap(home -> inFolder(home, words)))
                .or(() -> shippedFolders()
                        .flatMap(folder -> inFolder(folder, words).stream())
                        .findFirst())
                .orElseThrow(() -> missing(words));
    }

    private Refusal missing(String words) {
        List<String> names = shippedNames();
        List<String> known = Stream.concat(namesHere().stream(), names.stream()).toList();
        String nearest = Spelling.nearest(words.substring(words.lastIndexOf('/') + 1), known)
                .map(name -> "did you mean `" + name + "`?")
                .orElse("name a file, a folder with scenario.yaml, or one of: " + String.join(", ", names));
        return Refusal.of(Exit.USAGE, "There is no scenario `" + words + "`.", nearest);
    }

    /** Scenarios in the working directory. */
    private List<String> namesHere() {
        return namesIn(session.here())
                .filter(name -> inFolder(session.here(), name).isPresent())
                .toList();
    }

    private static Optional<Path> inFolder(Path folder, String words) {
        Path path = folder.resolve(words).normalize();
        if (Files.isDirectory(path)) {
            return inFolder(path, "scenario.yaml");
        }
        return ENDINGS.stream()
                .map(ending -> path.resolveSibling(path.getFileName() + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Stream<Path> shippedFolders() {
        return session.home().stream()
                .flatMap(home -> SHIPPED.stream().map(home::resolve))
                .filter(Files::isDirectory);
    }

    private List<String> shippedNames() {
        return shippedFolders()
                .flatMap(folder ->
                        namesIn(folder).filter(name -> inFolder(folder, name).isPresent()))
                .toList();
    }

    private static Stream<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> Files.isDirectory(file) || file.toString().endsWith(".yaml"))
                    .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }
}
