package org.faultline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.json.Json;
import org.faultline.io.lines.Line;
import org.faultline.io.results.WholeFile;
import org.faultline.storm.Course;
import org.faultline.storm.Outage;
import org.faultline.storm.StormCell;

/**
 * Cells of a storm in a file of JSON lines, so that an interrupted grid goes on where it was. The first line is a fingerprint; a file with
 * another one is begun anew. A last line that a crash left half written is run again.
 */
final class KeptCells {

    private static final String FILE = "cells.jsonl";

    private final Path file;
    private final String fingerprint;
    private final Map<List<String>, StormCell> known = new LinkedHashMap<>();

    KeptCells(Path folder, String fingerprint, boolean fresh) {
        this.file = folder.resolve(FILE);
        this.fingerprint = Json.line(Map.of("fingerprint", fingerprint));
        try {
            if (!fresh && Files.exists(file)) {
                read(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
            write(List.copyOf(known.values()));
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private void read(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(fingerprint)) {
            return;
        }
        for (String line : lines.subList(1, lines.size())) {
            try {
                StormCell cell = cell(Json.read(line, Line.Storm.class));
                known.put(cell.settings(), cell);
            } catch (JsonProcessingException e) {
                return;
            }
        }
    }

    private Refusal cannot(IOException e) {
        return Refusal.of(Exit.ENVIRONMENT, "The cells " + file + " cannot be kept: " + e.getMessage());
    }

    /** Cells of an earlier run by their settings. */
    Map<List<String>, StormCell> known() {
        return Map.copyOf(known);
    }

    /** Adds a cell. */
    void keep(StormCell cell) {
        try {
            Files.writeString(file, line(cell).json() + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts all cells into the order of the grid. */
    void sort(List<StormCell> cells) {
        try {
            write(cells);
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private void write(List<StormCell> cells) throws IOException {
        StringBuilder text = new StringBuilder(fingerprint).append('\n');
        cells.forEach(c -> text.append(line(c).json()).append('\n'));
        WholeFile.write(file, text.toString());
    }

    /** The JSON line of a cell. */
    static Line.Storm line(StormCell c) {
        List<Integer> bounds = new ArrayList<>();
        if (c.half().isBound()) {
            bounds.add(50);
        }
        if (c.most().isBound()) {
            bounds.add(90);
        }
        if (c.all().isBound()) {
            bounds.add(99);
        }
        return new Line.Storm(
                c.controls(),
                c.faultHours(),
                c.headroom(),
                c.half().hours(),
                c.most().hours(),
                c.all().hours(),
                bounds,
                c.course().id(),
                c.servedAtReturn(),
                c.servedAtEnd(),
                c.attempts(),
                c.successes(),
                c.attemptsPerHour(),
                c.successesPerHour(),
                c.capacityPerHour(),
                c.floorHours(),
                Double.isInfinite(c.drainHours()) ? Optional.empty() : Optional.of(c.drainHours()),
                c.retryLoad(),
                c.busiest(),
                c.settings());
    }

    private static StormCell cell(Line.Storm l) {
        return new StormCell(
                l.controls(),
                l.faultHours(),
                l.headroom(),
                new Outage(l.outage50(), l.bounds().contains(50)),
                new Outage(l.outage90(), l.bounds().contains(90)),
                new Outage(l.outage99(), l.bounds().contains(99)),
                Course.valueOf(l.course().toUpperCase(java.util.Locale.ROOT)),
                l.servedAtReturn(),
                l.servedAtEnd(),
                l.attempts(),
                l.successes(),
                l.attemptsPerHour(),
                l.successesPerHour(),
                l.capacityPerHour(),
                l.floorHours(),
                l.drainHours().orElse(Double.POSITIVE_INFINITY),
                l.retryLoad(),
                l.busiest(),
                l.settings());
    }
}
