package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Checks;

/**
 * Where devices of a class are. Cells in which they contend for random access stand in groups of cells with as many devices.
 *
 * @param access id of the asset through which they reach the core; at level x a share x of them does
 * @param members how many, zero or more
 * @param cells groups of cells, the most crowded first: devices contend for random access in each cell, and are spread evenly over those of a group; empty
 *     when the air is never full
 * @param serves by stage, the id of the asset whose level is the share of the members with access that have completed it and get through; empty where
 *     nothing shows it
 */
public record DevicePlace(String access, int members, List<CellGroup> cells, List<Optional<String>> serves) {

    private static final double WHOLE = 1e-9;

    public DevicePlace {
        Checks.named("access of devices", access);
        serves = List.copyOf(serves);
        cells = List.copyOf(cells);
        double sum = cells.stream().mapToDouble(CellGroup::share).sum();
        if (!cells.isEmpty() && Math.abs(sum - 1) > WHOLE) {
            throw new IllegalArgumentException(
                    "The groups of cells at " + access + " have a share of " + sum + " of its devices; it must be 1.");
        }
        if (members < 0) {
            throw new IllegalArgumentException(
                    "The devices at " + access + " are " + members + "; there must be zero or more.");
        }
    }
}
