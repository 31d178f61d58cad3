package org.faultline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summary;
import org.faultline.io.results.Summary.Curve;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.MeasureEstimate;

/**
 * The stored run as the chapters read it: look-ups that several of them share, each with the place in the files from which
 * the number comes.
 *
 * @param manifest what was asked
 * @param summary what was found
 * @param rows one per replication
 */
record Evidence(Manifest manifest, Summary summary, List<ReplicationRow> rows) {

    /** The measure on which the report decides. */
    static final String MAIN_MEASURE = "people-hours-lost";

    /** The subject that stands for the whole country. */
    static final String EVERYONE = "all";

    private static final String SECTOR = "sector:";
    private static final int MOST_LINES_IN_A_CHART = 6;

    /** A curve and its place in the summary. */
    record PlacedCurve(int index, Curve curve) {}

    /** A difference and its place in the summary. */
    record PlacedDifference(int index, DifferenceEstimate difference) {

        Estimate estimate() {
            return Estimate.of(index, difference);
        }
    }

    /** Refuses a run that has no summary. */
    static Evidence of(StoredRun run) {
        Summary summary = run.summary()
                .orElseThrow(() -> new IllegalArgumentException("The run in " + run.path()
                        + " was interrupted before its results were summed up; finish it by the same command: "
                        + run.manifest().command()));
        return new Evidence(run.manifest(), summary, run.rows());
    }

    /** The subject of a sector in the files. */
    static String sector(String id) {
        return SECTOR + id;
    }

    /** The estimate of a measure. */
    Optional<Estimate> find(String measure, String subject, VariantEntry variant) {
        for (int i = 0; i < summary.measures().size(); i++) {
            MeasureEstimate m = summary.measures().get(i);
            if (m.id().equals(measure)
                    && m.subject().equals(subject)
                    && m.variant().equals(variant.id())) {
                return Optional.of(Estimate.of(i, m));
            }
        }
        return Optional.empty();
    }

    /** Measures of the catalogue that the run has for subjects beginning so, in the order of the catalogue. */
    List<Measure> measuresOf(String subject) {
        return Measures.all().stream()
                .filter(measure -> summary.measures().stream()
                        .anyMatch(
                                m -> m.id().equals(measure.id()) && m.subject().startsWith(subject)))
                .toList();
    }

    /** Writes an estimate, with in how many runs it is defined and how many give but a lower bound; a dash where there is none. */
    void writeMeasure(Html html, String measure, String subject, VariantEntry variant) {
        Optional<Estimate> found = find(measure, subject, variant);
        if (found.isEmpty()) {
            html.leaf("span", "–", "class", "quiet");
            return;
        }
        found.get().write(html);
        int n = found.get().n();
        if (n != manifest.replications()) {
            html.leaf(
                    "span",
                    " in the " + Words.counted(n, "run") + " in which it is defined",
                    "class",
                    "quiet",
                    "data-exact",
                    "count");
        }
        int censored = summary.findMeasure(measure, subject, variant.id())
                .map(MeasureEstimate::censored)
                .orElse(0);
        if (censored > 0) {
            html.leaf(
                    "span",
                    ", a lower bound: " + censored + " of " + Words.counted(n, "run")
                            + (censored == 1 ? " ends before" : " end before"),
                    "class",
                    "quiet",
                    "data-exact",
                    "count");
        }
    }

    /** People-hours lost in the whole country. */
    Optional<Estimate> findLoss(VariantEntry variant) {
        return find(MAIN_MEASURE, EVERYONE, variant);
    }

    /** The curve of a sector; one without points does not count. */
    Optional<PlacedCurve> findCurve(String sectorId, VariantEntry variant) {
        for (int i = 0; i < summary.curves().size(); i++) {
            Curve curve = summary.curves().get(i);
            if (curve.sector().equals(sectorId)
                    && curve.variant().equals(variant.id())
                    && !curve.hours().isEmpty()) {
                return Optional.of(new PlacedCurve(i, curve));
            }
        }
        return Optional.empty();
    }

    /** True when two differences are of the same two mixes, whatever they are judged by. */
    boolean isOfSameMixes(DifferenceEstimate one, DifferenceEstimate other) {
        return mixOf(one.a()).equals(mixOf(other.a())) && mixOf(one.b()).equals(mixOf(other.b()));
    }

    /** True when two mixes lose the same in every replication, by every yardstick: there is nothing to compare. */
    boolean isAlike(DifferenceEstimate difference) {
        return summary.differences().stream()
                .filter(d -> isOfSameMixes(d, difference))
                .allMatch(d -> d.verdict().equals("equal") && d.lo() == 0 && d.hi() == 0);
    }

    private String mixOf(String variantOrMix) {
        return manifest.findVariant(variantOrMix)
                .map(n -> manifest.variants().get(n).mix())
                .orElse(variantOrMix);
    }

    /** All differences of people-hours lost for a subject, in the order of the summary. */
    List<PlacedDifference> differences(String subject) {
        List<PlacedDifference> found = new ArrayList<>();
        for (int i = 0; i < summary.differences().size(); i++) {
            DifferenceEstimate d = summary.differences().get(i);
            if (d.measure().equals(MAIN_MEASURE) && d.subject().equals(subject)) {
                found.add(new PlacedDifference(i, d));
            }
        }
        return found;
    }

    /** The variant with the largest mean loss; the first one when none lost anything. */
    VariantEntry worst() {
        return worstOf(manifest.variants());
    }

    /**
     * The variants that fit into one chart: all when they are few, otherwise the worst supplier of each mix, so that every mix is
     * judged by its own worst case.
     */
    List<VariantEntry> charted() {
        if (manifest.variants().size() <= MOST_LINES_IN_A_CHART) {
            return manifest.variants();
        }
        return mixes().stream()
                .map(mix -> worstOf(manifest.variants().stream()
                        .filter(v -> v.mix().equals(mix))
                        .toList()))
                .limit(MOST_LINES_IN_A_CHART)
                .toList();
    }

    /** Says how the charted variants were chosen; empty when all are. */
    String chartedWords() {
        return charted().size() == manifest.variants().size()
                ? ""
                : "Shown: for each mix the supplier whose attack loses most.";
    }

    /** Ids of the mixes in the order of the manifest. */
    List<String> mixes() {
        return manifest.variants().stream().map(VariantEntry::mix).distinct().toList();
    }

    /** Short name of a variant: its mix and the attacked supplier, without what all variants share. */
    String label(VariantEntry variant) {
        if (variant.supplierTitle().isEmpty()) {
            return variant.mixTitle();
        }
        return mixes().size() == 1
                ? variant.supplierTitle().get()
                : variant.mixTitle() + " · " + variant.supplierTitle().get();
    }

    /** True when there is nothing to tell one case from another. */
    boolean hasOneCase() {
        return manifest.variants().size() == 1;
    }

    /** True when the campaign is asked of suppliers. */
    boolean asksSuppliers() {
        return manifest.variants().stream().anyMatch(v -> v.supplierTitle().isPresent());
    }

    /** Writes, after a comma, which case a figure is about; nothing when there is but one. */
    void writeCase(Html html, String label) {
        if (!hasOneCase()) {
            html.text(", ").leaf("span", label, "data-exact", "label");
        }
    }

    /** The variant as part of a sentence that begins with it. */
    String situation(VariantEntry variant) {
        if (hasOneCase() && variant.supplierTitle().isEmpty()) {
            return "In this scenario";
        }
        return variant.supplierTitle()
                .map(supplier ->
                        "When the campaign is aimed at " + supplier + " in the mix “" + variant.mixTitle() + "”")
                .orElse("In the mix “" + variant.mixTitle() + "”");
    }

    /** The title of a mix; its id where no variant has it. */
    String mixTitle(String mix) {
        return manifest.variants().stream()
                .filter(v -> v.mix().equals(mix))
                .map(VariantEntry::mixTitle)
                .findFirst()
                .orElse(mix);
    }

    /** The title of a mix or the label of a variant, whichever has the id; the id itself when neither has. */
    String labelOf(String id) {
        for (VariantEntry variant : manifest.variants()) {
            if (variant.id().equals(id)) {
                return label(variant);
            }
        }
        return mixTitle(id);
    }

    /** The values of a measure in the replications of a variant, in order. */
    List<Double> values(String measure, String subject, VariantEntry variant) {
        int number = manifest.variants().indexOf(variant);
        String key = measure + "|" + subject;
        return rows.stream()
                .filter(row -> row.variant() == number && row.measures().containsKey(key))
                .map(row -> row.measures().get(key))
                .toList();
    }

    /** The value of a measure in one replication. */
    OptionalDouble findValue(String measure, String subject, VariantEntry variant, int replication) {
        int number = manifest.variants().indexOf(variant);
        return rows.stream()
                .filter(row -> row.variant() == number && row.replication() == replication)
                .map(row -> row.measures().get(measure + "|" + subject))
                .filter(value -> value != null)
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    private VariantEntry worstOf(List<VariantEntry> variants) {
        return variants.stream()
                .max(Comparator.comparingDouble(this::meanLoss)
                        .thenComparing(v -> -manifest.variants().indexOf(v)))
                .orElseThrow(() ->
                        new IllegalArgumentException("The run " + manifest.id() + " has no variant to report on."));
    }

    private double meanLoss(VariantEntry variant) {
        return findLoss(variant).map(e -> e.middle().value()).orElse(0.0);
    }
}
