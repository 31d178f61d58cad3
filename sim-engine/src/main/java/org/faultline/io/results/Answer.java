package org.faultline.io.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.io.results.Summary.ChainLoss;
import org.faultline.io.results.Summary.DifferenceEstimate;
import org.faultline.io.results.Summary.LimitResult;
import org.faultline.io.results.Summary.MeasureEstimate;
import org.faultline.model.Vendor;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;

/** A few sentences that say what a run found, every number with its interval. */
final class Answer {

    private static final String LOST = "people-hours-lost";

    private final Scenario scenario;
    private final Summary summary;

    Answer(Scenario scenario, Summary summary) {
        this.scenario = scenario;
        this.summary = summary;
    }

    /** The sentences, the most important first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        worst().ifPresent(worst -> {
            sentences.add(loss(worst));
            if (worst.mean() > 0) {
                lowest(worst.variant()).ifPresent(sentences::add);
                cause(worst.variant()).ifPresent(sentences::add);
            }
        });
        summary.differences().stream()
                .filter(d -> d.measure().equals(LOST) && d.subject().equals("all"))
                .filter(d -> d.scope()
                        .equals(
                                scenario.variants().stream()
                                                        .filter(v ->
                                                                v.supplier().isPresent())
                                                        .count()
                                                > mixes()
                                        ? "mean"
                                        : "supplier"))
                .map(this::difference)
                .forEach(sentences::add);
        limits().ifPresent(sentences::add);
        return sentences;
    }

    private Optional<MeasureEstimate> worst() {
        return summary.measures().stream()
                .filter(m -> m.id().equals(LOST) && m.subject().equals("all"))
                .max(Comparator.comparingDouble(MeasureEstimate::mean));
    }

    private String loss(MeasureEstimate m) {
        Quantity quantity = Quantity.of(m.unit(), m.mean(), m.lo(), m.hi());
        String horizon = Math.round(scenario.horizonHours()) + " h";
        if (m.mean() == 0) {
            return "Nothing is lost in " + horizon + ".";
        }
        String lost = quantity.text(m.mean()) + " people-hours";
        return scenario.variants().size() > 1
                ? "The most is lost under " + name(m.variant()) + ": " + lost + " in " + horizon + " "
                        + interval(quantity, m) + "."
                : "Under " + name(m.variant()) + " " + lost + " are lost in " + horizon + " " + interval(quantity, m)
                        + ".";
    }

    private Optional<String> lowest(String variant) {
        return summary.measures().stream()
                .filter(m -> m.variant().equals(variant)
                        && m.id().equals("lowest-level")
                        && m.subject().startsWith("sector:"))
                .min(Comparator.comparingDouble(MeasureEstimate::mean))
                .map(m -> {
                    Quantity quantity = Quantity.of(m.unit(), m.mean(), m.lo(), m.hi());
                    String sector = scenario.sectorTitles()
                            .getOrDefault(m.subject().substring("sector:".length()), m.subject());
                    return sector + " falls lowest, to " + quantity.text(m.mean()) + " of its service "
                            + interval(quantity, m) + ".";
                });
    }

    private Optional<String> cause(String variant) {
        return summary.chains().stream()
                .filter(c -> c.variant().equals(variant))
                .findFirst()
                .map(Answer::cause);
    }

    private static String cause(ChainLoss chain) {
        return "In its median run " + Quantity.of("share", chain.share()).text(chain.share())
                + " of the loss goes back to \"" + chain.title() + "\".";
    }

    private String difference(DifferenceEstimate d) {
        Quantity quantity = Quantity.of(d.unit(), d.mean(), d.lo(), d.hi());
        String size = d.mean() == 0 && d.lo() == d.hi()
                ? "loses the same"
                : "loses " + quantity.text(Math.abs(d.mean())) + " people-hours " + (d.mean() < 0 ? "less" : "more");
        return name(d.b()) + " " + size + " than " + name(d.a())
                + (d.scope().equals("mean") ? " in the mean over the suppliers" : "")
                + " (" + Math.round(d.level() * 100) + " % interval of the difference "
                + quantity.signedRange(d.lo(), d.hi())
                + "): " + d.words() + ".";
    }

    private Optional<String> limits() {
        long broken = summary.limits().stream().filter(l -> !l.ok()).count();
        if (summary.limits().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                broken == 0
                        ? "All limits held in every replication."
                        : broken + " of " + summary.limits().size()
                                + (summary.limits().size() == 1
                                        ? " limit is"
                                        : broken == 1 ? " limits is" : " limits are")
                                + " broken, the first of them \""
                                + summary.limits().stream()
                                        .filter(l -> !l.ok())
                                        .map(LimitResult::id)
                                        .findFirst()
                                        .orElseThrow()
                                + "\".");
    }

    private static String interval(Quantity quantity, MeasureEstimate m) {
        if (m.n() == 1) {
            return "(one replication, no interval)";
        }
        return m.lo() == m.hi()
                ? "(alike in all " + m.n() + " replications)"
                : "(" + Math.round(m.level() * 100) + " % interval " + quantity.bareRange(m.lo(), m.hi()) + ")";
    }

    private long mixes() {
        return scenario.variants().stream().map(v -> v.mix().id()).distinct().count();
    }

    /** {@code "Two suppliers" if Vendor A is turned} for a variant, {@code "Two suppliers"} for a mix. */
    private String name(String variantOrMix) {
        for (Variant variant : scenario.variants()) {
            if (variant.id().equals(variantOrMix)) {
                return "\"" + variant.mix().title() + "\""
                        + variant.supplier()
                                .map(s -> " if " + title(s) + " is turned")
                                .orElse("");
            }
            if (variant.mix().id().equals(variantOrMix)) {
                return "\"" + variant.mix().title() + "\"";
            }
        }
        return variantOrMix;
    }

    private String title(String vendor) {
        return scenario.vendors().stream()
                .filter(v -> v.id().equals(vendor))
                .map(Vendor::title)
                .findFirst()
                .orElse(vendor);
    }
}
