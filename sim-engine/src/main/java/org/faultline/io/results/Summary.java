package org.faultline.io.results;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.trace.Deadlock;

/**
 * What follows from the rows: the file {@code summary.json} of a run. Everything shown by the command line, the report and
 * the viewer stands here once, so that all three say the same.
 *
 * @param measures every measure of every subject in every variant
 * @param differences paired differences between variants
 * @param limits bounds stated before the run, and whether they held
 * @param curves service level and people affected over time, per variant and sector
 * @param chains losses of the median runs, attributed to what caused them
 * @param why causal chains of the services hit hardest in the median runs
 * @param medianRun the replication that stands for a variant, per variant
 * @param deadlocks of recovery, of each variant that ended in one
 * @param assumptions the register of numbers somebody chose
 * @param tornado how far the verdicts were tried at the ends of assumptions; empty when they were not
 * @param answer a few sentences computed from the above
 */
public record Summary(
        List<MeasureEstimate> measures,
        List<DifferenceEstimate> differences,
        List<LimitResult> limits,
        List<Curve> curves,
        List<ChainLoss> chains,
        List<WhyChain> why,
        List<MedianRun> medianRun,
        List<DeadlockEntry> deadlocks,
        List<AssumptionEntry> assumptions,
        Optional<Tornado> tornado,
        List<String> answer) {

    public Summary {
        measures = List.copyOf(measures);
        differences = List.copyOf(differences);
        limits = List.copyOf(limits);
        curves = List.copyOf(curves);
        chains = List.copyOf(chains);
        why = List.copyOf(why);
        medianRun = List.copyOf(medianRun);
        deadlocks = List.copyOf(deadlocks);
        assumptions = List.copyOf(assumptions);
        answer = List.copyOf(answer);
    }

    /**
     * A measure over the replications of one variant.
     *
     * @param id of the measure in the catalogue
     * @param subject e.g. {@code sector:health}
     * @param variant id of the variant
     * @param unit of mean, lo and hi
     * @param mean over the replications
     * @param lo lower end of the interval of the mean
     * @param hi upper end
     * @param level confidence of the interval, in (0, 1)
     * @param n number of replications
     * @param censored number of replications in which the value is only known to be at least what was counted, e.g. not restored before
     *     the horizon
     */
    public record MeasureEstimate(
            String id,
            String subject,
            String variant,
            String unit,
            double mean,
            double lo,
            double hi,
            double level,
            int n,
            int censored) {}

    /**
     * How much more of a measure the second variant has than the first, on common random numbers.
     *
     * @param measure id of the measure
     * @param subject e.g. {@code sector:health}
     * @param a id of the variant or mix that is the yardstick
     * @param b id of the other
     * @param scope {@code supplier} when both attack the same supplier, {@code mean} for the mean and {@code worst} for the worst over
     *     the suppliers asked
     * @param unit of mean, lo and hi
     * @param mean of b minus a over the replications
     * @param lo lower end of the interval of that mean
     * @param hi upper end
     * @param level confidence of the interval, in (0, 1)
     * @param n number of pairs
     * @param verdict {@code better}, {@code worse}, {@code equal} or {@code undecided}
     * @param robustness {@code robust}, {@code sensitive}, {@code untested}, or {@code none} where there is no sign to hold
     * @param flips ends of assumptions at which the sign is another one; empty unless sensitive
     */
    public record DifferenceEstimate(
            String measure,
            String subject,
            String a,
            String b,
            String scope,
            String unit,
            double mean,
            double lo,
            double hi,
            double level,
            int n,
            String verdict,
            String robustness,
            List<Flip> flips) {

        private static final int MOST_FLIPS = 2;
        private static final int FEW_PAIRS = 20;

        public DifferenceEstimate {
            flips = List.copyOf(flips);
        }

        /** That the verdict rests on few pairs, e.g. {@code n = 5: may still change}; empty from twenty on, and where every pair is equal. */
        public Optional<String> caution() {
            return n < FEW_PAIRS && !verdict.equals("equal")
                    ? Optional.of("n = " + n + ": may still change")
                    : Optional.empty();
        }

        /** The verdict in words, e.g. {@code better, sensitive to battery-hours (at 0.5 h: worse)}. */
        public String words() {
            if (robustness.equals("robust")) {
                return verdict + ", robust";
            }
            if (!robustness.equals("sensitive")) {
                return verdict;
            }
            String named = flips.stream().limit(MOST_FLIPS).map(Flip::words).collect(Collectors.joining(" and to "));
            int more = flips.size() - MOST_FLIPS;
            return verdict + ", sensitive to " + named + (more > 0 ? " and " + more + " more" : "");
        }
    }

    /**
     * An end of an assumption that changes the sign of a difference.
     *
     * @param assumption its id
     * @param end {@code low} or {@code high}
     * @param value what was put in, as an author would write it
     * @param verdict by the sign of the mean difference there
     */
    public record Flip(String assumption, String end, String value, String verdict) {

        String words() {
            return assumption + " (at " + value + ": " + verdict + ")";
        }
    }

    /**
     * The sweep over the ends of assumptions.
     *
     * @param replications at each end
     * @param ends number of ends that were tried
     * @param differences of people-hours lost in all: in the replications of the ends as they are, and at each end
     */
    public record Tornado(int replications, int ends, List<AtEnd> differences) {
        public Tornado {
            differences = List.copyOf(differences);
        }
    }

    /**
     * A paired difference with one assumption at an end of its range.
     *
     * @param assumption its id; empty as it is
     * @param end {@code low} or {@code high}, or {@link #AS_IS} for the same replications with everything as it is
     * @param value what was put in, as an author would write it; empty as it is
     * @param a id of a variant or mix, as in {@link DifferenceEstimate}
     * @param b likewise
     * @param scope likewise
     * @param unit of mean, lo and hi
     * @param mean of b minus a
     * @param lo lower end of the interval of the mean
     * @param hi upper end
     * @param level confidence of the interval
     * @param n number of pairs
     */
    public record AtEnd(
            String assumption,
            String end,
            String value,
            String a,
            String b,
            String scope,
            String unit,
            double mean,
            double lo,
            double hi,
            double level,
            int n) {

        public static final String AS_IS = "as-is";
    }

    /**
     * A bound and whether it held.
     *
     * @param id of the limit
     * @param variant id of the variant
     * @param measure id of the measure that is bounded
     * @param subject e.g. {@code sector:health}
     * @param atLeast lower bound, in the unit of the measure
     * @param atMost upper bound; one of the two is there
     * @param ok true when it held in every replication
     * @param value the worst value over the replications, in the unit of the measure
     * @param n number of replications
     * @param brokenIn replications that broke it, ascending
     */
    public record LimitResult(
            String id,
            String variant,
            String measure,
            String subject,
            Optional<Double> atLeast,
            Optional<Double> atMost,
            boolean ok,
            double value,
            int n,
            List<Integer> brokenIn) {
        public LimitResult {
            brokenIn = List.copyOf(brokenIn);
        }
    }

    /**
     * A sector over time: medians over the replications with a band around them.
     *
     * @param variant id of the variant
     * @param sector id of the sector
     * @param hours since the start of the scenario, ascending
     * @param median service level in [0, 1] at each hour
     * @param lo lower end of the band
     * @param hi upper end of the band
     * @param people median of the people affected
     * @param peopleLo lower end of the band
     * @param peopleHi upper end of the band
     */
    public record Curve(
            String variant,
            String sector,
            List<Double> hours,
            List<Double> median,
            List<Double> lo,
            List<Double> hi,
            List<Double> people,
            List<Double> peopleLo,
            List<Double> peopleHi) {
        public Curve {
            hours = List.copyOf(hours);
            median = List.copyOf(median);
            lo = List.copyOf(lo);
            hi = List.copyOf(hi);
            people = List.copyOf(people);
            peopleLo = List.copyOf(peopleLo);
            peopleHi = List.copyOf(peopleHi);
        }
    }

    /**
     * The part of a median run's loss that goes back to one cause. The parts of a variant add up to its total.
     *
     * @param variant id of the variant
     * @param replication number of the median run
     * @param cause id of a campaign step, or {@code no step}
     * @param title of the cause
     * @param peopleHours lost
     * @param share of the run's total, in [0, 1]
     */
    public record ChainLoss(
            String variant, int replication, String cause, String title, double peopleHours, double share) {}

    /**
     * Why something failed, from the campaign step down to it.
     *
     * @param variant id of the variant
     * @param subject id of the service or asset that failed
     * @param title a sentence
     * @param links in order of time, the root cause first
     */
    public record WhyChain(String variant, String subject, String title, List<WhyLink> links) {
        public WhyChain {
            links = List.copyOf(links);
        }
    }

    /**
     * One event of a causal chain.
     *
     * @param timeHours since the start of the scenario
     * @param subject id of the asset, service or step
     * @param what changed, as a lower-case word
     * @param from value before
     * @param to value after
     * @param together other providers of the same need that were below full by then, where providers stand in for each other
     */
    public record WhyLink(double timeHours, String subject, String what, double from, double to, List<Also> together) {
        public WhyLink {
            together = List.copyOf(Objects.requireNonNullElse(together, List.of()));
        }

        /** A link that nothing else had a part in. */
        public WhyLink(double timeHours, String subject, String what, double from, double to) {
            this(timeHours, subject, what, from, to, List.of());
        }
    }

    /**
     * A provider that was below full when something followed from the fall of another.
     *
     * @param subject id of the asset or service
     * @param level what it delivered, in [0, 1)
     * @param sinceHours when it fell below full, since the start of the scenario
     */
    public record Also(String subject, double level, double sinceHours) {}

    /**
     * The replication that stands for a variant: the one whose total loss is the median.
     *
     * @param variant id of the variant
     * @param replication its number
     * @param hash of its event log
     */
    public record MedianRun(String variant, int replication, String hash) {}

    /**
     * How often a variant ended in a deadlock of recovery.
     *
     * @param variant id of the variant
     * @param lockedIn replications that ended so, ascending
     * @param n number of replications
     * @param replication the one that is described: the median run if it ended so, otherwise the first that did
     * @param deadlock of that replication
     */
    public record DeadlockEntry(String variant, List<Integer> lockedIn, int n, int replication, Deadlock deadlock) {
        public DeadlockEntry {
            lockedIn = List.copyOf(lockedIn);
        }

        /** How often, who waits for whom, and what helps, as a sentence. */
        public String words() {
            String often = n == 1
                    ? ""
                    : " in " + (lockedIn.size() == n ? "all " : lockedIn.size() + " of ") + n + " replications";
            String which = lockedIn.size() == 1 ? "" : "in replication " + replication + " ";
            return "Recovery deadlock" + often + ": " + which + deadlock.words() + ".";
        }
    }

    /**
     * A number somebody chose.
     *
     * @param id short word
     * @param statement what is assumed, with value and unit
     * @param grade measured, published, expert or assumed
     * @param source title and address; empty when unsupported
     * @param range where the number may lie and which value it is, in words; empty when that was not said
     */
    public record AssumptionEntry(String id, String statement, String grade, String source, String range) {}

    /** The same summary with other sentences. */
    Summary withAnswer(List<String> sentences) {
        return new Summary(
                measures,
                differences,
                limits,
                curves,
                chains,
                why,
                medianRun,
                deadlocks,
                assumptions,
                tornado,
                sentences);
    }

    /** The estimate of one measure, if the run has it. */
    public Optional<MeasureEstimate> findMeasure(String id, String subject, String variant) {
        return measures.stream()
                .filter(m -> m.id().equals(id)
                        && m.subject().equals(subject)
                        && m.variant().equals(variant))
                .findFirst();
    }

    /** The deadlock of a variant, if it ended in one. */
    public Optional<DeadlockEntry> findDeadlock(String variant) {
        return deadlocks.stream().filter(d -> d.variant().equals(variant)).findFirst();
    }

    /** The median run of a variant, if it was determined. */
    public Optional<MedianRun> findMedianRun(String variant) {
        return medianRun.stream().filter(m -> m.variant().equals(variant)).findFirst();
    }
}
