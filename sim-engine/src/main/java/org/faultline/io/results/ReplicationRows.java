package org.faultline.io.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.faultline.io.json.Json;

/** Reads {@code replications.jsonl}. A crash may have left half a line at its end; that replication is not finished. */
final class ReplicationRows {

    private ReplicationRows() {}

    /** The finished replications, in the order in which they were finished; none when there is no such file. */
    static List<ReplicationRow> read(Path file) throws IOException {
        List<ReplicationRow> rows = new ArrayList<>();
        wholeLines(file, rows);
        return List.copyOf(rows);
    }

    /** As {@link #read}, and cuts off what is not a whole row, so that the next row starts a line of its own. */
    static List<ReplicationRow> mend(Path file) throws IOException {
        List<ReplicationRow> rows = new ArrayList<>();
        long end = wholeLines(file, rows);
        if (Files.exists(file) && Files.size(file) > end) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        return List.copyOf(rows);
    }

    /** Adds the rows up to the first line that is none, and returns the number of bytes they take. */
    private static long wholeLines(Path file, List<ReplicationRow> rows) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        byte[] bytes = Files.readAllBytes(file);
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                try {
                    String line = StandardCharsets.UTF_8
                            .decode(ByteBuffer.wrap(bytes, start, i - start))
                            .toString();
                    rows.add(Json.read(line, ReplicationRow.class));
                } catch (JsonProcessingException e) {
                    return start;
                }
                start = i + 1;
            }
        }
        return start;
    }
}
