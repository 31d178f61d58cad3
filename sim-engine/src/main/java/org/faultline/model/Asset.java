package org.faultline.model;

import java.util.List;
import java.util.Optional;

/**
 * Anything that can fail or be attacked.
 *
 * @param id unique in the network; random draws are keyed by it, so it must not contain a vendor's name
 * @param kind what it is
 * @param operator id of the operator that runs it, or empty
 * @param place where it stands
 * @param capacity in the unit of its kind: users of a cell, MW of a bus (load) or generator, Mbit/s of a transit asset
 *     (both directions of all links together) or of a flow, weight of a pool member; 0 when it has none
 * @param equipment fixed maker; empty where the vendor mix decides
 * @param tags free words that selectors can name, e.g. {@code hospital}, {@code rural}
 * @param unavailability share of time, in the long run, during which it is down by its own fault, in [0, 1]; 0 where nobody said so
 */
public record Asset(
        String id,
        AssetKind kind,
        Optional<String> operator,
        Place place,
        double capacity,
        Optional<Equipment> equipment,
        List<String> tags,
        double unavailability) {

    public Asset {
        Checks.named("id of an asset", id);
        Checks.notNegative("The capacity of asset ", id, capacity);
        Checks.share("The unavailability of asset ", id, unavailability);
        tags = List.copyOf(tags);
    }

    /** An asset of whose unavailability nothing is known. */
    public Asset(
            String id,
            AssetKind kind,
            Optional<String> operator,
            Place place,
            double capacity,
            Optional<Equipment> equipment,
            List<String> tags) {
        this(id, kind, operator, place, capacity, equipment, tags, 0);
    }

    /** An asset without operator, capacity, fixed maker or tags. */
    public static Asset of(String id, AssetKind kind, Place place) {
        return new Asset(id, kind, Optional.empty(), place, 0, Optional.empty(), List.of());
    }

    /** The same asset run by an operator. */
    public Asset withOperator(String operatorId) {
        return new Asset(id, kind, Optional.of(operatorId), place, capacity, equipment, tags, unavailability);
    }

    /** The same asset with a capacity in the unit of its kind. */
    public Asset withCapacity(double newCapacity) {
        return new Asset(id, kind, operator, place, newCapacity, equipment, tags, unavailability);
    }

    /** The same asset with a fixed maker. */
    public Asset withEquipment(Equipment maker) {
        return new Asset(id, kind, operator, place, capacity, Optional.of(maker), tags, unavailability);
    }

    /** The same asset with tags. */
    public Asset withTags(String... words) {
        return new Asset(id, kind, operator, place, capacity, equipment, List.of(words), unavailability);
    }

    /** The same asset with a share of time during which it is down by its own fault. */
    public Asset withUnavailability(double share) {
        return new Asset(id, kind, operator, place, capacity, equipment, tags, share);
    }
}
