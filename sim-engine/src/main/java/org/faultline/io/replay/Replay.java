package org.faultline.io.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.faultline.io.results.WholeFile;
import org.faultline.trace.EventLog;

/**
 * One run, ready to be painted at any moment. Everything begins whole: condition 1, level 1, clean; the state at a time is
 * what the {@code to} values of the events up to it say, and {@code from} undoes them.
 *
 * <p>The file is gzip over: {@code FLREPLAY}, version and length of the header (two little-endian 32-bit numbers), the header as
 * JSON padded with spaces to a multiple of 8 bytes, and the columns it names, each at a multiple of 8 bytes from the end of the
 * header. Writing and reading take O(assets + services + events); about 8 bytes per event remain after compression.
 *
 * @param header the names behind the numbers
 * @param assets what stood there
 * @param services what people use
 * @param log all events; subjects are numbered assets first, then services, then campaign steps
 * @param curves level of each sector over time
 */
public record Replay(
        ReplayHeader header, AssetColumns assets, ServiceColumns services, EventLog log, SectorCurves curves) {

    /** Writes the file, whole or not at all. */
    public void write(Path file) throws IOException {
        WholeFile.write(file, beside -> ReplayFile.write(beside, this));
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read or is no replay of a version this class knows; the message names it
     */
    public static Replay read(Path file) throws IOException {
        return ReplayFile.read(file);
    }

    /** The id of a subject. */
    public String idOf(int subject) {
        if (subject < header.assets()) {
            return assets.id(subject);
        }
        int service = subject - header.assets();
        return service < header.services()
                ? services.id(service)
                : header.stepIds().get(service - header.services());
    }

    /** The subject of that id, if there is one. O(subjects). */
    public OptionalInt findSubject(String id) {
        for (int subject = 0; subject < header.subjects(); subject++) {
            if (idOf(subject).equals(id)) {
                return OptionalInt.of(subject);
            }
        }
        return OptionalInt.empty();
    }
}
