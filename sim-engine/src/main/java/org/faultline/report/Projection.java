package org.faultline.report;

import java.util.List;
import org.faultline.io.replay.AssetColumns;
import org.faultline.io.replay.ReplayHeader.Line;

/**
 * Degrees to units of the map: equirectangular, true to scale at the middle latitude, north up.
 *
 * @param west longitude of the left edge
 * @param north latitude of the upper edge
 * @param unitsPerDegreeEast units of the map per degree of longitude
 * @param unitsPerDegreeNorth units of the map per degree of latitude
 * @param width of the map in units
 * @param height of the map in units
 */
record Projection(
        double west, double north, double unitsPerDegreeEast, double unitsPerDegreeNorth, int width, int height) {

    private static final double LEAST = 720;
    private static final double MOST = 1300;
    private static final double ASSETS_OF_THE_LEAST = 40_000;
    private static final double MARGIN = 12;
    private static final double MARGIN_FOR_NAMES = 60;
    private static final double FLATTEST = 0.4;

    /**
     * A map that holds the outlines, or the assets where there are no outlines. More assets get more units, so that marks, which have
     * a fixed size in units, leave room between them; few assets get a margin for their names.
     */
    static Projection around(List<Line> outlines, AssetColumns assets) {
        Box box = new Box();
        for (Line line : outlines) {
            for (int i = 0; i + 1 < line.ring().size(); i += 2) {
                box.add(line.ring().get(i), line.ring().get(i + 1));
            }
        }
        if (outlines.isEmpty()) {
            for (int i = 0; i < assets.size(); i++) {
                box.add(assets.longitude(i), assets.latitude(i));
            }
        }
        double largest = Math.max(LEAST, Math.min(MOST, LEAST * Math.sqrt(assets.size() / ASSETS_OF_THE_LEAST)));
        return outlines.isEmpty() && assets.size() <= PlaceNames.MOST
                ? box.projection(largest, MARGIN_FOR_NAMES, FLATTEST)
                : box.projection(largest, MARGIN, 0);
    }

    /** Units from the left edge. */
    double x(double longitude) {
        return (longitude - west) * unitsPerDegreeEast;
    }

    /** Units from the upper edge. */
    double y(double latitude) {
        return (north - latitude) * unitsPerDegreeNorth;
    }

    private static final class Box {
        private double west = Double.POSITIVE_INFINITY;
        private double east = Double.NEGATIVE_INFINITY;
        private double south = Double.POSITIVE_INFINITY;
        private double north = Double.NEGATIVE_INFINITY;

        void add(double longitude, double latitude) {
            west = Math.min(west, longitude);
            east = Math.max(east, longitude);
            south = Math.min(south, latitude);
            north = Math.max(north, latitude);
        }

        /** With a margin in units on all sides, and neither side shorter than a share of the longer one. */
        Projection projection(double largest, double margin, double flattest) {
            if (!(west <= east)) {
                return new Projection(0, 0, 1, 1, 100, 100);
            }
            double squeeze = Math.cos(Math.toRadians((south + north) / 2));
            double wide = Math.max(1e-6, (east - west) * squeeze);
            double high = Math.max(1e-6, north - south);
            double scale = (largest - 2 * margin) / Math.max(wide, high);
            double width = Math.max(wide * scale + 2 * margin, flattest * largest);
            double height = Math.max(high * scale + 2 * margin, flattest * largest);
            double left = (width - wide * scale) / 2;
            double top = (height - high * scale) / 2;
            return new Projection(
                    west - left / (scale * squeeze),
                    north + top / scale,
                    scale * squeeze,
                    scale,
                    (int) Math.ceil(width),
                    (int) Math.ceil(height));
        }
    }
}
