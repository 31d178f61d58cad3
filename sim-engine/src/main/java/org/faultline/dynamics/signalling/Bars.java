package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.model.AccessCategory;

/**
 * Bars that operators set by hand at places of access, during one run. Several bars at a place leave the product of what each lets through; a
 * class as a whole gets through with the mean over its places, weighted by devices. A change costs O(categories x places x bars).
 */
final class Bars {

    private final SignallingTable table;
    private final List<Bar> inForce = new ArrayList<>();
    /** By category and place: share of what devices begin that is let through. */
    private final Map<AccessCategory, double[]> through = new EnumMap<>(AccessCategory.class);

    private final Map<AccessCategory, double[]> ofClass = new EnumMap<>(AccessCategory.class);

    private record Bar(int node, int number, double share, List<String> classes, List<AccessCategory> categories) {

        boolean isMeant(AccessCategory category, String id) {
            return (classes.isEmpty() || classes.contains(id))
                    && (categories.isEmpty() ? category.isBarredUnnamed() : categories.contains(category));
        }
    }

    Bars(SignallingTable table) {
        this.table = table;
        for (AccessCategory category : AccessCategory.values()) {
            through.put(category, new double[table.places]);
            ofClass.put(category, new double[table.classes.size()]);
        }
        reset();
    }

    void reset() {
        inForce.clear();
        workOut();
    }

    boolean areNone() {
        return inForce.isEmpty();
    }

    void set(int node, int number, double share, List<String> classes, List<AccessCategory> categories) {
        inForce.add(new Bar(node, number, share, classes, categories));
        workOut();
    }

    void lift(int node, int number) {
        inForce.removeIf(b -> b.node == node && b.number == number);
        workOut();
    }

    private void workOut() {
        through.forEach((category, atPlace) -> workOut(category, atPlace, in(ofClass, category)));
    }

    private void workOut(AccessCategory category, double[] atPlace, double[] inClass) {
        Arrays.fill(atPlace, 1);
        Arrays.fill(inClass, 1);
        for (int c = 0; c < inClass.length && !inForce.isEmpty(); c++) {
            double sum = 0;
            double all = 0;
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                for (Bar bar : inForce) {
                    boolean isMeant = bar.isMeant(category, table.classes.get(c).id());
                    atPlace[p] *= bar.node == table.accessNode[p] && isMeant ? 1 - bar.share : 1;
                }
                sum += atPlace[p] * table.members[p];
                all += table.members[p];
            }
            inClass[c] = all > 0 ? sum / all : 1;
        }
    }

    /** Share of what devices begin at a place that is let through, by category. */
    double through(AccessCategory category, int place) {
        return in(through, category)[place];
    }

    /** Share of what devices of a class begin that is let through, by category. */
    double ofClass(AccessCategory category, int c) {
        return in(ofClass, category)[c];
    }

    private static double[] in(Map<AccessCategory, double[]> shares, AccessCategory category) {
        return Objects.requireNonNull(shares.get(category));
    }
}
