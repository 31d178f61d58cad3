package org.faultline.dynamics.signalling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.faultline.model.signalling.Quota;

/**
 * Network slice admission control (TS 23.501, 5.15.11; TS 23.502, 4.2.11): who may complete a stage while his slice has so many. Registered with a slice are devices that have completed the
 * stage whose context an AMF keeps, with a session those that have completed the one of an SMF; devices that are away count on as long as the network does not know.
 */
final class Quotas {
    private static final String AMF = "amf";
    private static final String SMF = "smf";

    private final SignallingTable table;
    private final Crowd crowd;
    /** By class: the quota of its slice. */
    private final List<Optional<Quota>> ofClass;
    /** By class: all classes of the same slice. */
    private final int[][] sharing;

    private final boolean none;

    Quotas(SignallingTable table, Crowd crowd) {
        this.table = table;
        this.crowd = crowd;
        int n = table.classes.size();
        ofClass = IntStream.range(0, n).mapToObj(table::quotaOf).toList();
        sharing = new int[n][];
        for (int c = 0; c < n; c++) {
            String slice = table.classes.get(c).core();
            sharing[c] = IntStream.range(0, n)
                    .filter(k -> table.classes.get(k).core().equals(slice))
                    .toArray();
        }
        none = ofClass.stream().allMatch(Optional::isEmpty);
    }

    /** True where no slice has a quota. */
    boolean areNone() {
        return none;
    }

    /** Share of some devices, of one parcel, that may complete a stage: as many as there is room for. */
    double share(int c, int stage, double devices) {
        if (ofClass.get(c).isEmpty() || table.classes.get(c).isExempt()) {
            return 1;
        }
        String home = table.stage(c, stage).home();
        OptionalDouble most = mostAt(home, ofClass.get(c).get());
        if (most.isEmpty()) {
            return 1;
        }
        return Math.max(0, Math.min(1, (most.getAsDouble() - counted(c, home)) / devices));
    }

    private static OptionalDouble mostAt(String home, Quota quota) {
        return switch (home) {
            case AMF -> quota.devices();
            case SMF -> quota.sessions();
            default -> OptionalDouble.empty();
        };
    }

    private double counted(int c, String home) {
        double sum = 0;
        for (int k : sharing[c]) {
            for (int s = 0; s < table.stages(k); s++) {
                if (table.stage(k, s).home().equals(home)) {
                    sum += crowd.reached(k, s + 1) + crowd.awayServed(k);
                    break;
                }
            }
        }
        return sum;
    }
}
