package org.faultline.model;

import java.util.List;

/**
 * Something people lose: one service in one place.
 *
 * @param id unique over assets and services, e.g. {@code card-payment@DE-BY-03}
 * @param type what it is, e.g. {@code card-payment}
 * @param sector e.g. {@code finance}
 * @param place where its users are counted
 * @param people number of people it serves when whole, zero or more
 * @param demandByHour 24 weights of the hours of a day with mean one; people-hours are weighted by them
 * @param gates what it needs; at least one
 * @param restart hours it needs to come back from level zero
 */
public record Service(
        String id,
        String type,
        String sector,
        Place place,
        double people,
        List<Double> demandByHour,
        List<Gate> gates,
        Distribution restart) {

    /** A demand that does not follow the hour. */
    public static final List<Double> FLAT = java.util.Collections.nCopies(24, 1.0);

    public Service {
        Checks.named("id of a service", id);
        Checks.named("type of service " + id, type);
        Checks.named("sector of service " + id, sector);
        Checks.notNegative("The people of service " + id, people);
        demandByHour = List.copyOf(demandByHour);
        gates = List.copyOf(gates);
        if (gates.isEmpty()) {
            throw new IllegalArgumentException("The service " + id + " must need something: it has no gate.");
        }
        if (demandByHour.size() != 24) {
            throw new IllegalArgumentException(
                    "The demand of service " + id + " has " + demandByHour.size() + " hours; a day has 24.");
        }
        double sum = demandByHour.stream()
                .mapToDouble(w -> Checks.notNegative("A demand weight of service ", id, w))
                .sum();
        if (StrictMath.abs(sum - 24) > 1e-6) {
            throw new IllegalArgumentException(
                    "The demand weights of service " + id + " add up to " + sum + "; their mean must be one (sum 24).");
        }
    }
}
