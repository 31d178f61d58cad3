package org.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.SectorEntry;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.Quantity;
import org.faultline.io.results.Summary;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.scenario.Observation;

/** Results as tables of text. */
final class ResultText {

    private static final List<String> EXPOSURES = List.of(
            "subscribers-exposed",
            "subscriber-hours-exposed",
            "records-exposed",
            "hours-unnoticed",
            "commands-falsified");

    /** The columns of the sector table. */
    private static final List<String> SHOWN =
            List.of("service-level", "lowest-level", "people-hours-lost", "people-affected", "time-to-restore-90");

    /** Up to so many limits are all listed; of more, only the broken ones. */
    private static final int FEW_LIMITS = 4;

    private final Console console;
    private final Manifest manifest;
    private final Summary summary;

    ResultText(Console console, Manifest manifest, Summary summary) {
        this.console = console;
        this.manifest = manifest;
        this.summary = summary;
    }

    /** What was asked, in two lines. */
    String heading() {
        int n = summary.measures().stream().mapToInt(MeasureEstimate::n).max().orElse(0);
        double level = summary.measures().stream()
                .mapToDouble(MeasureEstimate::level)
                .findFirst()
                .orElse(0.9);
        return console.painted("1", manifest.title()) + "\n" + manifest.id() + ", "
                + Words.counted(manifest.variants().size(), "variant") + ", "
                + replications(n) + ", seed "
                + manifest.seed() + ", "
                + Durations.ofHours(manifest.horizonHours()) + " from "
                + manifest.start().replace('T', ' ')
                + "\nmeans with " + percent(level) + " intervals\n";
    }

    private String replications(int n) {
        String each = manifest.variants().size() > 1 ? " each" : "";
        return n < manifest.replications() && manifest.finishedAt().isEmpty()
                ? n + " of " + Words.counted(manifest.replications(), "replication") + each + ", interrupted"
                : Words.counted(n, "replication") + each;
    }

    /** One table of sectors per variant; of several variants, those without any loss are only named. */
    String sectors() {
        if (manifest.sectors().isEmpty()) {
            return manifest.variants().stream()
                    .filter(v -> summary.findDeadlock(v.id()).isPresent())
                    .map(v -> "\n" + console.painted("1", nameOf(v)) + "\n" + deadlock(v))
                    .collect(Collectors.joining());
        }
        List<VariantEntry> all = manifest.variants();
        List<VariantEntry> untouched = all.size() == 1
                ? List.of()
                : all.stream().filter(this::isUntouched).toList();
        StringBuilder text = new StringBuilder();
        for (VariantEntry variant : all) {
            if (!untouched.contains(variant)) {
                text.append('\n')
                        .append(console.painted("1", nameOf(variant)))
                        .append('\n')
                        .append(sectors(variant))
                        .append(deadlock(variant));
            }
        }
        if (!untouched.isEmpty()) {
            String names = untouched.stream().map(ResultText::nameOf).collect(Collectors.joining("; "));
            text.append('\n')
                    .append(console.painted("1", "Nothing is lost: "))
                    .append(names)
                    .append('\n');
        }
        return text.toString();
    }

    private boolean isUntouched(VariantEntry variant) {
        return summary.findDeadlock(variant.id()).isEmpty() && isWithoutLoss(variant);
    }

    private boolean isWithoutLoss(VariantEntry variant) {
        return summary.findMeasure("people-hours-lost", "all", variant.id())
                .filter(m -> m.hi() == 0)
                .isPresent();
    }

    /** Whom interception and falsification expose, one table per variant; empty where no step does either. */
    String exposures() {
        StringBuilder text = new StringBuilder();
        for (VariantEntry variant : manifest.variants()) {
            List<MeasureEstimate> own = EXPOSURES.stream()
                    .flatMap(id -> summary.findMeasure(id, "all", variant.id()).stream())
                    .filter(m -> m.hi() > 0)
                    .toList();
            if (!own.isEmpty()) {
                text.append('\n')
                        .append(console.painted("1", "exposed: " + nameOf(variant)))
                        .append('\n')
                        .append(new Table()
                                .words("", own.stream().map(MeasureEstimate::id).toList())
                                .numbers(
                                        "",
                                        own.stream()
                                                .map(m -> cell(Optional.of(m)))
                                                .toList())
                                .words("", own.stream().map(ResultText::remark).toList())
                                .renderRows("  "));
            }
        }
        return text.toString();
    }

    /** What the scenario observes, one table per variant; empty when it observes nothing of its own. */
    String observations() {
        StringBuilder text = new StringBuilder();
        for (VariantEntry variant : manifest.variants()) {
            List<MeasureEstimate> own = summary.measures().stream()
                    .filter(m -> m.variant().equals(variant.id()) && m.id().equals(Observation.MEASURE))
                    .toList();
            if (!own.isEmpty()) {
                text.append('\n')
                        .append(console.painted("1", "observed: " + nameOf(variant)))
                        .append('\n')
                        .append(new Table()
                                .words(
                                        "",
                                        own.stream()
                                                .map(m -> m.subject()
                                                        .substring(Observation.subjectOf("")
                                                                .length()))
                                                .toList())
                                .numbers(
                                        "",
                                        own.stream()
                                                .map(m -> cell(Optional.of(m)))
                                                .toList())
                                .words("", own.stream().map(ResultText::remark).toList())
                                .renderRows("  "));
            }
        }
        return text.toString();
    }

    /** The unit, and how many runs only bound the value or have none. */
    private static String remark(MeasureEstimate m) {
        String unit = Set.of("share", "h").contains(m.unit()) ? "" : m.unit();
        String bounds = m.censored() == 0
                ? ""
                : "not reached before the end of the run in " + m.censored() + " of "
                        + Words.counted(m.n(), "replication");
        return unit + (unit.isEmpty() || bounds.isEmpty() ? "" : "; ") + bounds;
    }

    private String sectors(VariantEntry variant) {
        Table table = new Table()
                .words("", manifest.sectors().stream().map(SectorEntry::title).toList());
        for (String id : SHOWN) {
            List<Optional<MeasureEstimate>> column = manifest.sectors().stream()
                    .map(sector -> summary.findMeasure(id, "sector:" + sector.id(), variant.id()))
                    .toList();
            if (column.stream().anyMatch(Optional::isPresent)) {
                table.numbers(titleOf(id), column.stream().map(ResultText::cell).toList());
            }
        }
        return table.render("  ") + censoring(variant);
    }

    private String deadlock(VariantEntry variant) {
        return summary.findDeadlock(variant.id())
                .map(d -> "  " + d.words() + "\n")
                .orElse("");
    }

    private String censoring(VariantEntry variant) {
        return summary.measures().stream()
                .filter(m ->
                        m.variant().equals(variant.id()) && m.id().equals("time-to-restore-90") && m.censored() > 0)
                .filter(m -> m.subject().startsWith("sector:"))
                .map(m -> "  >= not restored before the end of the run: "
                        + manifest.sectorTitle(m.subject().substring(7)) + ", " + m.censored() + " of "
                        + Words.counted(m.n(), "replication") + "\n")
                .reduce("", String::concat);
    }

    private static List<String> cell(Optional<MeasureEstimate> found) {
        if (found.isEmpty()) {
            return List.of("-", "");
        }
        MeasureEstimate m = found.get();
        Quantity quantity = Quantity.of(m.unit(), m.mean(), m.lo(), m.hi());
        String mean = (m.censored() > 0 ? ">=" : "") + lessThanAll(m, quantity.text(m.mean()));
        return List.of(mean, quantity.isPoint(m.lo(), m.hi()) ? "" : quantity.range(m.lo(), m.hi()));
    }

    /** A share that is rounded to all although something was lost says so. */
    private static String lessThanAll(MeasureEstimate m, String text) {
        return m.unit().equals("share") && m.mean() < 1 && text.equals("100 %") ? "> 99.9 %" : text;
    }

    /** The bounds stated before the run; empty when there are none. */
    String limits() {
        if (summary.limits().isEmpty()) {
            return "";
        }
        long held = summary.limits().stream().filter(LimitResult::ok).count();
        int all = summary.limits().size();
        List<List<String>> cells = summary.limits().stream()
                .filter(limit -> !limit.ok() || all <= FEW_LIMITS)
                .map(this::limitCells)
                .toList();
        Table table = new Table();
        for (int c = 0; !cells.isEmpty() && c < cells.get(0).size(); c++) {
            table.words("", column(cells, c));
        }
        return "\n" + console.painted("1", held + " of " + Words.counted(all, "limit") + " held") + "\n"
                + (cells.isEmpty() ? "" : table.renderRows("  "));
    }

    private List<String> limitCells(LimitResult limit) {
        String worst = "worst " + Quantity.of(unitOf(limit), limit.value()).text(limit.value());
        String outcome = limit.ok()
                ? worst
                : worst + ", broken in " + limit.brokenIn().size() + " of " + Words.counted(limit.n(), "replication");
        return List.of(limit.ok() ? "held" : "BROKEN", rule(limit), nameOf(limit.variant()), outcome);
    }

    private String rule(LimitResult limit) {
        double bound = limit.atLeast().or(limit::atMost).orElseThrow();
        return titleOf(limit.measure()) + " of " + subjectName(limit.subject()) + " "
                + (limit.atLeast().isPresent() ? "at least " : "at most ")
                + Quantity.of(unitOf(limit), bound).exact(bound);
    }

    private static String unitOf(LimitResult limit) {
        return Measures.find(limit.measure()).map(Measure::unit).orElse("");
    }

    /** Paired differences of a measure, one table per pair of mixes; empty when there is one mix only. */
    String differences(String measure) {
        boolean severalSuppliers =
                summary.differences().stream().anyMatch(d -> d.scope().equals("mean"));
        List<DifferenceEstimate> shown = summary.differences().stream()
                .filter(d -> d.measure().equals(measure))
                .filter(d -> d.subject().equals("all")
                        || !severalSuppliers
                        || !d.scope().equals("supplier"))
                .toList();
        if (shown.isEmpty()) {
            return "";
        }
        DifferenceEstimate any = shown.get(0);
        StringBuilder text = new StringBuilder("\n")
                .append(console.painted("1", "differences of " + titleOf(measure)))
                .append(", on common random numbers, n = ")
                .append(any.n())
                .append(", ")
                .append(percent(any.level()))
                .append(" intervals\n");
        List<List<String>> pairs = shown.stream()
                .map(d -> List.of(mixOf(d.a()), mixOf(d.b())))
                .distinct()
                .toList();
        for (List<String> pair : pairs) {
            List<DifferenceEstimate> rows = shown.stream()
                    .filter(d ->
                            mixOf(d.a()).equals(pair.get(0)) && mixOf(d.b()).equals(pair.get(1)))
                    .toList();
            text.append("\n")
                    .append(mixTitle(pair.get(1)))
                    .append(", against ")
                    .append(mixTitle(pair.get(0)))
                    .append('\n');
            boolean alike = rows.stream().allMatch(d -> d.verdict().equals("equal") && d.lo() == 0 && d.hi() == 0);
            text.append(alike ? "  the same in every replication: nothing to compare\n" : differenceTable(rows));
        }
        return text.append(
                        "\nbetter, worse: the interval excludes zero; undecided: it does not; equal: all pairs are the same.\n")
                .append(sweep())
                .toString();
    }

    private String sweep() {
        if (summary.tornado().isPresent()) {
            Summary.Tornado tornado = summary.tornado().get();
            return "robust: the sign holds at every end of the assumptions that have a range ("
                    + Words.counted(tornado.ends(), "end") + ", "
                    + Words.counted(tornado.replications(), "replication") + " each);\n"
                    + "sensitive: it is another one at the ends named.\n";
        }
        boolean ranged = summary.assumptions().stream().anyMatch(a -> !a.range().isEmpty());
        return ranged
                ? "The verdicts were not tried at the ends of the assumptions.\n"
                : "No assumption of this scenario has a range, so no verdict is called robust or sensitive.\n";
    }

    private String differenceTable(List<DifferenceEstimate> rows) {
        List<String> who = new ArrayList<>();
        List<String> what = new ArrayList<>();
        List<List<String>> values = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        String last = "";
        for (DifferenceEstimate row : rows) {
            Quantity quantity = Quantity.of(row.unit(), row.mean(), row.lo(), row.hi());
            String subject = subjectName(row.subject());
            what.add(subject.equals(last) ? "" : subject);
            last = subject;
            who.add(asked(row));
            values.add(List.of(quantity.signed(row.mean()), "(" + quantity.signedRange(row.lo(), row.hi()) + ")"));
            verdicts.add(row.words() + row.caution().map(c -> " (" + c + ")").orElse(""));
        }
        return new Table()
                .words("", what)
                .words("", who)
                .numbers("", values)
                .words("", verdicts)
                .renderRows("  ");
    }

    private String asked(DifferenceEstimate row) {
        return switch (row.scope()) {
            case "mean" -> "mean over the suppliers";
            case "worst" -> "worst over the suppliers";
            default ->
                manifest.findVariant(row.b())
                        .map(manifest.variants()::get)
                        .flatMap(VariantEntry::supplierTitle)
                        .map(title -> "if " + title + " is turned")
                        .orElse("");
        };
    }

    private String mixOf(String variantOrMix) {
        return manifest.findVariant(variantOrMix)
                .map(n -> manifest.variants().get(n).mix())
                .orElse(variantOrMix);
    }

    private String mixTitle(String mix) {
        return manifest.variants().stream()
                .filter(v -> v.mix().equals(mix))
                .map(VariantEntry::mixTitle)
                .findFirst()
                .orElse(mix);
    }

    private String nameOf(String variant) {
        return manifest.findVariant(variant)
                .map(n -> nameOf(manifest.variants().get(n)))
                .orElse(variant);
    }

    /** {@code Two suppliers, if Vendor A is turned}. */
    static String nameOf(VariantEntry variant) {
        return variant.mixTitle()
                + variant.supplierTitle()
                        .map(title -> ", if " + title + " is turned")
                        .orElse("");
    }

    /** {@code health} for {@code sector:health}. */
    private String subjectName(String subject) {
        if (subject.equals("all")) {
            return "all sectors";
        }
        return subject.startsWith("sector:") ? manifest.sectorTitle(subject.substring("sector:".length())) : subject;
    }

    private static String titleOf(String measure) {
        return Measures.find(measure).map(Measure::title).orElse(measure);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static List<String> column(List<List<String>> cells, int number) {
        return cells.stream().map(row -> row.get(number)).toList();
    }
}
