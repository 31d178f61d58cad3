package org.faultline.io.results;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;

/**
 * What was asked and by what it was answered: the file {@code manifest.json} of a run.
 *
 * @param format version of the folder's layout, {@link #FORMAT}
 * @param id of the scenario
 * @param title of the scenario
 * @param description of the scenario, may be empty
 * @param scenarioFile path of the scenario file as it was given
 * @param scenarioSha256 fingerprint of everything the scenario was read from, 64 hexadecimal digits
 * @param seed master seed
 * @param replications number asked for, per variant
 * @param variants cells of the question in order; the place in this list is the variant's number everywhere else
 * @param start local time at which the scenario begins, ISO 8601 without zone
 * @param horizonHours length of the run
 * @param engine version of Faultline
 * @param build fingerprint of the program itself, 12 hexadecimal digits: results of different builds are never mixed
 * @param java version of the Java platform
 * @param arguments words of the command line that ask the same question again: the scenario, and what was changed in it
 * @param command line that repeats the run
 * @param startedAt instant, ISO 8601
 * @param finishedAt instant, empty while the run is under way or when it was interrupted
 * @param assets number of assets
 * @param services number of services
 * @param sectors in the order in which they are shown
 * @param dataSources where the data come from, with licences
 * @param uncertain numbers that are drawn once per replication; usually none
 */
public record Manifest(
        int format,
        String id,
        String title,
        String description,
        String scenarioFile,
        String scenarioSha256,
        long seed,
        int replications,
        List<VariantEntry> variants,
        String start,
        double horizonHours,
        String engine,
        String build,
        String java,
        List<String> arguments,
        String command,
        String startedAt,
        Optional<String> finishedAt,
        int assets,
        int services,
        List<SectorEntry> sectors,
        List<DataSource> dataSources,
        List<UncertainEntry> uncertain) {

    /** The version of the layout that this class writes and reads. */
    public static final int FORMAT = 1;

    public Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "The run folder has format " + format + "; this version reads format " + FORMAT + ".");
        }
        Checks.named("scenario id of a run", id);
        variants = List.copyOf(variants);
        arguments = List.copyOf(arguments);
        sectors = List.copyOf(sectors);
        dataSources = List.copyOf(dataSources);
        uncertain = List.copyOf(uncertain);
        if (replications < 1) {
            throw new IllegalArgumentException(
                    "The run " + id + " asks for " + replications + " replications; at least 1 is needed.");
        }
    }

    /**
     * One cell of the question.
     *
     * @param id {@code mix} or {@code mix/supplier}
     * @param mix id of the vendor mix
     * @param mixTitle its title
     * @param supplier id of the attacked supplier, empty where the campaign names its own targets
     * @param supplierTitle its title, empty without a supplier
     */
    public record VariantEntry(
            String id, String mix, String mixTitle, Optional<String> supplier, Optional<String> supplierTitle) {
        public VariantEntry {
            Checks.named("id of a variant", id);
        }
    }

    /**
     * A sector.
     *
     * @param id word used in subjects, as in {@code sector:health}
     * @param title shown to people
     */
    public record SectorEntry(String id, String title) {}

    /**
     * Data that went in.
     *
     * @param what a few words
     * @param source title and address
     * @param licence under which it may be passed on
     */
    public record DataSource(String what, String source, String licence) {}

    /**
     * A number that is drawn once per replication; each row holds its value.
     *
     * @param name path of the value in the merged document
     * @param text as the author wrote it
     * @param unit of drawn values: {@code h}, {@code MW}, {@code Mbit/s}, {@code share} or {@code number}
     */
    public record UncertainEntry(String name, String text, String unit) {}

    /** True when the rows of the other run answer this one too: same question, same seed, same program. */
    public boolean continues(Manifest other) {
        return scenarioSha256.equals(other.scenarioSha256)
                && seed == other.seed
                && build.equals(other.build)
                && variants.equals(other.variants);
    }

    /** The same run, finished. */
    public Manifest finished(String instant) {
        return new Manifest(
                format,
                id,
                title,
                description,
                scenarioFile,
                scenarioSha256,
                seed,
                replications,
                variants,
                start,
                horizonHours,
                engine,
                build,
                java,
                arguments,
                command,
                startedAt,
                Optional.of(instant),
                assets,
                services,
                sectors,
                dataSources,
                uncertain);
    }

    /** The variant's number, if there is one of that id. */
    public Optional<Integer> findVariant(String variantId) {
        for (int i = 0; i < variants.size(); i++) {
            if (variants.get(i).id().equals(variantId)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The title of a sector, or its id when it has none. */
    public String sectorTitle(String sectorId) {
        return sectors.stream()
                .filter(s -> s.id().equals(sectorId))
                .map(SectorEntry::title)
                .findFirst()
                .orElse(sectorId);
    }
}
