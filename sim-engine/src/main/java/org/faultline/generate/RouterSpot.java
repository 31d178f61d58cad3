package org.faultline.generate;

import java.util.List;

/**
 * Where a router stands, in km on the map, and the number of the settlement whose power it has.
 *
 * @param x easting in km
 * @param y northing in km
 * @param settlement number of a settlement
 */
record RouterSpot(double x, double y, int settlement) {

    /** Eastings of some spots. */
    static double[] xs(List<RouterSpot> spots) {
        return spots.stream().mapToDouble(RouterSpot::x).toArray();
    }

    /** Northings of some spots. */
    static double[] ys(List<RouterSpot> spots) {
        return spots.stream().mapToDouble(RouterSpot::y).toArray();
    }

    /** Finds the nearest of some spots. */
    static KdTree tree(List<RouterSpot> spots) {
        return new KdTree(xs(spots), ys(spots));
    }
}
