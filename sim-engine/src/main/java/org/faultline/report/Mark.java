package org.faultline.report;

import java.util.List;
import java.util.Locale;

/**
 * How the map shows the state of an asset: {@link org.faultline.io.replay.AssetState} without compromised assets that nobody has found. Each
 * has a shape of its own, so that colour says nothing alone.
 */
enum Mark {
    IN_SERVICE(0, "in service", 0, 0, "h0"),
    DEGRADED(1, "degraded", 0, -3.2, "l3.2 5.6h-6.4z"),
    RESTORING(2, "restoring", 0, -3, "a3 3 0 0 1 0 6zm0 6a3 3 0 0 1 0-6v.9a2.1 2.1 0 0 0 0 4.2z"),
    FAILED_BY_DEPENDENCY(3, "failed (dependency)", 0, -3.4, "l3.4 3.4-3.4 3.4-3.4-3.4z"),
    FAILED(4, "failed", -2.6, -2.6, "l5.2 5.2m0-5.2l-5.2 5.2");

    /** In the order in which they are listed for readers; also which one is shown where several assets stand in one place. */
    static final List<Mark> WORST_FIRST = List.of(FAILED, FAILED_BY_DEPENDENCY, RESTORING, DEGRADED, IN_SERVICE);

    private final int code;
    private final String words;
    private final double firstX;
    private final double firstY;
    private final String shape;

    Mark(int code, String words, double firstX, double firstY, String shape) {
        this.code = code;
        this.words = words;
        this.firstX = firstX;
        this.firstY = firstY;
        this.shape = shape;
    }

    /** The number by which the film of the page knows it. */
    int code() {
        return code;
    }

    /** The words on the page. */
    String words() {
        return words;
    }

    /** The name used in style sheets. */
    String look() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state's shape around a place, six units wide, as part of an SVG path. */
    String pathAt(double x, double y) {
        return "M" + Svg.number(x + firstX) + " " + Svg.number(y + firstY) + shape;
    }

    /**
     * The state that follows from what a log says of an asset.
     *
     * @param condition the asset's own, in [0, 1]
     * @param level what it delivers, in [0, 1]
     * @param underRepair whether a crew is at work on it
     */
    static Mark of(double condition, double level, boolean underRepair) {
        if (underRepair) {
            return RESTORING;
        }
        if (level > 0) {
            return level < 1 ? DEGRADED : IN_SERVICE;
        }
        return condition < 1 ? FAILED : FAILED_BY_DEPENDENCY;
    }
}
