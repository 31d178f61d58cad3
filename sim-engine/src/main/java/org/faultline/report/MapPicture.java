package org.faultline.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.io.replay.ReplayHeader.Line;

/**
 * The map at one moment as a drawing that needs no script. Places too close to be told apart at its size are drawn once, so that the drawing
 * stays small for any number of assets.
 *
 * @param projection degrees to units
 * @param outlines lines of the country
 * @param film what stands where
 * @param names of places, where there are few of them; then marks are larger
 */
record MapPicture(Projection projection, List<Line> outlines, Film film, List<PlaceNames.Name> names) {

    private static final double SMALLEST_STEP = 0.8;
    private static final double DOT_CELL = 1.5;
    private static final double SYMBOL_CELL = 4;
    private static final double LARGE = 2.2;

    /** How many times larger than usual a map of so many places draws its marks. */
    static double magnification(Film film) {
        return film.size() <= PlaceNames.MOST ? LARGE : 1;
    }

    /** Draws the map with the states that places have. */
    void write(Html html, Mark[] states) {
        html.open(
                "svg",
                "class",
                "map",
                "viewBox",
                "0 0 " + projection.width() + " " + projection.height(),
                "aria-hidden",
                "true",
                "focusable",
                "false");
        StringBuilder land = new StringBuilder();
        outlines.forEach(line -> land.append(path(line)));
        html.empty("path", "class", "land", "d", land.toString());
        for (PlaceNames.Name name : names) {
            html.leaf(
                    "text",
                    name.place().text(),
                    "class",
                    "name",
                    "x",
                    Svg.number(name.x()),
                    "y",
                    Svg.number(name.y()),
                    "text-anchor",
                    name.anchor());
        }
        double size = magnification(film);
        html.open("g", "class", "marks", "transform", "scale(" + Svg.number(size) + ")");
        for (int i = Mark.WORST_FIRST.size() - 1; i >= 0; i--) {
            Mark state = Mark.WORST_FIRST.get(i);
            String marks = marks(state, states);
            if (!marks.isEmpty()) {
                html.empty("path", "class", "state " + state.look(), "d", marks);
            }
        }
        html.close().close();
    }

    private String marks(Mark state, Mark[] states) {
        double size = magnification(film);
        double cell = state == Mark.IN_SERVICE ? DOT_CELL : SYMBOL_CELL;
        Set<Long> taken = new HashSet<>();
        StringBuilder path = new StringBuilder();
        for (int place = 0; place < states.length; place++) {
            if (states[place] == state && taken.add(cellOf(place, cell))) {
                path.append(state.pathAt(film.x(place) / size, film.y(place) / size));
            }
        }
        return path.toString();
    }

    private long cellOf(int place, double cell) {
        return (long) Math.floor(film.x(place) / cell) << 32 | (long) Math.floor(film.y(place) / cell);
    }

    private String path(Line line) {
        StringBuilder path = new StringBuilder();
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        List<Double> ring = line.ring();
        for (int i = 0; i + 1 < ring.size(); i += 2) {
            double x = projection.x(ring.get(i));
            double y = projection.y(ring.get(i + 1));
            if (Math.hypot(x - lastX, y - lastY) >= SMALLEST_STEP) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(Svg.number(x))
                        .append(' ')
                        .append(Svg.number(y));
                lastX = x;
                lastY = y;
            }
        }
        return path.isEmpty() ? "" : path.append('Z').toString();
    }
}
