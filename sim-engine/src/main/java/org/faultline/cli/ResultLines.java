package org.faultline.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.io.lines.Line;
import org.faultline.io.lines.ResultLine;
import org.faultline.io.results.Manifest;
import org.faultline.io.results.Manifest.VariantEntry;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.StoredRun;
import org.faultline.io.results.Summary;
import org.faultline.trace.Deadlock;

/** Results as lines of JSON, in an order that does not depend on threads. */
final class ResultLines {

    private final StoredRun run;
    private final Summary summary;

    ResultLines(StoredRun run, Summary summary) {
        this.run = run;
        this.summary = summary;
    }

    /** Every replication that counts. */
    Stream<Line> runs() {
        return run.rows().stream()
                .filter(row -> row.replication() < run.manifest().replications())
                .map(row -> {
                    VariantEntry variant = run.manifest().variants().get(row.variant());
                    return new ResultLine.Run(
                            variant.id(),
                            variant.mix(),
                            variant.supplier(),
                            row.replication(),
                            row.seed(),
                            row.hash(),
                            row.events(),
                            row.seconds());
                });
    }

    /** What was drawn for each replication; nothing where no number is uncertain. */
    Stream<Line> drawn() {
        Manifest manifest = run.manifest();
        Map<Integer, ReplicationRow> firsts = new TreeMap<>();
        run.rows().stream()
                .filter(row -> row.replication() < manifest.replications())
                .forEach(row -> firsts.putIfAbsent(row.replication(), row));
        return firsts.values().stream().flatMap(row -> manifest.uncertain().stream()
                .filter(number -> row.drawn().containsKey(number.name()))
                .map(number -> new ResultLine.Drawn(
                        number.name(),
                        number.unit(),
                        row.replication(),
                        row.seed(),
                        row.drawn().get(number.name()))));
    }

    /** Every measure of every subject. */
    Stream<Line> measures() {
        return summary.measures().stream()
                .map(m -> new ResultLine.Measure(
                        m.id(),
                        m.unit(),
                        m.subject(),
                        m.variant(),
                        mix(m.variant()),
                        supplier(m.variant()),
                        m.mean(),
                        m.lo(),
                        m.hi(),
                        m.level(),
                        m.n(),
                        m.censored(),
                        Optional.empty()));
    }

    /** Every paired difference. */
    Stream<Line> differences() {
        return summary.differences().stream()
                .map(d -> new ResultLine.Difference(
                        d.measure(),
                        d.unit(),
                        d.subject(),
                        d.scope(),
                        d.a(),
                        d.b(),
                        d.mean(),
                        d.lo(),
                        d.hi(),
                        d.level(),
                        d.n(),
                        d.verdict(),
                        d.robustness(),
                        d.flips().stream()
                                .map(f -> new ResultLine.Flip(f.assumption(), f.end(), f.value(), f.verdict()))
                                .toList()));
    }

    /** Every limit. */
    Stream<Line> limits() {
        return summary.limits().stream()
                .map(l -> new ResultLine.Limit(
                        l.id(),
                        l.variant(),
                        mix(l.variant()),
                        supplier(l.variant()),
                        l.measure(),
                        l.subject(),
                        l.atLeast(),
                        l.atMost(),
                        l.ok(),
                        l.value(),
                        l.n(),
                        l.brokenIn()));
    }

    /** Every variant that ended in a deadlock of recovery. */
    Stream<Line> deadlocks() {
        return summary.deadlocks().stream()
                .map(d ->
                        deadlock(entry(d.variant()).orElseThrow(), d.lockedIn(), d.n(), d.replication(), d.deadlock()));
    }

    /** A deadlock of recovery in one of the replications of a variant that ended so. */
    static Line deadlock(VariantEntry variant, List<Integer> lockedIn, int n, int replication, Deadlock deadlock) {
        return new ResultLine.Deadlock(
                variant.id(),
                variant.mix(),
                variant.supplier(),
                lockedIn,
                n,
                replication,
                deadlock.loops(),
                deadlock.members().count(),
                deadlock.members().first(),
                deadlock.waiting().count(),
                deadlock.waiting().first(),
                deadlock.starters().count(),
                deadlock.starters().first(),
                deadlock.shortest());
    }

    private String mix(String variant) {
        return entry(variant).map(VariantEntry::mix).orElse(variant);
    }

    private Optional<String> supplier(String variant) {
        return entry(variant).flatMap(VariantEntry::supplier);
    }

    private Optional<VariantEntry> entry(String variant) {
        Manifest manifest = run.manifest();
        return manifest.findVariant(variant).map(manifest.variants()::get);
    }
}
