package org.faultline.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A fixed number of members, such as devices or machines, that rest, make a request, and rest again once it is served. A member that
 * gives up rests too where it rests for a time, and otherwise stays without.
 *
 * @param id unique over stations, forks, random accesses, arrival streams and populations; random draws are keyed by it
 * @param size number of members; of an attached population the sum over its places
 * @param to where requests go
 * @param rest hours of rest before the next request; empty when a member that was served rests for good
 * @param start what members do at the start
 * @param backOff hours before the first request of members that start in back-off or come back
 * @param priority urgency of the requests, one for the most urgent
 * @param places where members are attached; empty when nothing detaches them
 */
public record Population(
        String id,
        int size,
        Routing to,
        Optional<Distribution> rest,
        Start start,
        Distribution backOff,
        int priority,
        List<Attachment> places) {

    /** What members do at the start. */
    public enum Start {
        /** They rest. */
        REST,
        /** All of them make a request. */
        REQUEST,
        /** Each makes a request after a back-off. */
        BACK_OFF;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Members that depend on an asset or service: at level zero they are detached and lose their request; when the level returns
     * they make a new one after a back-off.
     *
     * @param asset id of an asset or service
     * @param members how many
     */
    public record Attachment(String asset, int members) {
        public Attachment {
            Checks.named("asset to which members are attached", asset);
            if (members < 0) {
                throw new IllegalArgumentException(
                        "The members attached to " + asset + " are " + members + "; there must be zero or more.");
            }
        }
    }

    public Population {
        Checks.named("id of a population", id);
        Checks.priority("population " + id, priority);
        places = List.copyOf(places);
        if (size < 1) {
            throw new IllegalArgumentException(
                    "The population " + id + " has " + size + " members; it needs at least one.");
        }
        long attached = places.stream().mapToLong(Attachment::members).sum();
        if (!places.isEmpty() && attached != size) {
            throw new IllegalArgumentException("The population " + id + " has " + size + " members, of whom " + attached
                    + " are attached; each must be attached once.");
        }
    }
}
