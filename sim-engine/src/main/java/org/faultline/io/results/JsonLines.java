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

/** Reads files with a JSON object on each line. A crash may have left half a line at its end; what it spoke of is not finished. */
final class JsonLines {

    private JsonLines() {}

    /** What stands there, line by line; none when there is no such file. */
    static <T> List<T> read(Path file, Class<T> type) throws IOException {
        List<T> rows = new ArrayList<>();
        wholeLines(file, type, rows);
        return List.copyOf(rows);
    }

    /** As {@link #read}, and cuts off what is no whole line, so that the next one starts a line of its own. */
    static <T> List<T> mend(Path file, Class<T> type) throws IOException {
        List<T> rows = new ArrayList<>();
        long end = wholeLines(file, type, rows);
        if (Files.exists(file) && Files.size(file) > end) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
        return List.copyOf(rows);
    }

    /** Adds the rows up to the first line that is none, and returns the number of bytes they take. */
    private static <T> long wholeLines(Path file, Class<T> type, List<T> rows) throws IOException {
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
                    rows.add(Json.read(line, type));
                } catch (JsonProcessingException e) {
                    return start;
                }
                start = i + 1;
            }
        }
        return start;
    }
}
