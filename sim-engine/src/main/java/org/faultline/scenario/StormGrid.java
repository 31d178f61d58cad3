package org.faultline.scenario;

import java.util.ArrayList;
import java.util.List;
import org.faultline.model.Checks;

/**
 * A grid of questions about a storm of registrations: for how long are devices not served, by how long a fault lasts and how much head-room
 * the core has, without any control, with each alone and with all of them.
 *
 * @param fault where the length of the fault stands in the document, and its values in hours
 * @param headroom where the head-room of the core stands, and its values
 * @param beginsHours moment since the start of the run at which the fault begins, zero or more
 * @param served id of the observation that tells the share of devices that are served
 * @param soonHours time after the fault within which a storm that is over is said to have ended by itself, above zero
 * @param controls which are switched; empty for all that the cores have
 */
public record StormGrid(
        Axis fault, Axis headroom, double beginsHours, String served, double soonHours, List<StormControl> controls) {

    private static final int MOST_VALUES = 40;

    /**
     * A value of the document that is varied.
     *
     * @param path keys joined by dots
     * @param values above zero, ascending, 1 to {@value StormGrid#MOST_VALUES}
     */
    public record Axis(String path, List<Double> values) {
        public Axis {
            Checks.named("path of a storm", path);
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                throw new IllegalArgumentException("There are " + values.size() + " values of " + path
                        + "; there must be 1 to " + MOST_VALUES + ".");
            }
            for (int i = 0; i < values.size(); i++) {
                Checks.positive("A value of " + path, values.get(i));
                if (i > 0 && values.get(i) <= values.get(i - 1)) {
                    throw new IllegalArgumentException("The values of " + path + " must ascend: " + values.get(i)
                            + " follows " + values.get(i - 1) + ".");
                }
            }
        }

        /** The greatest value. */
        public double greatest() {
            return values.get(values.size() - 1);
        }
    }

    public StormGrid {
        Checks.notNegative("The beginning of the fault of a storm, in hours,", beginsHours);
        Checks.named("observation of a storm", served);
        Checks.positive("The time within which a storm ends by itself, in hours,", soonHours);
        controls = List.copyOf(controls);
        if (controls.stream().distinct().count() < controls.size()) {
            throw new IllegalArgumentException("A control of a storm is named twice.");
        }
        if (fault.path().equals(headroom.path())) {
            throw new IllegalArgumentException("The length of the fault and the head-room are both " + fault.path()
                    + "; they must be two values of the document.");
        }
    }

    /** Lengths of the fault as an author would write them. */
    public List<String> faultTexts() {
        return fault.values().stream().map(StormGrid::duration).toList();
    }

    /** Head-rooms as an author would write them. */
    public List<String> headroomTexts() {
        return headroom.values().stream().map(StormGrid::plain).toList();
    }

    /** Both axes with each of their values put in, as {@code path=value}. */
    public List<String> settings() {
        List<String> settings = new ArrayList<>();
        faultTexts().forEach(t -> settings.add(fault.path() + "=" + t));
        headroomTexts().forEach(t -> settings.add(headroom.path() + "=" + t));
        return settings;
    }

    private static String duration(double hours) {
        for (Unit unit : Unit.values()) {
            double number = hours * unit.perHour;
            if (Math.abs(number - Math.rint(number)) < 1e-6 * number) {
                return plain(Math.rint(number)) + " " + unit.word;
            }
        }
        return plain(hours) + " h";
    }

    private static String plain(double number) {
        String text = Double.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private enum Unit {
        HOUR("h", 1),
        MINUTE("min", 60),
        SECOND("s", 3600);

        private final String word;
        private final double perHour;

        Unit(String word, double perHour) {
            this.word = word;
            this.perHour = perHour;
        }
    }
}
