package org.faultline.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.faultline.model.Assumption;
import org.faultline.model.DataSource;

/** The table of sources in a country's {@code SOURCES.md}: columns file, what, source, licence, in this order, more may follow. */
final class SourceTable {

    private static final String AS_ABOVE = "as above";

    private SourceTable() {}

    /** One entry per file of the table. */
    static List<DataSource> read(Path file) {
        List<DataSource> sources = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("| `")) {
                    sources.add(source(line.split("\\|"), sources));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(sources);
    }

    /** The grade that the table gives a file in its last column; assumed where it names none or several. */
    static Assumption.Grade gradeOf(Path file, String name) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("| `" + name + "`")) {
                    String[] cells = line.split("\\|");
                    String word = cells[cells.length - 1].strip();
                    return Arrays.stream(Assumption.Grade.values())
                            .filter(grade -> grade.id().equals(word))
                            .findFirst()
                            .orElse(Assumption.Grade.ASSUMED);
                }
            }
            return Assumption.Grade.ASSUMED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource source(String[] cells, List<DataSource> above) {
        String what = cells[1].strip().replace("`", "") + ": " + cells[2].strip();
        String source = cells[3].strip();
        String licence = cells[4].strip();
        if (!above.isEmpty()) {
            DataSource last = above.get(above.size() - 1);
            source = source.equals(AS_ABOVE) ? last.source() : source;
            licence = licence.equals(AS_ABOVE) ? last.licence() : licence;
        }
        return new DataSource(what, source, licence);
    }
}
