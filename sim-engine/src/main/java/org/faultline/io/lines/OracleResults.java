package org.faultline.io.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.io.json.Json;

/**
 * A folder of {@link ValidityLine.Oracle} lines: one file for the cases of each letter, {@code Q.jsonl}, so that families can be checked one
 * after the other and by different people.
 */
public final class OracleResults {

    private static final String ENDING = ".jsonl";

    private final Path folder;
    /** By letter, then by id of the case. */
    private final Map<String, Map<String, List<ValidityLine.Oracle>>> byLetter = new TreeMap<>();

    private OracleResults(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a folder; one that does not exist is empty.
     *
     * @throws IllegalArgumentException when a line cannot be understood
     */
    public static OracleResults read(Path folder) {
        OracleResults results = new OracleResults(folder);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(ENDING))
                        .sorted()
                        .toList()) {
                    results.add(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
            }
        }
        return results;
    }

    private static ValidityLine.Oracle line(Path file, String json) {
        try {
            return Json.read(json, ValidityLine.Oracle.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private void add(Path file) throws IOException {
        for (String text : Files.readAllLines(file)) {
            add(line(file, text));
        }
    }

    private void add(ValidityLine.Oracle line) {
        byLetter.computeIfAbsent(line.id().substring(0, 1), l -> new LinkedHashMap<>())
                .computeIfAbsent(line.id(), i -> new ArrayList<>())
                .add(line);
    }

    /** The lines of a case; none when it was not checked. */
    public List<ValidityLine.Oracle> of(String id) {
        return byLetter.getOrDefault(id.substring(0, 1), Map.of()).getOrDefault(id, List.of());
    }

    /** Keeps the lines of a case, in place of earlier ones, and writes them at once; what others wrote meanwhile stays. */
    public void keep(String id, List<ValidityLine.Oracle> lines) {
        String letter = id.substring(0, 1);
        readAgain(letter);
        byLetter.computeIfAbsent(letter, l -> new LinkedHashMap<>()).put(id, List.copyOf(lines));
        String text = byLetter.get(letter).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(e -> e.getValue().stream())
                .map(line -> line.json() + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve(letter + ENDING + ".part");
            Files.writeString(unfinished, text);
            Files.move(unfinished, folder.resolve(letter + ENDING), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be written", e);
        }
    }

    private void readAgain(String letter) {
        Path file = folder.resolve(letter + ENDING);
        byLetter.remove(letter);
        if (Files.exists(file)) {
            try {
                add(file);
            } catch (IOException e) {
                throw new UncheckedIOException("The file " + file + " cannot be read", e);
            }
        }
    }
}
