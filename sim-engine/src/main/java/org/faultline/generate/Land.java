package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The land as a raster: which region every square of 2 km belongs to.
 *
 * <p>Squares are filled state by state from the outline (scan lines, even-odd rule). Borders of districts are not in the tables: a
 * square belongs to the district of the municipality for which {@code distance - sqrt(area / pi)} is least, a Voronoi diagram with
 * additive weights, which gives each municipality about its own area. Cost O(squares log municipalities).
 */
final class Land {

    /** Side of a square in km. */
    static final double STEP_KM = 2;

    static final int CANDIDATES = 6;

    /** A square by its centre, in km. */
    record Square(double x, double y, boolean builtUp) {}

    private final double left;
    private final double bottom;
    private final int width;
    private final boolean[] isLand;
    private final List<List<Square>> byRegion = new ArrayList<>();

    Land(CountryTables tables, Territory territory) {
        Plane plane = territory.plane();
        double[] box = box(tables.outline(), plane);
        this.left = box[0];
        this.bottom = box[1];
        this.width = (int) Math.ceil((box[2] - left) / STEP_KM) + 1;
        int height = (int) Math.ceil((box[3] - bottom) / STEP_KM) + 1;
        this.isLand = new boolean[width * height];
        territory.regions().forEach(r -> byRegion.add(new ArrayList<>()));
        for (int s = 0; s < tables.states().size(); s++) {
            List<Borders.Ring> rings = tables.outline()
                    .states()
                    .getOrDefault(tables.states().get(s).id(), List.of());
            Districts districts = new Districts(tables, territory, s);
            for (int row = 0; row < height; row++) {
                fill(row, rings, plane, districts);
            }
        }
        fillEmptyRegions(territory);
        sortAlongCurve(Math.max(width, height) * STEP_KM);
    }

    /** A region whose squares all went to larger neighbours, or that is an island too small for the outline, gets one at its centre. */
    private void fillEmptyRegions(Territory territory) {
        for (int r = 0; r < byRegion.size(); r++) {
            if (byRegion.get(r).isEmpty()) {
                Settlement countryside = territory.settlements().get(territory.countrysideOf(r));
                byRegion.get(r).add(new Square(countryside.x(), countryside.y(), false));
            }
        }
    }

    /** Squares of a region in the order of a Hilbert curve, so that every n-th square is an even sample of the region. */
    List<Square> squaresOf(int region) {
        return byRegion.get(region);
    }

    /** True when a point lies in a square of the raster that is land. */
    boolean contains(double x, double y) {
        int column = (int) Math.floor((x - left) / STEP_KM);
        int row = (int) Math.floor((y - bottom) / STEP_KM);
        return column >= 0 && column < width && row >= 0 && row < isLand.length / width && isLand[row * width + column];
    }

    private void fill(int row, List<Borders.Ring> rings, Plane plane, Districts districts) {
        double y = bottom + (row + 0.5) * STEP_KM;
        double latitude = plane.latitude(y);
        double[] crossings = crossings(rings, latitude);
        for (int i = 0; i + 1 < crossings.length; i += 2) {
            double from = plane.x(latitude, crossings[i]);
            double to = plane.x(latitude, crossings[i + 1]);
            int column = (int) Math.ceil((from - left) / STEP_KM - 0.5);
            for (double x = left + (column + 0.5) * STEP_KM; x < to; x = left + (++column + 0.5) * STEP_KM) {
                isLand[row * width + column] = true;
                districts.add(x, y, byRegion);
            }
        }
    }

    /** Longitudes at which the rings cross a parallel, in order. */
    private static double[] crossings(List<Borders.Ring> rings, double latitude) {
        List<Double> crossings = new ArrayList<>();
        for (Borders.Ring ring : rings) {
            for (int i = 0; i + 1 < ring.latitudes().size(); i++) {
                double from = ring.latitudes().get(i);
                double to = ring.latitudes().get(i + 1);
                if ((from <= latitude) != (to <= latitude)) {
                    double share = (latitude - from) / (to - from);
                    double west = ring.longitudes().get(i);
                    crossings.add(west + share * (ring.longitudes().get(i + 1) - west));
                }
            }
        }
        return crossings.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private void sortAlongCurve(double side) {
        HilbertCurve curve = new HilbertCurve(left, bottom, side);
        byRegion.replaceAll(squares -> {
            double[] x = squares.stream().mapToDouble(Square::x).toArray();
            double[] y = squares.stream().mapToDouble(Square::y).toArray();
            return Arrays.stream(curve.order(x, y)).mapToObj(squares::get).toList();
        });
    }

    private static double[] box(Borders borders, Plane plane) {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (Map.Entry<String, List<Borders.Ring>> state : borders.states().entrySet()) {
            for (Borders.Ring ring : state.getValue()) {
                for (int i = 0; i < ring.latitudes().size(); i++) {
                    double x =
                            plane.x(ring.latitudes().get(i), ring.longitudes().get(i));
                    double y = plane.y(ring.latitudes().get(i));
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }

    /** The districts of one state, found by their municipalities. */
    private static final class Districts {
        private final int[] region;
        private final double[] x;
        private final double[] y;
        private final double[] municipalityRadius;
        private final double[] builtUpRadius;
        private final KdTree tree;

        Districts(CountryTables tables, Territory territory, int state) {
            List<Integer> settlements = new ArrayList<>();
            for (int s = 0; s < territory.settlements().size(); s++) {
                if (tables.districts()
                                .get(territory.settlements().get(s).region())
                                .state()
                        == state) {
                    settlements.add(s);
                }
            }
            int n = settlements.size();
            region = new int[n];
            x = new double[n];
            y = new double[n];
            municipalityRadius = new double[n];
            builtUpRadius = new double[n];
            for (int i = 0; i < n; i++) {
                int number = settlements.get(i);
                Settlement settlement = territory.settlements().get(number);
                region[i] = settlement.region();
                x[i] = settlement.x();
                y[i] = settlement.y();
                if (settlement.isTown()) {
                    municipalityRadius[i] =
                            StrictMath.sqrt(tables.towns().get(number).areaKm2() / StrictMath.PI);
                    builtUpRadius[i] = settlement.radiusKm();
                }
            }
            tree = new KdTree(x, y);
        }

        /** Adds a square to the region it belongs to. */
        void add(double px, double py, List<List<Square>> byRegion) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            boolean builtUp = false;
            for (int i : tree.nearest(px, py, CANDIDATES)) {
                double distance = StrictMath.sqrt((px - x[i]) * (px - x[i]) + (py - y[i]) * (py - y[i]));
                builtUp |= distance < builtUpRadius[i];
                if (distance - municipalityRadius[i] < least) {
                    least = distance - municipalityRadius[i];
                    best = i;
                }
            }
            byRegion.get(region[best]).add(new Square(px, py, builtUp));
        }
    }
}
