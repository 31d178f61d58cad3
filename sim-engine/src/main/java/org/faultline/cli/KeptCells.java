package org.faultline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.faultline.io.lines.StormLines;
import org.faultline.io.lines.StudyLine;
import org.faultline.storm.Course;
import org.faultline.storm.Outage;
import org.faultline.storm.StormCell;

/** Cells of a storm as they are kept in its folder. */
final class KeptCells {

    private static final String FILE = "cells.jsonl";

    private final StormLines lines;
    private final Map<List<String>, StormCell> known = new LinkedHashMap<>();

    /**
     * The cells of a folder.
     *
     * @param fingerprint of everything that decides about them; cells under another one are forgotten
     * @param fresh true to forget all of them
     */
    KeptCells(Path folder, String fingerprint, boolean fresh) {
        lines = StormLines.open(folder.resolve(FILE), fingerprint, fresh);
        lines.known().stream().map(KeptCells::cell).forEach(c -> known.put(c.settings(), c));
    }

    /** Cells of an earlier run by their settings. */
    Map<List<String>, StormCell> known() {
        return Map.copyOf(known);
    }

    /** Adds a cell. */
    void keep(StormCell cell) {
        lines.add(line(cell));
    }

    /** Puts all cells into the order of the grid. */
    void sort(List<StormCell> cells) {
        lines.replace(cells.stream().map(KeptCells::line).toList());
    }

    /** The JSON line of a cell. */
    static StudyLine.Storm line(StormCell c) {
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
        return new StudyLine.Storm(
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
                c.busiest(),
                c.isTrapped(),
                c.isTrappedInStep(),
                c.settings());
    }

    private static StormCell cell(StudyLine.Storm l) {
        return new StormCell(
                l.controls(),
                l.faultHours(),
                l.headroom(),
                new Outage(l.outage50(), l.bounds().contains(50)),
                new Outage(l.outage90(), l.bounds().contains(90)),
                new Outage(l.outage99(), l.bounds().contains(99)),
                Course.valueOf(l.course().toUpperCase(Locale.ROOT)),
                l.servedAtReturn(),
                l.servedAtEnd(),
                l.attempts(),
                l.successes(),
                l.attemptsPerHour(),
                l.successesPerHour(),
                l.capacityPerHour(),
                l.floorHours(),
                l.drainHours().orElse(Double.POSITIVE_INFINITY),
                l.busiest(),
                l.trapped(),
                l.trappedInStep(),
                l.settings());
    }
}
