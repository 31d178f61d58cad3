package org.faultline.report;

import java.util.Optional;
import org.faultline.impact.Measure;
import org.faultline.impact.Measures;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.io.results.Summary.MeasureEstimate;

/** Limits in words: in how many replications each broke, the worst that was seen, and what was asked. */
final class LimitTexts {

    private final Evidence evidence;

    LimitTexts(Evidence evidence) {
        this.evidence = evidence;
    }

    /** The share of replications that broke the limit. */
    static double shareBroken(LimitResult limit) {
        return (double) limit.brokenIn().size() / Math.max(1, limit.n());
    }

    /** Writes one limit: {@code lowest level of Health broken in 3 of 20 runs, worst 31 % (at least 60 %)}. */
    void write(Html html, LimitResult limit) {
        Scale scale = Scale.of(unit(limit), Math.abs(limit.value()));
        int index = evidence.summary().limits().indexOf(limit);
        html.leaf("strong", what(limit), "data-exact", "label")
                .open("span", "data-estimate", "worst", "data-n", Integer.toString(limit.n()));
        html.text(limit.n() == 1 ? inTheOnlyRun(limit) : inRuns(limit));
        Sourced.summary("/limits/" + index + "/value", limit.value()).write(html, "b", scale.full(limit.value()));
        html.close().text(" (");
        writeBound(html, scale, "at least ", limit.atLeast());
        writeBound(html, scale, "at most ", limit.atMost());
        html.text(")");
    }

    /** The measure and whose it is, in the words of the command line. */
    private String what(LimitResult limit) {
        String measure = Measures.find(limit.measure()).map(Measure::title).orElse(limit.measure());
        String subject = limit.subject();
        if (subject.equals(Evidence.EVERYONE)) {
            return measure + " of all sectors";
        }
        String sector = Evidence.sector("");
        return measure + " of "
                + (subject.startsWith(sector)
                        ? evidence.manifest().sectorTitle(subject.substring(sector.length()))
                        : subject);
    }

    private static String inTheOnlyRun(LimitResult limit) {
        return (limit.ok() ? " kept" : " broken") + " in the only run, with ";
    }

    private static String inRuns(LimitResult limit) {
        String runs = limit.n() + " runs, worst ";
        return limit.ok()
                ? " kept in all " + runs
                : " broken in " + limit.brokenIn().size() + " of " + runs;
    }

    private static void writeBound(Html html, Scale scale, String words, Optional<Double> bound) {
        if (bound.isPresent()) {
            Exact.setting(html, words + scale.full(bound.get()));
        }
    }

    private String unit(LimitResult limit) {
        return evidence.summary().measures().stream()
                .filter(m -> m.id().equals(limit.measure()))
                .map(MeasureEstimate::unit)
                .findFirst()
                .orElse("");
    }
}
