package org.faultline.io.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where shipped sector packs, countries and tables of signalling are found: in a folder above the scenario file, or in a fallback folder.
 *
 * @param fallbacks folders that hold {@code sectors}, {@code countries} and {@code signalling}, asked last
 */
record Library(List<Path> fallbacks) {

    /** Folders beside country presets that are none: scripts, and tables that several presets share. */
    private static final Set<String> NO_PRESETS = Set.of("tools", "europe");

    Library {
        fallbacks = List.copyOf(fallbacks);
    }

    /**
     * The file or folder a word stands for: a path relative to the file when it has a slash or a dot, otherwise a shelf's entry.
     *
     * @param shelf {@code sectors}, {@code countries} or {@code signalling}
     * @param suffix {@code .yaml}, {@code .csv}, or nothing for folders
     */
    Optional<Path> find(Path file, String shelf, String word, String suffix) {
        if (word.contains("/") || word.contains(".")) {
            return Optional.of(folderOf(file).resolve(word)).filter(Files::exists);
        }
        return shelves(file, shelf).stream()
                .map(s -> s.resolve(word + suffix))
                .filter(Files::exists)
                .findFirst();
    }

    /** Words that stand for something on a shelf. */
    List<String> words(Path file, String shelf, String suffix) {
        return shelves(file, shelf).stream()
                .flatMap(folder -> namesIn(folder).stream())
                .filter(n -> n.endsWith(suffix) && (!suffix.isEmpty() || !n.contains(".")))
                .map(n -> n.substring(0, n.length() - suffix.length()))
                .filter(n -> !NO_PRESETS.contains(n))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> namesIn(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(p -> p.getFileName().toString()).toList();
        } catch (IOException e) {
            return List.of(); // a shelf that cannot be listed suggests nothing
        }
    }

    private List<Path> shelves(Path file, String shelf) {
        List<Path> shelves = new ArrayList<>();
        for (Path folder = file.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
            shelves.add(folder.resolve(shelf));
            shelves.add(folder.resolve("scenarios").resolve(shelf));
        }
        fallbacks.forEach(f -> shelves.add(f.resolve(shelf)));
        return shelves.stream().filter(Files::isDirectory).map(Library::asTyped).toList();
    }

    /** A path as somebody in the working folder would type it. */
    private static Path asTyped(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.getFileSystem().equals(here.getFileSystem())
                        && here.getRoot().equals(path.getRoot())
                ? here.relativize(path.normalize())
                : path;
    }

    private static Path folderOf(Path file) {
        return file.getParent() == null ? Path.of("") : file.getParent();
    }
}
