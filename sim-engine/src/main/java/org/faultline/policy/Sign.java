package org.faultline.policy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.faultline.threat.Effect;

/** What there is to see of a campaign on an asset, by the kind of sensor that looks for it. */
public enum Sign {
    /** The asset delivers less than it should. */
    OUTAGE,
    /** What passes through it is not what usually does. */
    TRAFFIC,
    /** Its software is not the one that was installed. */
    INTEGRITY,
    /** Somebody uses its management who should not, or keeps others from it. */
    ACCESS,
    /** What passes through it is copied to somebody else. */
    INTERCEPTION;

    /** The word used in scenario files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Signs that an effect leaves on an asset. An effect that has no row of its own shows in the traffic where it takes something from the
     * asset's condition, otherwise in its software.
     *
     * @param effect what the step does to each asset
     * @param visible whether the asset's own condition fell by it
     */
    public static Set<Sign> of(Effect effect, boolean visible) {
        EnumSet<Sign> signs = EnumSet.noneOf(Sign.class);
        if (visible) {
            signs.add(OUTAGE);
        }
        if (effect instanceof Effect.Contagion) {
            signs.add(TRAFFIC);
        }
        Effect each = effect.onEach();
        if (changesTraffic(each)) {
            signs.add(TRAFFIC);
        }
        if (each instanceof Effect.Intercept || (each instanceof Effect.Impostor && each.reads())) {
            signs.add(TRAFFIC);
            signs.add(INTERCEPTION);
        } else if (each instanceof Effect.LockOut) {
            signs.add(ACCESS);
        } else if (each instanceof Effect.Flood) {
            return signs;
        } else if (each.needsReplacement() || each.conditionAfter() >= 1) {
            signs.add(INTEGRITY);
        } else if (!(each instanceof Effect.Stop)) {
            signs.add(TRAFFIC);
        }
        if (each instanceof Effect.Misroute) {
            signs.add(INTERCEPTION);
        }
        return signs;
    }

    /** Whether what passes through an asset, or comes to it, is another than usual. */
    private static boolean changesTraffic(Effect each) {
        return each instanceof Effect.Flood
                || each instanceof Effect.Deregister
                || each instanceof Effect.Delay
                || each instanceof Effect.Drop
                || each instanceof Effect.Misroute;
    }
}
