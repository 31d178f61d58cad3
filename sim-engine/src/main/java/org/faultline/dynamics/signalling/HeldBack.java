package org.faultline.dynamics.signalling;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.faultline.model.AccessCategory;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Controls;

/**
 * How long devices wait that a control holds back; what no control says is no time.
 *
 * @param barred not let in by the access network, by category of the attempt
 * @param turnedAway turned away on behalf of the AMF
 * @param backedOff refused with a back-off
 * @param paced not let in for now by the AMF
 */
record HeldBack(Map<AccessCategory, Waits> barred, Waits turnedAway, Waits backedOff, Waits paced) {

    private static final double NARROW = 0.7;
    private static final double WIDE = 1.3;
    private static final Distribution AT_ONCE = Distribution.of(0);

    static HeldBack of(Controls controls) {
        return new HeldBack(
                barred(controls),
                new Waits(controls.overloadStart()
                        .map(Controls.OverloadStart::waitHours)
                        .orElse(AT_ONCE)),
                new Waits(
                        controls.congestion().map(Controls.Congestion::backOff).orElse(AT_ONCE)),
                new Waits(controls.pacing().map(Controls.Pacing::backOff).orElse(AT_ONCE)));
    }

    private static Map<AccessCategory, Waits> barred(Controls controls) {
        Map<AccessCategory, Waits> waits = new EnumMap<>(AccessCategory.class);
        for (AccessCategory category : AccessCategory.values()) {
            double micros = barredSeconds(controls, category) * SignallingTable.SECOND;
            waits.put(category, new Waits(micros, NARROW, WIDE));
        }
        return waits;
    }

    /** Barring time of an attempt of a category: that of the control, or of who bars by hand where there is none. */
    static double barredSeconds(Controls controls, AccessCategory category) {
        return controls.barring().map(b -> b.barredSeconds(category)).orElse(controls.byHandSeconds());
    }

    /** Waits of those whose attempt of a category is barred. */
    Waits barred(AccessCategory category) {
        return Objects.requireNonNull(barred.get(category));
    }

    /** The longest of them, in microseconds. */
    double longest() {
        return Stream.concat(barred.values().stream(), Stream.of(turnedAway, backedOff, paced))
                .mapToDouble(Waits::longest)
                .max()
                .orElse(0);
    }
}
