package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bars that operators set by hand at places of access, during one run. Several bars at a place leave the product of what each lets through; a
 * class as a whole gets through with the mean over its places, weighted by devices. A change costs O(places x bars).
 */
final class Bars {

    private final SignallingTable table;
    private final List<Bar> inForce = new ArrayList<>();
    /** By place: share of what devices begin that is let through. */
    private final double[] through;

    private final double[] ofClass;

    private record Bar(int node, int number, double share, List<String> classes) {}

    Bars(SignallingTable table) {
        this.table = table;
        through = new double[table.places];
        ofClass = new double[table.classes.size()];
        reset();
    }

    void reset() {
        inForce.clear();
        Arrays.fill(through, 1);
        Arrays.fill(ofClass, 1);
    }

    boolean areNone() {
        return inForce.isEmpty();
    }

    void set(int node, int number, double share, List<String> classes) {
        inForce.add(new Bar(node, number, share, classes));
        workOut();
    }

    void lift(int node, int number) {
        inForce.removeIf(b -> b.node == node && b.number == number);
        workOut();
    }

    private void workOut() {
        Arrays.fill(through, 1);
        for (int c = 0; c < ofClass.length; c++) {
            double sum = 0;
            double all = 0;
            for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
                for (Bar bar : inForce) {
                    boolean isMeant = bar.classes.isEmpty()
                            || bar.classes.contains(table.classes.get(c).id());
                    through[p] *= bar.node == table.accessNode[p] && isMeant ? 1 - bar.share : 1;
                }
                sum += through[p] * table.members[p];
                all += table.members[p];
            }
            ofClass[c] = all > 0 ? sum / all : 1;
        }
    }

    /** Share of what devices begin at a place that is let through. */
    double through(int place) {
        return through[place];
    }

    /** Share of what devices of a class begin that is let through. */
    double ofClass(int c) {
        return ofClass[c];
    }
}
