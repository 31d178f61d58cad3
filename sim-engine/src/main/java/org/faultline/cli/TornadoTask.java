package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.experiment.Difference;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Outcome;
import org.faultline.experiment.Plan;
import org.faultline.experiment.Robustness;
import org.faultline.experiment.RunRow;
import org.faultline.experiment.TornadoEnd;
import org.faultline.impact.MeasureKey;
import org.faultline.impact.Measures;
import org.faultline.io.results.ReplicationRow;
import org.faultline.io.results.RunFolder;
import org.faultline.io.results.Summary.AtEnd;
import org.faultline.io.results.Summary.Tornado;
import org.faultline.io.results.TornadoRow;

/**
 * Tries the verdicts of a comparison at both ends of every assumption that has a range: the end is put into the document, all
 * variants are run with the same seeds, and the sign of each difference is looked at. What an earlier run has finished is not
 * run again.
 */
final class TornadoTask {

    /** What came of it: nothing when it was stopped or there was nothing to try. */
    record Swept(Optional<Tornado> tornado, List<Robustness> robustness) {

        static final Swept NOTHING = new Swept(Optional.empty(), List.of());
    }

    private static final MeasureKey LOSS = new MeasureKey("people-hours-lost", "all");
    private static final String LOSS_UNIT =
            Measures.find(LOSS.measure()).orElseThrow().unit();

    private final Question question;
    private final Experiment base;
    private final Plan plan;
    private final RunFolder folder;
    private final Progress progress;
    private final List<RunTask.Failure> failures;
    private final Interruption interruption;

    /**
     * A sweep.
     *
     * @param base the experiment with the values in force
     * @param plan with the replications wanted at each end
     * @param failures hears of replications that fail
     */
    TornadoTask(
            Question question,
            Experiment base,
            Plan plan,
            RunFolder folder,
            Progress progress,
            List<RunTask.Failure> failures,
            Interruption interruption) {
        this.question = question;
        this.base = base;
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
        this.failures = failures;
        this.interruption = interruption;
    }

    /** Sweeps over all ends and judges the differences of an outcome. */
    Swept sweep(Outcome outcome) throws IOException {
        List<TornadoEnd> ends = TornadoEnd.of(question.scenario());
        if (ends.isEmpty()) {
            return Swept.NOTHING;
        }
        List<TornadoRow> earlier = folder.earlierAtEnds();
        Map<TornadoEnd, List<RunRow>> before = new LinkedHashMap<>();
        ends.forEach(end -> before.put(end, finished(end, earlier)));
        int each = plan.variants().size() * plan.replications();
        progress.count(
                "replications at ends of assumptions",
                ends.size() * each,
                before.values().stream().mapToInt(List::size).sum());
        Map<TornadoEnd, List<Difference>> differences = new LinkedHashMap<>();
        for (TornadoEnd end : ends) {
            List<RunRow> rows = before.get(end).size() == each ? before.get(end) : run(end, before.get(end));
            if (interruption.happened()) {
                return Swept.NOTHING;
            }
            differences.put(end, base.differences(plan, rows));
        }
        return new Swept(
                Optional.of(new Tornado(plan.replications(), ends.size(), atEnds(outcome, differences))),
                outcome.differences().stream()
                        .map(d -> robustness(d, differences))
                        .toList());
    }

    /** What the report draws: losses of everybody at every end, and in the same replications as they are. */
    private List<AtEnd> atEnds(Outcome outcome, Map<TornadoEnd, List<Difference>> differences) {
        List<RunRow> same = outcome.rows().stream()
                .filter(row -> row.replication() < plan.replications())
                .toList();
        List<AtEnd> found = new ArrayList<>();
        losses(base.differences(plan, same)).forEach(d -> found.add(atEnd("", AtEnd.AS_IS, "", d)));
        differences.forEach((end, there) -> losses(there)
                .forEach(d -> found.add(atEnd(end.assumption(), end.side().id(), end.value(), d))));
        return found;
    }

    private static Stream<Difference> losses(List<Difference> of) {
        return of.stream().filter(d -> d.key().equals(LOSS));
    }

    private static AtEnd atEnd(String assumption, String end, String value, Difference d) {
        return new AtEnd(
                assumption,
                end,
                value,
                d.a(),
                d.b(),
                d.scope().id(),
                LOSS_UNIT,
                d.interval().mean(),
                d.interval().low(),
                d.interval().high(),
                d.interval().level(),
                d.interval().n());
    }

    private List<RunRow> finished(TornadoEnd end, List<TornadoRow> earlier) {
        return earlier.stream()
                .filter(t -> t.assumption().equals(end.assumption())
                        && t.end().equals(end.side().id())
                        && t.row().replication() < plan.replications())
                .map(t -> t.row().toRunRow())
                .toList();
    }

    private List<RunRow> run(TornadoEnd end, List<RunRow> before) {
        List<RunRow> rows = new ArrayList<>(before);
        experimentAt(end).replicate(plan, before, new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                rows.add(row);
                keep(end, row);
                progress.one(true);
            }

            @Override
            public void failed(int variant, int replication, RuntimeException fault) {
                String id = question.scenario().variants().get(variant).id();
                String where = id + " with " + end.sets() + "=" + end.value();
                failures.add(new RunTask.Failure(where, replication, fault));
                progress.one(false);
            }

            @Override
            public boolean stopRequested() {
                return interruption.happened();
            }
        });
        return rows;
    }

    private Experiment experimentAt(TornadoEnd end) {
        try {
            return base.with(question.template().with(end.sets(), end.value()));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    Exit.INVALID,
                    "The " + end.side().id() + " end of assumption " + end.assumption() + " cannot be tried: "
                            + e.getMessage(),
                    "mend the range, or compare with --no-tornado");
        }
    }

    private void keep(TornadoEnd end, RunRow row) {
        try {
            folder.append(new TornadoRow(
                    end.assumption(), end.side().id(), end.sets(), end.value(), ReplicationRow.of(row, plan.seed())));
        } catch (IOException e) {
            throw new UncheckedIOException("The results cannot be written to " + folder.path(), e);
        }
    }

    private static Robustness robustness(Difference of, Map<TornadoEnd, List<Difference>> atEnds) {
        Map<TornadoEnd, Difference> same = new LinkedHashMap<>();
        atEnds.forEach((end, differences) -> IntStream.range(0, differences.size())
                .mapToObj(differences::get)
                .filter(d -> d.scope() == of.scope()
                        && d.a().equals(of.a())
                        && d.b().equals(of.b())
                        && d.key().equals(of.key()))
                .findFirst()
                .ifPresent(d -> same.put(end, d)));
        return Robustness.of(of, same);
    }
}
