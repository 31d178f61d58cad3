package org.faultline.hindcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.experiment.RunRow;
import org.faultline.impact.MeasureKey;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Scenario;

/**
 * A folder with a scenario and the bands of what happened.
 *
 * @param id name of the folder
 * @param folder where it stands
 * @param bands of its figures, in the order of the sheet
 */
public record Hindcast(String id, Path folder, List<Band> bands) {

    private static final String SHEET = "bands.csv";

    /** Begins the paragraph of a page that says that nothing was changed after the first run. */
    private static final String ONCE = "**Run once.**";

    public Hindcast {
        bands = List.copyOf(bands);
    }

    /**
     * The hindcasts of a folder: itself, if it has a sheet, or those of its folders that have one, by name.
     *
     * @throws org.faultline.table.TableException with the place of the first fault of a sheet
     */
    public static List<Hindcast> in(Path folder) {
        if (Files.isRegularFile(folder.resolve(SHEET))) {
            return List.of(new Hindcast(
                    folder.toAbsolutePath().normalize().getFileName().toString(),
                    folder,
                    Band.read(folder.resolve(SHEET))));
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(f -> Files.isRegularFile(f.resolve(SHEET))).sorted().toList().stream()
                    .flatMap(f -> in(f).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    /** Its scenario. */
    public Path scenario() {
        return folder.resolve("scenario.yaml");
    }

    /** What is known of it, as Markdown. */
    public Path readme() {
        return folder.resolve("README.md");
    }

    /** Whether its page says that nobody had looked at the outage before its bands were fixed, and that nothing was changed after the first run. */
    public boolean isRunOnce() {
        return page().contains(ONCE);
    }

    /** Its page, word by word. */
    String page() {
        try {
            return Files.readString(readme());
        } catch (IOException e) {
            throw new UncheckedIOException("The page " + readme() + " cannot be read", e);
        }
    }

    /** What runs of its scenario gave for each figure, in the order of the sheet; a figure {@code measure|subject} is one of the catalogue. */
    public List<Figure> judge(Scenario scenario, List<RunRow> rows) {
        List<Figure> figures = new ArrayList<>();
        for (Band band : bands) {
            Stream<MeasureKey> keys = band.figure().contains("|")
                    ? Stream.of(MeasureKey.parse(band.figure()))
                    : scenario.observations().stream()
                            .filter(o -> o.id().equals(band.figure()))
                            .map(o -> new MeasureKey(Observation.MEASURE, o.subject()));
            List<Figure.Value> values = keys.flatMap(key -> rows.stream()
                            .filter(r -> r.values().containsKey(key))
                            .map(r -> value(band, r, key)))
                    .toList();
            figures.add(Figure.of(id, band, values, rows.size()));
        }
        return figures;
    }

    private static Figure.Value value(Band band, RunRow row, MeasureKey key) {
        return new Figure.Value(
                band.unit().of(row.values().get(key)), row.censored().contains(key));
    }
}
