package org.faultline.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Servers with a waiting line: a pool of network functions, a help desk, a repair shop; anything at which requests queue for work.
 *
 * @param id unique over stations, forks, random accesses, arrival streams and populations; random draws are keyed by it
 * @param servers number of servers, zero or more; empty for as many as there are customers
 * @param room customers in service and waiting together, zero or more; empty for no bound
 * @param service hours of work per customer
 * @param serviceOf hours of work for the customers of some arrival streams and populations, by their ids, in place of {@code service}
 * @param discipline who is served next
 * @param patience hours after which a customer that still waits leaves; empty when everybody waits
 * @param balking chances not to join, by the number of customers found
 * @param retry what refused customers do; empty when they leave
 * @param initial customers there at the start
 * @param next where served customers go
 * @param hosting the asset that carries the servers; empty when they never stop
 * @param waitsForRoom true when a customer that was served keeps its server until the station where it goes has room for it
 * @param setUp hours that the servers of an empty station need from the next customer on before they serve; empty when they serve at once
 * @param balkingOf chances not to join for the customers of some arrival streams and populations, by their ids, in place of {@code balking}
 * @param paces how fast all customers together are served where they share, by how many there are; empty for the speed of the servers
 * @param takes servers, and as many places of the room, that a customer takes at once, one or more
 * @param takesOf the same for the customers of some arrival streams and populations, by their ids, in place of {@code takes}
 * @param together how many of those who wait a server takes at once
 */
public record Station(
        String id,
        OptionalInt servers,
        OptionalInt room,
        Distribution service,
        Map<String, Distribution> serviceOf,
        Discipline discipline,
        Optional<Distribution> patience,
        List<Balking> balking,
        Optional<Retry> retry,
        int initial,
        Routing next,
        Optional<Hosting> hosting,
        boolean waitsForRoom,
        Optional<Distribution> setUp,
        Map<String, List<Balking>> balkingOf,
        List<Pace> paces,
        int takes,
        Map<String, Integer> takesOf,
        Batch together) {

    /** Who is served next. */
    public enum Discipline {
        /** First come, first served. */
        FIFO,
        /** Last come, first served; nobody is interrupted. */
        LIFO,
        /** One of those who wait, all with the same chance. */
        RANDOM,
        /** The one with the least work; nobody is interrupted. */
        SHORTEST,
        /** The most urgent first; nobody is interrupted. */
        PRIORITY,
        /** The most urgent first; a less urgent customer in service is interrupted and goes on later where it stopped. */
        PREEMPTIVE,
        /** All at once, each at the same speed: that of a server, or, where there are more customers than servers, their part of all servers. */
        SHARING;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Customers whom one server serves at once: all for as long as the work of the first of them takes.
     *
     * @param least the server waits until so many are there, one or more
     * @param most it takes no more, at least {@code least}
     */
    public record Batch(int least, int most) {

        /** One after the other. */
        public static final Batch ONE = new Batch(1, 1);

        public Batch {
            if (least < 1 || most < least) {
                throw new IllegalArgumentException("A server takes from " + least + " to " + most
                        + " customers at once; it must be one or more, and at most no fewer than at least.");
            }
        }
    }

    /**
     * A chance not to join.
     *
     * @param found holds for arrivals that find this many customers or more, up to the next entry
     * @param chance in [0, 1]
     */
    public record Balking(int found, double chance) {
        public Balking {
            if (found < 0) {
                throw new IllegalArgumentException(
                        "An arrival cannot find " + found + " customers; the number must be zero or more.");
            }
            Checks.share("The chance not to join at " + found + " customers", chance);
        }
    }

    /**
     * How fast customers who share are served.
     *
     * @param present holds while so many customers or more are there, up to the next entry
     * @param speed of all of them together, zero or more; one server has one
     */
    public record Pace(int present, double speed) {
        public Pace {
            if (present < 1) {
                throw new IllegalArgumentException(
                        "A speed holds for " + present + " customers; there must be one or more.");
            }
            if (!(speed >= 0) || Double.isInfinite(speed)) {
                throw new IllegalArgumentException("The speed for " + present + " customers is " + speed
                        + "; it must be zero or more and finite.");
            }
        }
    }

    /**
     * Trying again after a refusal.
     *
     * @param after hours of back-off
     * @param growth factor of the back-off from one refusal to the next, one or more
     * @param longestHours bound of the grown back-off, above zero, may be infinite
     * @param persistence chance after each refusal to try again, in [0, 1]
     * @param attempts greatest number of attempts in all, at least one; empty for no bound
     * @param afterPatience true when customers that lost patience try again too
     */
    public record Retry(
            Distribution after,
            double growth,
            double longestHours,
            double persistence,
            OptionalInt attempts,
            boolean afterPatience) {
        public Retry {
            if (!(growth >= 1) || Double.isInfinite(growth)) {
                throw new IllegalArgumentException(
                        "The growth of a back-off is " + growth + "; it must be one or more and finite.");
            }
            if (!(longestHours > 0)) {
                throw new IllegalArgumentException(
                        "The longest back-off is " + longestHours + " h; it must be above zero.");
            }
            Checks.share("The persistence of a retry", persistence);
            if (attempts.isPresent() && attempts.getAsInt() < 1) {
                throw new IllegalArgumentException(
                        "A retry allows " + attempts.getAsInt() + " attempts; the first one is one.");
            }
        }
    }

    /**
     * Servers that stand on an asset. At level x as many servers run as fit into x times their number; of unlimited servers all
     * run or, at level zero, none.
     *
     * @param asset id of an asset or service
     * @param work what becomes of interrupted work
     * @param keepsLine false when those who wait are lost as the level reaches zero
     * @param admits false when nobody is let in while no server runs
     */
    public record Hosting(String asset, Work work, boolean keepsLine, boolean admits) {
        public Hosting {
            Checks.named("asset that hosts a station", asset);
        }
    }

    /** What becomes of work that a stop interrupts. */
    public enum Work {
        /** It goes on where it stopped. */
        RESUME,
        /** It begins again from nothing, with the same duration. */
        RESTART,
        /** The customer is lost. */
        LOSE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Station {
        Checks.named("id of a station", id);
        notNegative("servers of station " + id, servers);
        notNegative("room of station " + id, room);
        if (room.isPresent() && servers.isPresent() && room.getAsInt() < servers.getAsInt()) {
            throw new IllegalArgumentException("The station " + id + " has room for " + room.getAsInt()
                    + " customers and " + servers.getAsInt() + " servers; each server needs a place.");
        }
        if (initial < 0 || (room.isPresent() && (long) initial * takes > room.getAsInt())) {
            throw new IllegalArgumentException("The station " + id + " begins with " + initial
                    + " customers; it must be zero or more and fit into its room.");
        }
        if (service.least() < 0) {
            throw new IllegalArgumentException("The service of station " + id + " can be below zero.");
        }
        if (waitsForRoom && (discipline == Discipline.PREEMPTIVE || hosting.isPresent())) {
            throw new IllegalArgumentException(
                    "The station " + id
                            + " keeps its servers for customers that wait for room; it can neither be preemptive nor stand on an asset.");
        }
        if (discipline == Discipline.SHARING && (servers.isEmpty() || patience.isPresent() || waitsForRoom)) {
            throw new IllegalArgumentException(
                    "The station " + id
                            + " serves all customers at once: it needs a number of servers, and has nobody who loses patience or waits for room.");
        }
        if (setUp.isPresent() && (servers.isEmpty() || hosting.isPresent())) {
            throw new IllegalArgumentException(
                    "The station " + id
                            + " has a time to set up; it needs a number of servers and stands on no asset, whose restart says the same.");
        }
        serviceOf = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(serviceOf));
        balking = List.copyOf(balking);
        requireRising(id, balking);
        Map<String, List<Balking>> each = new LinkedHashMap<>();
        balkingOf.forEach((source, steps) -> each.put(source, List.copyOf(steps)));
        balkingOf = java.util.Collections.unmodifiableMap(each);
        for (List<Balking> steps : balkingOf.values()) {
            requireRising(id, steps);
        }
        paces = List.copyOf(paces);
        boolean isOneServer = servers.isPresent() && servers.getAsInt() == 1;
        if (!paces.isEmpty() && (discipline != Discipline.SHARING || !isOneServer)) {
            throw new IllegalArgumentException("The station " + id
                    + " has speeds by the number of customers; they need one server that all share.");
        }
        takesOf = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(takesOf));
        requireServers(id, servers, takes);
        takesOf.values().forEach(some -> requireServers(id, servers, some));
        boolean isInterrupting = discipline == Discipline.PREEMPTIVE || discipline == Discipline.SHARING;
        if (isWide(takes, takesOf) && isInterrupting) {
            throw new IllegalArgumentException(
                    "The station " + id + " has customers that take several servers; it can neither be "
                            + Discipline.PREEMPTIVE.id() + " nor " + Discipline.SHARING.id() + ".");
        }
        if (together.most() > 1
                && (isWide(takes, takesOf)
                        || isInterrupting
                        || servers.isEmpty()
                        || hosting.isPresent()
                        || waitsForRoom)) {
            throw new IllegalArgumentException("The station " + id
                    + " serves customers together: it needs a number of servers, of which each customer takes one, interrupts nobody, stands on no"
                    + " asset and keeps nobody for want of room.");
        }
        for (int i = 1; i < paces.size(); i++) {
            if (paces.get(i).present() <= paces.get(i - 1).present()) {
                throw new IllegalArgumentException(
                        "The speeds of station " + id + " must name numbers of customers in rising order.");
            }
        }
    }

    private static void requireServers(String id, OptionalInt servers, int takes) {
        if (takes < 1 || (servers.isPresent() && takes > Math.max(1, servers.getAsInt()))) {
            throw new IllegalArgumentException("A customer of station " + id + " takes " + takes
                    + " servers; it must be one or more, and there must be as many.");
        }
    }

    private static void requireRising(String id, List<Balking> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).found() <= steps.get(i - 1).found()) {
                throw new IllegalArgumentException(
                        "The balking of station " + id + " must name numbers of customers in rising order.");
            }
        }
    }

    /** True when customers may find so many others that they do not join. */
    public boolean scares() {
        return !balking.isEmpty() || !balkingOf.isEmpty();
    }

    /** True when some customers take several servers at once. */
    public boolean isWide() {
        return isWide(takes, takesOf);
    }

    private static boolean isWide(int takes, Map<String, Integer> takesOf) {
        return takes > 1 || takesOf.values().stream().anyMatch(some -> some > 1);
    }

    /** Chances not to join of customers from a stream or population. */
    public List<Balking> balkingOf(String source) {
        return balkingOf.getOrDefault(source, balking);
    }

    private static void notNegative(String what, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + value.getAsInt() + "; it must be zero or more.");
        }
    }
}
