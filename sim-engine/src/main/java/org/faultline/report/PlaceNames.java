package org.faultline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.io.replay.Replay;

/**
 * Names beside the places of a small network, where they find room: right of the mark, left of it, above or below. A name that would lie on
 * another one, on a mark or outside the map is left out. O(places^2).
 */
final class PlaceNames {

    /** A map of more places than this has no names. */
    static final int MOST = 60;

    private static final double LETTER = 9.4;
    private static final double HEIGHT = 20;
    private static final double GAP = 12;
    private static final int LONGEST = 24;

    private final List<Name> names = new ArrayList<>();
    private final List<Box> taken = new ArrayList<>();
    private final double width;
    private final double height;

    private PlaceNames(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /**
     * A place and what it is called.
     *
     * @param name of the first asset that stands there
     * @param others how many more stand there
     * @param x units from the left edge
     * @param y units from the upper edge
     */
    record Place(String name, int others, double x, double y) {
        String text() {
            String start = name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "\u2026";
            return others == 0 ? start : start + " + " + others;
        }
    }

    /**
     * A name on the map.
     *
     * @param place that it belongs to
     * @param x units from the left edge, to where the text is anchored
     * @param y units from the upper edge, to the foot of the letters
     * @param anchor as in SVG: start, middle or end
     */
    record Name(Place place, double x, double y, String anchor) {}

    /** The names of a map; none where there are too many places. */
    static List<Name> of(Replay replay, Film film, Projection projection) {
        if (film.size() > MOST) {
            return List.of();
        }
        return lay(
                IntStream.range(0, film.size())
                        .mapToObj(place -> new Place(
                                replay.assets().id(film.firstAt(place)),
                                film.numberAt(place) - 1,
                                film.x(place),
                                film.y(place)))
                        .toList(),
                projection.width(),
                projection.height());
    }

    /** Names of places on a map of that many units, the first places first. */
    static List<Name> lay(List<Place> places, double width, double height) {
        PlaceNames names = new PlaceNames(width, height);
        places.forEach(place -> names.taken.add(around(place)));
        places.forEach(names::add);
        return names.names;
    }

    private void add(Place place) {
        spots(place).stream().filter(spot -> isFree(spot.box())).findFirst().ifPresent(spot -> {
            names.add(spot.name());
            taken.add(spot.box());
        });
    }

    private boolean isFree(Box box) {
        return box.left() >= 0
                && box.top() >= 0
                && box.right() <= width
                && box.bottom() <= height
                && taken.stream().noneMatch(box::overlaps);
    }

    private static List<Spot> spots(Place place) {
        double x = place.x();
        double y = place.y();
        double wide = place.text().length() * LETTER;
        double half = HEIGHT / 2;
        double foot = HEIGHT * 0.3;
        return List.of(
                new Spot(
                        new Name(place, x + GAP, y + foot, "start"),
                        new Box(x + GAP, y - half, x + GAP + wide, y + half)),
                new Spot(
                        new Name(place, x - GAP, y + foot, "end"),
                        new Box(x - GAP - wide, y - half, x - GAP, y + half)),
                new Spot(
                        new Name(place, x, y - GAP, "middle"),
                        new Box(x - wide / 2, y - GAP - HEIGHT, x + wide / 2, y - GAP)),
                new Spot(
                        new Name(place, x, y + GAP + HEIGHT * 0.7, "middle"),
                        new Box(x - wide / 2, y + GAP, x + wide / 2, y + GAP + HEIGHT)));
    }

    private static Box around(Place place) {
        return new Box(place.x() - GAP / 2, place.y() - GAP / 2, place.x() + GAP / 2, place.y() + GAP / 2);
    }

    private record Spot(Name name, Box box) {}

    private record Box(double left, double top, double right, double bottom) {
        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
