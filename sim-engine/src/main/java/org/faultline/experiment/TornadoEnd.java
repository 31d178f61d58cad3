package org.faultline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.model.Assumption;
import org.faultline.scenario.Scenario;

/**
 * One end of the range of an assumption, to be put into the document.
 *
 * @param assumption id of the assumption
 * @param side which end
 * @param sets path of the value
 * @param value as an author would write it
 */
public record TornadoEnd(String assumption, Side side, String sets, String value) {

    /** The ends of a range. */
    public enum Side {
        LOW,
        HIGH;

        /** The word in results. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All ends that the assumptions of a scenario give, in the order of the file. An end left out is the value in force. */
    public static List<TornadoEnd> of(Scenario scenario) {
        List<TornadoEnd> ends = new ArrayList<>();
        for (Assumption assumption : scenario.assumptions()) {
            assumption.range().ifPresent(range -> {
                range.low().ifPresent(v -> ends.add(new TornadoEnd(assumption.id(), Side.LOW, range.sets(), v)));
                range.high().ifPresent(v -> ends.add(new TornadoEnd(assumption.id(), Side.HIGH, range.sets(), v)));
            });
        }
        return List.copyOf(ends);
    }

    /** Replications at each end when nobody says otherwise: a quarter of those of the comparison, at least five, never more. */
    public static int usualReplications(int compared) {
        return Math.min(compared, Math.max(5, (compared + 3) / 4));
    }
}
