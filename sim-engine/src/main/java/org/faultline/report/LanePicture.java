package org.faultline.report;

import java.util.List;
import org.faultline.report.DefenceLog.Lane;

/**
 * Lanes over time, one below the other, as a drawing that needs no script. Each event is a stroke; where many fall together the stroke is as
 * high as their number, on the scale of the lane.
 */
final class LanePicture {

    private static final int WIDTH = 760;
    private static final int LEFT = 8;
    private static final int RIGHT = 8;
    private static final int LANE = 44;
    private static final int BAR = 22;
    private static final int BOTTOM = 24;
    private static final int BINS = 240;

    private final List<Lane> lanes;
    private final Clock clock;
    private final double horizonHours;

    LanePicture(List<Lane> lanes, Clock clock, double horizonHours) {
        this.lanes = lanes;
        this.clock = clock;
        this.horizonHours = horizonHours;
    }

    /** Draws the lanes. */
    void write(Html html) {
        int height = lanes.size() * LANE + BOTTOM;
        html.open(
                "svg",
                "class",
                "lines lanes",
                "data-exact",
                "axis",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "aria-hidden",
                "true",
                "focusable",
                "false");
        for (Clock.Tick tick : clock.ticks(horizonHours)) {
            String x = Svg.number(x(tick.hours()));
            html.empty("path", "class", "grid", "d", "M" + x + " 0V" + (height - BOTTOM));
            html.leaf(
                    "text",
                    tick.label(),
                    "class",
                    "tick",
                    "text-anchor",
                    anchor(tick),
                    "x",
                    x,
                    "y",
                    Integer.toString(height - 7));
        }
        for (int i = 0; i < lanes.size(); i++) {
            writeLane(html, lanes.get(i), (i + 1) * LANE - 3);
        }
        html.close();
    }

    private void writeLane(Html html, Lane lane, int ground) {
        html.leaf(
                "text",
                lane.sort().counted(lane.hours().size()),
                "class",
                "tick lane-name",
                "x",
                Integer.toString(LEFT),
                "y",
                Integer.toString(ground - BAR - 5));
        html.empty("path", "class", "grid", "d", "M" + LEFT + " " + ground + "H" + (WIDTH - RIGHT));
        int[] counts = counts(lane);
        int most = java.util.Arrays.stream(counts).max().orElse(1);
        StringBuilder path = new StringBuilder();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double high = most == 1 ? BAR : 5 + (BAR - 5) * (counts[bin] - 1.0) / (most - 1.0);
                path.append('M')
                        .append(Svg.number(x((bin + 0.5) * horizonHours / BINS)))
                        .append(' ')
                        .append(ground)
                        .append('v')
                        .append(Svg.number(-high));
            }
        }
        html.empty("path", "class", lane.sort().isAttack() ? "stroke attack" : "stroke", "d", path.toString());
    }

    private int[] counts(Lane lane) {
        int[] counts = new int[BINS];
        lane.hours().forEach(h -> counts[(int) Math.min(BINS - 1, h / horizonHours * BINS)]++);
        return counts;
    }

    private String anchor(Clock.Tick tick) {
        double x = x(tick.hours());
        return x < LEFT + 30 ? "start" : x > WIDTH - RIGHT - 30 ? "end" : "middle";
    }

    private double x(double hours) {
        return LEFT + (WIDTH - LEFT - RIGHT) * hours / horizonHours;
    }
}
