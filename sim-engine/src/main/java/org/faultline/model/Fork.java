package org.faultline.model;

import java.util.List;

/**
 * A customer splits into parts, one for each target, and goes on when all of them have left the network. When one of them was lost,
 * so is the customer.
 *
 * @param id unique over stations, forks, random accesses, arrival streams and populations
 * @param parts ids of stations, forks or random accesses, at least two
 * @param next where joined customers go
 */
public record Fork(String id, List<String> parts, Routing next) {
    public Fork {
        Checks.named("id of a fork", id);
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "The fork " + id + " has " + parts.size() + " parts; a fork needs at least two.");
        }
    }
}
