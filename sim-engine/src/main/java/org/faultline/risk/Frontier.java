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
     * @param loss expected loss of a year
     * @param saved what is lost less than without measures, paired
     * @param efficient true when nothing that costs no more saves more
     */
    public record Package(
            List<String> measures, String mix, Amount cost, Interval loss, Interval saved, boolean efficient) {
        public Package {
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
    public static List<Package> of(List<Package> packages) {
        List<Package> ordered = new ArrayList<>(packages);
        ordered.sort(Comparator.<Package>comparingDouble(p -> p.cost().usual())
                .thenComparing(p -> -p.saved().mean())
                .thenComparing(Package::mix));
        double best = Double.NEGATIVE_INFINITY;
        List<Package> marked = new ArrayList<>();
        for (Package p : ordered) {
            boolean efficient = p.saved().mean() > best;
            best = Math.max(best, p.saved().mean());
            marked.add(new Package(p.measures(), p.mix(), p.cost(), p.loss(), p.saved(), efficient));
        }
        return marked;
    }
}
