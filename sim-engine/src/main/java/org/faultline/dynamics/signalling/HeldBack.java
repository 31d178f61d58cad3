package org.faultline.dynamics.signalling;

import java.util.stream.Stream;
import org.faultline.model.Distribution;
import org.faultline.model.signalling.Controls;

/**
 * How long devices wait that a control holds back; what no control says is no time.
 *
 * @param barred not let in by the access network
 * @param turnedAway turned away on behalf of the AMF
 * @param backedOff refused with a back-off
 * @param paced not let in for now by the AMF
 */
record HeldBack(Waits barred, Waits turnedAway, Waits backedOff, Waits paced) {

    private static final double NARROW = 0.7;
    private static final double WIDE = 1.3;
    private static final Distribution AT_ONCE = Distribution.of(0);

    static HeldBack of(Controls controls) {
        return new HeldBack(
                new Waits(barredSeconds(controls) * SignallingTable.SECOND, NARROW, WIDE),
                new Waits(controls.overloadStart()
                        .map(Controls.OverloadStart::waitHours)
                        .orElse(AT_ONCE)),
                new Waits(
                        controls.congestion().map(Controls.Congestion::backOff).orElse(AT_ONCE)),
                new Waits(controls.pacing().map(Controls.Pacing::backOff).orElse(AT_ONCE)));
    }

    /** Barring time of a device: that of the control, or of who bars by hand where there is none. */
    static double barredSeconds(Controls controls) {
        return controls.barring().map(Controls.Barring::barredSeconds).orElse(controls.byHandSeconds());
    }

    /** The longest of them, in microseconds. */
    double longest() {
        return Stream.of(barred, turnedAway, backedOff, paced)
                .mapToDouble(Waits::longest)
                .max()
                .orElse(0);
    }
}
