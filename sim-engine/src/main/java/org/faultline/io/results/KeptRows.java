package org.faultline.io.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.io.json.Json;

/**
 * Finished runs of a long study in a file of their own, one a line, so that it goes on where it was interrupted. Of each run only some
 * measures are kept. Rows may be added from several threads; a line that a crash cut off does not count.
 */
public final class KeptRows {

    private final Path file;
    private final Set<MeasureKey> measures;
    private final List<RunRow> known;

    private KeptRows(Path file, Set<MeasureKey> measures, List<RunRow> known) {
        this.file = file;
        this.measures = Set.copyOf(measures);
        this.known = known;
    }

    /**
     * Opens a file, which need not be there. O(size of the file).
     *
     * @param measures those that are kept of a run
     * @param fresh true to forget what stands in it
     * @throws UncheckedIOException when it cannot be read or made
     */
    public static KeptRows open(Path file, Set<MeasureKey> measures, boolean fresh) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (fresh) {
                Files.deleteIfExists(file);
            }
            List<RunRow> rows = JsonLines.mend(file, ReplicationRow.class).stream()
                    .map(ReplicationRow::toRunRow)
                    .toList();
            return new KeptRows(file, measures, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("The finished runs in " + file + " cannot be read", e);
        }
    }

    /** Runs that stood there when it was opened. */
    public List<RunRow> known() {
        return known;
    }

    /** Adds a run. */
    public synchronized void keep(RunRow row, long seed) {
        Map<MeasureKey, Double> values = new TreeMap<>(row.values());
        values.keySet().retainAll(measures);
        RunRow brief = new RunRow(
                row.variant(),
                row.replication(),
                row.hash(),
                row.seconds(),
                row.events(),
                values,
                List.of(),
                Map.of(),
                row.drawn(),
                Map.of(),
                Optional.empty());
        try {
            Files.writeString(
                    file,
                    Json.line(ReplicationRow.of(brief, seed)) + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The finished runs cannot be kept in " + file, e);
        }
    }
}
