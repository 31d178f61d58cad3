package org.faultline.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.faultline.io.replay.AssetColumns;
import org.faultline.io.replay.Replay;
import org.faultline.trace.EventLog;

/**
 * One run as a map shows it: places, and how the worst of what stands at each place changes over time. Assets within half a unit of the map
 * share a place; pools, capabilities and coverage areas stand nowhere and are left out.
 *
 * <p>Made in O(assets + events). Times are whole seconds; what changes and changes back within one second is not seen.
 */
final class Film {

    private static final Set<String> NOT_ON_THE_MAP = Set.of("nf-pool", "capability", "coverage-area");
    private static final double PLACES_PER_UNIT = 2;
    private static final double MICROS = 1e6;

    private static final int X = 0;
    private static final int Y = 1;
    private static final int FIRST = 2;
    private static final int NUMBER = 3;

    private final List<int[]> places = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /** A place takes another state; places are numbered from zero. */
    record Change(int second, int place, Mark state) {}

    private Film() {}

    /** The film of a run. */
    static Film of(Replay replay, Projection projection) {
        Film film = new Film();
        new Camera(replay, film.findPlaces(replay, projection), film.places.size(), film.changes).roll();
        return film;
    }

    /** Number of places. */
    int size() {
        return places.size();
    }

    /** Units of the map from the left edge. */
    double x(int place) {
        return places.get(place)[X] / PLACES_PER_UNIT;
    }

    /** Units of the map from the upper edge. */
    double y(int place) {
        return places.get(place)[Y] / PLACES_PER_UNIT;
    }

    /** The asset that stands at a place, the first of them in the order of the network. */
    int firstAt(int place) {
        return places.get(place)[FIRST];
    }

    /** How many assets stand at a place, at least one. */
    int numberAt(int place) {
        return places.get(place)[NUMBER];
    }

    /** Number of changes in the whole film. */
    int changes() {
        return changes.size();
    }

    /** The state of every place once everything that happens up to a second has happened. */
    Mark[] at(double second) {
        Mark[] states = new Mark[places.size()];
        Arrays.fill(states, Mark.IN_SERVICE);
        for (Change change : changes) {
            if (change.second() > second) {
                break;
            }
            states[change.place()] = change.state();
        }
        return states;
    }

    /**
     * The film for the player of the page, gzip over little-endian: number of places and of changes (u32 each), then as columns x and y of all
     * places in half units (u16), and second (u32), place (u32) and state (u8) of all changes in order of time.
     */
    byte[] compressed() {
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + places.size() * 4 + changes.size() * 9).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(places.size()).putInt(changes.size());
        places.forEach(place -> bytes.putChar((char) place[X]));
        places.forEach(place -> bytes.putChar((char) place[Y]));
        changes.forEach(change -> bytes.putInt(change.second()));
        changes.forEach(change -> bytes.putInt(change.place()));
        changes.forEach(change -> bytes.put((byte) change.state().code()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        }
        return out.toByteArray();
    }

    /** Numbers the places; the answer holds the place of each asset, or -1 for what stands nowhere. */
    private int[] findPlaces(Replay replay, Projection projection) {
        AssetColumns assets = replay.assets();
        Map<Long, Integer> numbers = new HashMap<>();
        int[] placeOf = new int[assets.size()];
        for (int asset = 0; asset < assets.size(); asset++) {
            int x = (int) Math.round(projection.x(assets.longitude(asset)) * PLACES_PER_UNIT);
            int y = (int) Math.round(projection.y(assets.latitude(asset)) * PLACES_PER_UNIT);
            boolean visible = !isAbstract(replay, asset)
                    && x >= 0
                    && y >= 0
                    && x <= projection.width() * PLACES_PER_UNIT
                    && y <= projection.height() * PLACES_PER_UNIT;
            placeOf[asset] = visible ? stand(asset, x, y, numbers) : -1;
        }
        return placeOf;
    }

    private int stand(int asset, int x, int y, Map<Long, Integer> numbers) {
        int place = numbers.computeIfAbsent((long) x << 32 | y, key -> places.size());
        if (place == places.size()) {
            places.add(new int[] {x, y, asset, 0});
        }
        places.get(place)[NUMBER]++;
        return place;
    }

    /** True for assets that are no things: pools, capabilities, coverage areas. */
    static boolean isAbstract(Replay replay, int asset) {
        return NOT_ON_THE_MAP.contains(
                replay.header().kinds().get(replay.assets().kind(asset)).id());
    }

    /** Follows the log and notes what each place shows. */
    private static final class Camera {
        private final EventLog log;
        private final Marks assets;
        private final int[] placeOf;
        private final int[][] standing;
        private final Mark[] shown;
        private final boolean[] touched;
        private final List<Integer> open = new ArrayList<>();
        private final List<Change> changes;

        Camera(Replay replay, int[] placeOf, int places, List<Change> changes) {
            this.log = replay.log();
            this.assets = new Marks(replay);
            this.placeOf = placeOf;
            this.changes = changes;
            standing = new int[places][Mark.values().length];
            shown = new Mark[places];
            touched = new boolean[places];
            Arrays.fill(shown, Mark.IN_SERVICE);
            for (int place : placeOf) {
                if (place >= 0) {
                    standing[place][Mark.IN_SERVICE.code()]++;
                }
            }
        }

        void roll() {
            int second = 0;
            for (int event = 0; event < log.size(); event++) {
                int now = (int) Math.floor(log.timeMicros(event) / MICROS);
                if (now > second) {
                    develop(second);
                    second = now;
                }
                follow(event);
            }
            develop(second);
        }

        private void follow(int event) {
            int asset = log.subject(event);
            if (asset >= placeOf.length || placeOf[asset] < 0) {
                return;
            }
            Mark before = assets.state(asset);
            assets.apply(event);
            Mark after = assets.state(asset);
            if (before != after) {
                int place = placeOf[asset];
                standing[place][before.code()]--;
                standing[place][after.code()]++;
                if (!touched[place]) {
                    touched[place] = true;
                    open.add(place);
                }
            }
        }

        private void develop(int second) {
            for (int place : open) {
                touched[place] = false;
                Mark state = worst(standing[place]);
                if (state != shown[place]) {
                    shown[place] = state;
                    changes.add(new Change(second, place, state));
                }
            }
            open.clear();
        }

        private static Mark worst(int[] numbers) {
            return Mark.WORST_FIRST.stream()
                    .filter(s -> numbers[s.code()] > 0)
                    .findFirst()
                    .orElse(Mark.IN_SERVICE);
        }
    }
}
