package org.faultline.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.model.Assumption;

/**
 * A folder of country tables.
 *
 * @param name word used in scenario files
 * @param folder where its tables are
 * @param isReal false for a country that was made up: its people are graded assumed
 */
public record CountryPreset(String name, Path folder, boolean isReal) {

    private static final String STATES = "states.csv";

    /** The presets below a folder, by name. */
    public static List<CountryPreset> in(Path countries) {
        try (Stream<Path> folders = Files.list(countries)) {
            return folders.filter(f -> Files.exists(f.resolve(STATES)))
                    .sorted()
                    .map(CountryPreset::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CountryPreset of(Path folder) {
        boolean real = SourceTable.gradeOf(folder.resolve("SOURCES.md"), STATES) != Assumption.Grade.ASSUMED;
        return new CountryPreset(folder.getFileName().toString(), folder, real);
    }
}
