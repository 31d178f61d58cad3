package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;

/**
 * Where devices of a class are.
 *
 * @param access id of the asset through which they reach the core; at level x a share x of them does
 * @param members how many, zero or more
 * @param cells cells among which they are spread evenly, zero when the air is never full: devices contend for random access in each
 * @param serves by stage, the id of the asset whose level is the share of the members with access that have completed it and get through; empty where
 *     nothing shows it
 */
public record DevicePlace(String access, int members, int cells, List<Optional<String>> serves) {
    public DevicePlace {
        Checks.named("access of devices", access);
        serves = List.copyOf(serves);
        if (cells < 0) {
            throw new IllegalArgumentException(
                    "The cells at " + access + " are " + cells + "; there must be zero or more.");
        }
        if (members < 0) {
            throw new IllegalArgumentException(
                    "The devices at " + access + " are " + members + "; there must be zero or more.");
        }
    }
}
