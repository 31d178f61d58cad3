package org.faultline.io.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.json.Json;

/**
 * A run folder read back. A run that was interrupted has no summary.
 *
 * @param path of the folder
 * @param manifest what was asked
 * @param rows finished replications, by variant and replication
 * @param summary what follows from them
 */
public record StoredRun(Path path, Manifest manifest, List<ReplicationRow> rows, Optional<Summary> summary) {

    private static final Comparator<ReplicationRow> IN_ORDER =
            Comparator.comparingInt(ReplicationRow::variant).thenComparingInt(ReplicationRow::replication);

    public StoredRun {
        rows = rows.stream().sorted(IN_ORDER).toList();
    }

    /**
     * Reads a folder.
     *
     * @throws NoSuchFileException when it holds no run
     * @throws IOException when a file in it cannot be read or is damaged; the message names it
     */
    public static StoredRun read(Path folder) throws IOException {
        Path manifest = folder.resolve(RunFolder.MANIFEST);
        if (!isRun(folder)) {
            throw new NoSuchFileException(
                    folder.toString(), null, "there is no run in it (no " + RunFolder.MANIFEST + ")");
        }
        Path summary = folder.resolve(RunFolder.SUMMARY);
        return new StoredRun(
                folder,
                read(manifest, Manifest.class),
                JsonLines.read(folder.resolve(RunFolder.ROWS), ReplicationRow.class),
                Files.exists(summary) ? Optional.of(read(summary, Summary.class)) : Optional.empty());
    }

    /** True when the folder holds a run. */
    public static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(RunFolder.MANIFEST));
    }

    /** The runs in the sub-folders of a folder, the newest first; none when there is no such folder. */
    public static List<Path> findAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(StoredRun::isRun)
                    .sorted(Comparator.comparing(StoredRun::lastModified).reversed())
                    .toList();
        }
    }

    /** Components that tie suppliers together, by mix; none where none are known. */
    public List<CommonCause> commonCauses() throws IOException {
        return JsonLines.read(path.resolve(RunFolder.CAUSES), CommonCause.class);
    }

    /** How concentrated suppliers are, by mix and function; none where none is known. */
    public List<Concentrated> concentration() throws IOException {
        return JsonLines.read(path.resolve(RunFolder.CONCENTRATION), Concentrated.class);
    }

    /** Measures that were in force, by mix; none where none were taken. */
    public List<MeasureTaken> measures() throws IOException {
        return JsonLines.read(path.resolve(RunFolder.MEASURES), MeasureTaken.class);
    }

    /** What became of the devices of each core, by variant; none where there are no devices. */
    public List<StormTold> storms() throws IOException {
        return JsonLines.read(path.resolve(RunFolder.STORMS), StormTold.class);
    }

    /** What the run took for granted or did not look at, because of its network; usually nothing. */
    public List<RunNote> notes() throws IOException {
        return JsonLines.read(path.resolve(RunFolder.NOTES), RunNote.class);
    }

    /** The replay of a variant's median run, if there is one. */
    public Optional<Path> findReplay(int variant) {
        Path file = path.resolve("replay-" + variant + ".flr");
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static long lastModified(Path run) {
        return run.resolve(RunFolder.MANIFEST).toFile().lastModified();
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            return Json.read(Files.readString(file), type);
        } catch (JsonProcessingException e) {
            throw new IOException("The file " + file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
