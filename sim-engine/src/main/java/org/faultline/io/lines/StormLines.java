package org.faultline.io.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.io.json.Json;

/**
 * Cells of a storm in a file of JSON lines, so that an interrupted grid goes on where it was. The first line is a fingerprint; a file with
 * another one is begun anew. A last line that a crash left half written is cut off.
 */
public final class StormLines {

    private final Path file;
    private final String fingerprint;
    private final List<StudyLine.Storm> known = new ArrayList<>();

    private StormLines(Path file, String fingerprint) {
        this.file = file;
        this.fingerprint = Json.line(Map.of("fingerprint", fingerprint));
    }

    /**
     * Opens a file, or begins it.
     *
     * @param fingerprint of everything that decides about the cells
     * @param fresh true to forget what stands there
     * @throws UncheckedIOException when it cannot be read or written
     */
    public static StormLines open(Path file, String fingerprint, boolean fresh) {
        StormLines lines = new StormLines(file, fingerprint);
        try {
            if (!fresh && Files.exists(file)) {
                lines.read(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The cells " + file + " cannot be read", e);
        }
        lines.replace(lines.known);
        return lines;
    }

    private void read(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(fingerprint)) {
            return;
        }
        for (String line : lines.subList(1, lines.size())) {
            try {
                known.add(Json.read(line, StudyLine.Storm.class));
            } catch (JsonProcessingException e) {
                return;
            }
        }
    }

    /** Cells of an earlier run. */
    public List<StudyLine.Storm> known() {
        return List.copyOf(known);
    }

    /** Adds a cell. */
    public void add(StudyLine.Storm cell) {
        write(cell.json() + "\n", StandardOpenOption.APPEND);
    }

    /** Puts cells in place of whatever stands there. */
    public void replace(List<StudyLine.Storm> cells) {
        StringBuilder text = new StringBuilder(fingerprint).append('\n');
        cells.forEach(c -> text.append(c.json()).append('\n'));
        write(text.toString(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void write(String text, StandardOpenOption... how) {
        StandardOpenOption[] all = new StandardOpenOption[how.length + 1];
        System.arraycopy(how, 0, all, 0, how.length);
        all[how.length] = StandardOpenOption.WRITE;
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, all);
        } catch (IOException e) {
            throw new UncheckedIOException("The cells " + file + " cannot be written", e);
        }
    }
}
