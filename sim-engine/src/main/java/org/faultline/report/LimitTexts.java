package org.faultline.report;

import java.util.Optional;
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

    /** Writes one limit: {@code health-60 broken in 3 of 20 runs, worst 31 % (at least 60 %)}. */
    void write(Html html, LimitResult limit) {
        Scale scale = Scale.of(unit(limit), Math.abs(limit.value()));
        int index = evidence.summary().limits().indexOf(limit);
        html.leaf("strong", limit.id(), "data-exact", "label")
                .open("span", "data-estimate", "worst", "data-n", Integer.toString(limit.n()));
        html.text(limit.n() == 1 ? inTheOnlyRun(limit) : inRuns(limit));
        Sourced.summary("/limits/" + index + "/value", limit.value()).write(html, "b", scale.full(limit.value()));
        html.close().text(" (");
        writeBound(html, scale, "at least ", limit.atLeast());
        writeBound(html, scale, "at most ", limit.atMost());
        html.text(")");
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
