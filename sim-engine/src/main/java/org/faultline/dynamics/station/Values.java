package org.faultline.dynamics.station;

import org.faultline.scenario.MemberState;
import org.faultline.scenario.Quantity;
import org.faultline.scenario.QueueCount;

/** What the quantities of a scenario that are about queues amount to at the present moment. */
final class Values {

    private static final int NOTHING = -1;

    private final QueueTable table;
    private final Counts counts;
    private final Servers servers;
    private final Members members;

    Values(Floor floor, Servers servers, Members members) {
        table = floor.table;
        counts = floor.counts;
        this.servers = servers;
        this.members = members;
    }

    /** How many members are in a state, or what share of all. */
    Gauge.Value of(Quantity.Members of) {
        int[] populations = of.of().stream()
                .mapToInt(id -> table.of(id) - table.firstOrigin - table.streams.size())
                .toArray();
        double size = 0;
        for (int p : populations) {
            size += table.populations.get(p).size();
        }
        double weight = of.share() ? 1 / size : 1;
        return () -> {
            int sum = 0;
            for (int p : populations) {
                sum += membersIn(p, of.state());
            }
            return sum * weight;
        };
    }

    private int membersIn(int p, MemberState state) {
        return switch (state) {
            case AT_REST -> members.count(p, Members.AT_REST);
            case REQUESTING -> members.count(p, Members.REQUESTING);
            case DETACHED -> members.count(p, Members.DETACHED);
            case GAVE_UP -> members.count(p, Members.GAVE_UP);
            case UNSERVED -> table.populations.get(p).size() - members.count(p, Members.AT_REST);
        };
    }

    /** How many customers or servers are in a state at some points, or how often something has happened there. */
    Gauge.Value of(Quantity.Queue queue) {
        int[] at = queue.of().stream().mapToInt(table::of).toArray();
        if (queue.what() == QueueCount.UP_IDLE) {
            return () -> idle(at);
        }
        if (queue.what() == QueueCount.RUNNING) {
            return () -> running(at);
        }
        int first = sortOf(queue.what());
        int second = queue.what() == QueueCount.PRESENT ? Counts.IN_ORBIT : NOTHING;
        if (!queue.from().isEmpty()) {
            return ofSome(at, first, second, table.among(queue.from()));
        }
        return at.length == 1 && second == NOTHING ? ofOne(at[0], first) : ofAll(at, first, second);
    }

    private int idle(int[] at) {
        int idle = 0;
        for (int p : at) {
            idle += servers.running(p) > 0 && counts.of(Counts.IN_SYSTEM, p) == 0 ? 1 : 0;
        }
        return idle;
    }

    private double running(int[] at) {
        double running = 0;
        for (int p : at) {
            running += servers.running(p);
        }
        return running;
    }

    private Gauge.Value ofOne(int point, int sort) {
        if (sort == Counts.IN_SYSTEM && point < table.firstFork) {
            return sum(Counts.place(Counts.WAITING, point), Counts.place(Counts.BUSY, point));
        }
        return Counts.isKept(sort)
                ? sum(Counts.place(sort, point), counts.placeOfNothing())
                : () -> counts.of(sort, point);
    }

    private Gauge.Value sum(int first, int second) {
        return new Gauge.Sum(counts.all(), first, second);
    }

    private Gauge.Value ofAll(int[] at, int first, int second) {
        return () -> {
            long sum = 0;
            for (int p : at) {
                sum += counts.of(first, p) + (second == NOTHING ? 0 : counts.of(second, p));
            }
            return sum;
        };
    }

    private Gauge.Value ofSome(int[] at, int first, int second, boolean[] among) {
        for (int p : at) {
            counts.tellApart(p);
        }
        return () -> {
            long sum = 0;
            for (int p : at) {
                for (int o = 0; o < among.length; o++) {
                    if (among[o]) {
                        sum += counts.of(first, p, o) + (second == NOTHING ? 0 : counts.of(second, p, o));
                    }
                }
            }
            return sum;
        };
    }

    /** The sort of a count, of customers for what is not a count alone. */
    private static int sortOf(QueueCount what) {
        return switch (what) {
            case IN_SYSTEM, PRESENT, UP_IDLE, RUNNING -> Counts.IN_SYSTEM;
            case WAITING -> Counts.WAITING;
            case BUSY -> Counts.BUSY;
            case IN_ORBIT -> Counts.IN_ORBIT;
            case ARRIVALS -> Counts.ARRIVALS;
            case ATTEMPTS -> Counts.ATTEMPTS;
            case REJECTED -> Counts.REJECTED;
            case REJECTED_FIRST -> Counts.REJECTED_FIRST;
            case RETRIES -> Counts.RETRIES;
            case ACCEPTED -> Counts.ACCEPTED;
            case COMPLETED -> Counts.COMPLETED;
            case LOST -> Counts.LOST;
            case BALKED -> Counts.BALKED;
            case ABANDONED -> Counts.ABANDONED;
            case DROPPED -> Counts.DROPPED;
            case COLLIDED -> Counts.COLLIDED;
            case UNHEARD -> Counts.UNHEARD;
            case UNANSWERED -> Counts.UNANSWERED;
        };
    }
}
