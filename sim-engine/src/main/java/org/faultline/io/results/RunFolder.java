package org.faultline.io.results;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.io.json.Json;

/**
 * A run folder open for writing, by one process at a time. Rows may be added from several threads.
 *
 * <p>Opened again for the same question (see {@link Manifest#continues}), it still has the rows of earlier runs, and only what
 * is missing needs to be run. Opened for another question, or with another build of the program, it starts afresh.
 */
public final class RunFolder implements AutoCloseable {

    static final String MANIFEST = "manifest.json";
    static final String ROWS = "replications.jsonl";
    static final String TORNADO = "tornado.jsonl";
    static final String SUMMARY = "summary.json";
    static final String CAUSES = "common-causes.jsonl";
    static final String STORMS = "storms.jsonl";
    static final String CONCENTRATION = "concentration.jsonl";
    static final String MEASURES = "measures.jsonl";
    static final String NOTES = "notes.jsonl";

    private final Path path;
    private final FolderLock lock;
    private final OutputStream rows;
    private final List<ReplicationRow> earlier;
    private final boolean discarded;
    private Manifest manifest;

    private RunFolder(Path path, FolderLock lock, Manifest manifest, boolean fresh) throws IOException {
        this.path = path;
        this.lock = lock;
        this.manifest = manifest;
        boolean continues =
                !fresh && readManifestIn(path).filter(manifest::continues).isPresent();
        this.discarded = !continues && Files.exists(path.resolve(ROWS));
        if (!continues) {
            clear();
        }
        this.earlier = JsonLines.mend(path.resolve(ROWS), ReplicationRow.class);
        WholeFile.write(path.resolve(MANIFEST), Json.page(manifest));
        this.rows = Files.newOutputStream(
                path.resolve(ROWS), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /**
     * Opens a folder, creates it if need be, and writes the manifest.
     *
     * @param fresh true to forget the rows of earlier runs of the same question
     * @throws FolderInUseException when another run writes to it
     */
    public static RunFolder open(Path folder, Manifest manifest, boolean fresh) throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            return new RunFolder(folder, lock, manifest, fresh);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Rows of earlier runs of the same question, in the order in which they were finished. */
    public List<ReplicationRow> earlier() {
        return earlier;
    }

    /** True when rows of another question, of another build, or unwanted ones were thrown away. */
    public boolean discarded() {
        return discarded;
    }

    /** Adds a finished replication; when this returns, a crash does not lose it. */
    public synchronized void append(ReplicationRow row) throws IOException {
        rows.write((Json.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
        rows.flush();
    }

    /** Replications at the ends of assumptions that earlier runs of the same question have finished. */
    public synchronized List<TornadoRow> earlierAtEnds() throws IOException {
        return JsonLines.mend(path.resolve(TORNADO), TornadoRow.class);
    }

    /** Adds a finished replication at an end of an assumption. */
    public synchronized void append(TornadoRow row) throws IOException {
        Files.writeString(
                path.resolve(TORNADO),
                Json.line(row) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
    }

    /** Replaces the summary. */
    public void write(Summary summary) throws IOException {
        WholeFile.write(path.resolve(SUMMARY), Json.page(summary));
    }

    /** Replaces the common causes; without any there is no file. */
    public void writeCauses(List<CommonCause> causes) throws IOException {
        replace(CAUSES, causes);
    }

    /** Replaces the concentration of suppliers; where nobody has a maker there is no file. */
    public void writeConcentration(List<Concentrated> concentration) throws IOException {
        replace(CONCENTRATION, concentration);
    }

    /** Replaces the measures that were in force; without any there is no file. */
    public void writeMeasures(List<MeasureTaken> measures) throws IOException {
        replace(MEASURES, measures);
    }

    /** Replaces what became of the devices of each core; without devices there is no file. */
    public void writeStorms(List<StormTold> storms) throws IOException {
        replace(STORMS, storms);
    }

    /** Replaces what the run took for granted; without anything there is no file. */
    public void writeNotes(List<RunNote> notes) throws IOException {
        replace(NOTES, notes);
    }

    private void replace(String name, List<?> records) throws IOException {
        Files.deleteIfExists(path.resolve(name));
        if (!records.isEmpty()) {
            StringBuilder lines = new StringBuilder();
            records.forEach(record -> lines.append(Json.line(record)).append('\n'));
            WholeFile.write(path.resolve(name), lines.toString());
        }
    }

    /** Where the replay of a variant's median run goes. */
    public Path replay(int variant) {
        return path.resolve("replay-" + variant + ".flr");
    }

    /** Notes in the manifest that everything asked for is there. */
    public void finish(String instant) throws IOException {
        manifest = manifest.finished(instant);
        WholeFile.write(path.resolve(MANIFEST), Json.page(manifest));
    }

    /** Lets others write. */
    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            lock.close();
        }
    }

    private void clear() throws IOException {
        Files.deleteIfExists(path.resolve(ROWS));
        Files.deleteIfExists(path.resolve(SUMMARY));
        Files.deleteIfExists(path.resolve(CAUSES));
        Files.deleteIfExists(path.resolve(TORNADO));
        try (Stream<Path> files = Files.list(path)) {
            for (Path replay : files.filter(RunFolder::isReplay).toList()) {
                Files.delete(replay);
            }
        }
    }

    private static boolean isReplay(Path file) {
        return file.getFileName().toString().matches("replay-\\d+\\.flr");
    }

    private static Optional<Manifest> readManifestIn(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(file), Manifest.class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
