package org.faultline.storm;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a set of controls makes of all storms of a grid.
 *
 * @param controls id of the set
 * @param ended storms that end within the run
 * @param storms all storms
 * @param meanHours outage until 99 in a hundred are served, mean over all storms; one that does not end counts for as long as the run showed it
 * @param isBound whether that is at least so long, because some do not end
 */
public record ControlHelp(String controls, long ended, long storms, double meanHours, boolean isBound) {

    /** The controls that stand alone in some cells, the one first that ends most storms, and of these the one with the shorter outages. */
    public static List<ControlHelp> alone(List<StormCell> cells) {
        Stream<String> ids = cells.stream()
                .map(StormCell::controls)
                .filter(id -> !id.equals(ControlSet.NONE) && !id.equals(ControlSet.ALL))
                .distinct();
        return ids.map(id -> of(id, cells))
                .sorted(Comparator.comparingLong((ControlHelp h) -> -h.ended)
                        .thenComparingDouble(ControlHelp::meanHours))
                .toList();
    }

    private static ControlHelp of(String id, List<StormCell> cells) {
        List<StormCell> own =
                cells.stream().filter(c -> c.controls().equals(id)).toList();
        long ended = own.stream().filter(c -> c.course() != Course.NEVER).count();
        double mean = own.stream().mapToDouble(c -> c.all().hours()).average().orElseThrow();
        return new ControlHelp(
                id, ended, own.size(), mean, own.stream().anyMatch(c -> c.all().isBound()));
    }

    /** In words: which control ends how many storms, and how long they last on the mean. */
    public String words() {
        return controls + " ends " + ended + " of " + storms + " (" + (isBound ? "at least " : "")
                + String.format(Locale.ROOT, "%.1f", meanHours) + " h on the mean)";
    }
}
