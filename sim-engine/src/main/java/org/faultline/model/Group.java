package org.faultline.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A rule that binds many assets together: whether one works depends on how the others stand, over the links between them or
 * through a load that they share. An asset may be a member of several groups; each can keep it at level zero.
 *
 * <p>Links that leave a group do not count for it.
 */
public sealed interface Group {

    /** Word shown to people, unique in the network. */
    String name();

    /** Ids of the assets that are bound, in order; where numbers decide, the earlier member comes first. */
    List<String> members();

    /**
     * A member works only while it belongs to the largest connected component of the members that could work, of equal ones to
     * that with the earliest member: percolation.
     *
     * @param name unique in the network
     * @param members at least one
     */
    record LargestComponent(String name, List<String> members) implements Group {
        public LargestComponent {
            members = checked(name, members);
        }
    }

    /**
     * A member works only while enough of its link neighbours do. Threshold cascades (D. J. Watts, PNAS 99 (2002) 5766) and
     * k-cores.
     *
     * @param name unique in the network
     * @param members at least one
     * @param failedShare share of its neighbours with whose failure it fails, one draw per member and replication; empty for no such bound
     * @param failedNumber number of its neighbours with whose failure it fails; zero for no such bound
     * @param leastLive number of neighbours that must work, zero or more
     * @param relayHours time for which a member bears that too many have failed before it fails, one draw each time
     */
    record Neighbours(
            String name,
            List<String> members,
            Optional<Distribution> failedShare,
            int failedNumber,
            int leastLive,
            Distribution relayHours)
            implements Group {

        public Neighbours {
            members = checked(name, members);
            if (failedShare.filter(share -> !(share.mean() > 0)).isPresent()) {
                throw new IllegalArgumentException("The share of failed neighbours of group " + name
                        + " must be above 0: at 0 nobody would ever work.");
            }
            if (failedNumber < 0) {
                throw new IllegalArgumentException("The number of failed neighbours (" + failedNumber + ") of group "
                        + name + " must be zero or more.");
            }
            if (leastLive < 0) {
                throw new IllegalArgumentException("The number of live neighbours (" + leastLive + ") of group " + name
                        + " must be zero or more.");
            }
        }
    }

    /**
     * Members that carry a load together: what fails is carried by the others, and a member whose load exceeds its limit trips.
     *
     * @param name unique in the network
     * @param members at least one
     * @param load of each member at the start, in any unit, one draw per member and replication
     * @param limit load that a member bears, in the same unit, one draw per member and replication
     * @param passing what happens to the load of members that do not work
     * @param adds load that each failed member puts on every other, only for {@link Passing#ADDED}; 0 otherwise
     * @param relayHours time for which a member bears a load above its limit before it trips, zero or more
     */
    record SharedLoad(
            String name,
            List<String> members,
            Distribution load,
            Distribution limit,
            Passing passing,
            double adds,
            double relayHours)
            implements Group {

        /** What happens to the load of a member that does not work. */
        public enum Passing {
            /** It is spread equally over the members that work: equal load sharing. */
            EQUALLY,
            /** That of neighbours that fail together is spread equally over those beside them that work: local load sharing. */
            NEARBY,
            /** Each failure puts the same load on every other member (Dobson, Carreras and Newman 2005). */
            ADDED
        }

        public SharedLoad {
            members = checked(name, members);
            Checks.notNegative("The load that each failure adds in group " + name, adds);
            Checks.notNegative("The relay time of group " + name + ", in hours,", relayHours);
        }
    }

    /**
     * Members whose load is the traffic that shortest paths lead through them: their betweenness among the members that work.
     * One whose load exceeds its capacity, the load of the whole network times one plus the tolerance, trips (A. E. Motter and
     * Y.-C. Lai, Phys. Rev. E 66 (2002) 065102).
     *
     * @param name unique in the network
     * @param members at least one
     * @param tolerance headroom over the load at the start, zero or more
     * @param relayHours time for which a member bears a load above its capacity before it trips, zero or more
     */
    record PathLoad(String name, List<String> members, double tolerance, double relayHours) implements Group {
        public PathLoad {
            members = checked(name, members);
            Checks.notNegative("The tolerance of group " + name, tolerance);
            Checks.notNegative("The relay time of group " + name + ", in hours,", relayHours);
        }
    }

    private static List<String> checked(String name, List<String> members) {
        Checks.named("name of a group", name);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("The group " + name + " must have at least one member.");
        }
        if (new HashSet<>(members).size() < members.size()) {
            throw new IllegalArgumentException("The group " + name + " names a member twice.");
        }
        return List.copyOf(members);
    }
}
