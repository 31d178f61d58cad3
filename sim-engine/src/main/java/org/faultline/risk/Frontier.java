package org.faultline.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.stats.Interval;

/**
 * Combinations of measures by what they cost and what they save. A combination is efficient when none that costs no more saves more.
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
     * @param saved what is lost less than without measures, paired
     * @param efficient true when nothing that costs no more saves more
     */
    public record Combination(
            List<String> measures,
            String mix,
            Amount cost,
            double leadYears,
            Interval loss,
            Interval saved,
            boolean efficient) {
        public Combination {
            measures = List.copyOf(measures);
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

    private Frontier() {}

    /** Marks the efficient ones, by the usual cost and the mean that is saved; order by cost, of equal ones those that save more first. */
    public static List<Combination> of(List<Combination> packages) {
        List<Combination> ordered = new ArrayList<>(packages);
        ordered.sort(Comparator.<Combination>comparingDouble(p -> p.cost().usual())
                .thenComparing(p -> -p.saved().mean())
                .thenComparing(Combination::mix));
        double best = Double.NEGATIVE_INFINITY;
        List<Combination> marked = new ArrayList<>();
        for (Combination p : ordered) {
            boolean efficient = p.saved().mean() > best;
            best = Math.max(best, p.saved().mean());
            marked.add(new Combination(p.measures(), p.mix(), p.cost(), p.leadYears(), p.loss(), p.saved(), efficient));
        }
        return marked;
    }
}
