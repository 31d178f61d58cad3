package org.faultline.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.stats.Interval;

/**
 * Combinations of measures by what they cost and what they save. A combination is beaten by another that costs no more and saves no less, if it
 * costs less, or saves more, or leaves something out that does nothing; those that none beats are efficient.
 */
public final class Frontier {

    /**
     * A combination that was run.
     *
     * @param measures ids; none for the mix as it is
     * @param mix id under which it was run
     * @param cost in euros, once
     * @param leadYears time until all of them act, in years: that of the slowest
     * @param loss expected loss of a year
     * @param saved what is lost less than without measures in a year in which all of them act, paired
     * @param total what is lost less over the time in question, each measure from the end of its lead time on; empty where no time is given
     * @param efficient true when none beats it
     * @param step what it saves more than the efficient one before it, paired; empty for the first and for those that are not efficient
     */
    public record Combination(
            List<String> measures,
            String mix,
            Amount cost,
            double leadYears,
            Interval loss,
            Interval saved,
            Optional<Interval> total,
            boolean efficient,
            Optional<Interval> step) {
        public Combination {
            measures = List.copyOf(measures);
        }

        /** What counts: the total where there is one, otherwise what is saved in a year. */
        public Interval counted() {
            return total.orElse(saved);
        }

        Combination marked(boolean isEfficient, Optional<Interval> more) {
            return new Combination(measures, mix, cost, leadYears, loss, saved, total, isEfficient, more);
        }

        private boolean beats(Combination other, double same) {
            double more = counted().mean() - other.counted().mean();
            if (cost.usual() > other.cost.usual() || more < -same) {
                return false;
            }
            return cost.usual() < other.cost.usual()
                    || more > same
                    || (measures.size() < other.measures.size() && other.measures.containsAll(measures));
        }
    }

    /**
     * An amount in euros.
     *
     * @param low sum of the least amounts
     * @param usual sum of the medians
     * @param high sum of the greatest amounts
     */
    public record Amount(double low, double usual, double high) {}

    /** What one combination saves more than another, paired. */
    @FunctionalInterface
    public interface More {
        Interval between(Combination before, Combination after);
    }

    /** Savings that differ by less, relative to the largest, are the same. */
    private static final double ROUNDING = 1e-9;

    private Frontier() {}

    /**
     * Marks the efficient ones, by the usual cost and the mean of what counts; order by cost, of equal ones those that save more first, then those
     * of fewer measures.
     */
    public static List<Combination> of(List<Combination> combinations, More more) {
        List<Combination> ordered = new ArrayList<>(combinations);
        ordered.sort(Comparator.<Combination>comparingDouble(c -> c.cost().usual())
                .thenComparing(c -> -c.counted().mean())
                .thenComparing(c -> c.measures().size())
                .thenComparing(Combination::mix));
        double same = ROUNDING
                * ordered.stream()
                        .mapToDouble(c -> Math.abs(c.counted().mean()))
                        .max()
                        .orElse(0);
        List<Combination> marked = new ArrayList<>();
        Optional<Combination> before = Optional.empty();
        for (Combination c : ordered) {
            boolean efficient = ordered.stream().noneMatch(other -> other.beats(c, same));
            marked.add(
                    c.marked(efficient, efficient ? before.map(b -> more.between(b, c)) : Optional.<Interval>empty()));
            before = efficient ? Optional.of(c) : before;
        }
        return marked;
    }
}
