package org.faultline.model.signalling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.model.Checks;
import org.faultline.model.Distribution;

/**
 * National roaming: devices of one operator that lost their access are guests of another one's core while they have none.
 *
 * @param home id of the class whose devices they are
 * @param hosts ids of the assets through which guests reach the host, one for each place of the home class, in its order
 * @param reach share of the devices of a place that the host's cells can reach, and carry unless that follows from room, in [0, 1]
 * @param byRoom whether only as many are let in as the host's cells have room for; places and hosts are then coverage areas with cells
 * @param homeCore id of an asset of the home core: at level c a share 1 - c of those with a radio of their own are let in as well; empty for only who has
 *     lost the radio
 * @param weight of a guest against a user of the host where its cells are full, in [0, 1]: with 0 the host's own come first
 * @param fromHours hours since the start from which guests are let in, one draw each run
 * @param homeFunctions functions that stay those of the home core, such as those that authenticate
 * @param betweenSeconds time that a message takes from one of the two networks to the other, zero or more (N32); empty for that of a message within the host
 */
public record Roaming(
        String home,
        List<String> hosts,
        double reach,
        boolean byRoom,
        Optional<String> homeCore,
        double weight,
        Distribution fromHours,
        List<String> homeFunctions,
        OptionalDouble betweenSeconds) {

    /** The function at the edge of a network through which its functions speak to those of another one (SEPP, TS 23.501, 6.2.17). */
    public static final String EDGE = "sepp";

    /** What guests call that of their home. */
    public static final String HOME_EDGE = "home-sepp";

    public Roaming {
        Checks.named("home class of guests", home);
        Checks.share("The share of guests that a host reaches", reach);
        Checks.share("The weight of a guest against a user of the host", weight);
        if (weight > 0 && !byRoom) {
            throw new IllegalArgumentException("Guests of " + home + " weigh " + weight
                    + " against the host's own users; that counts only where they are let in by the room in cells.");
        }
        hosts = List.copyOf(hosts);
        homeFunctions = List.copyOf(homeFunctions);
        betweenSeconds.ifPresent(
                s -> Checks.notNegative("The time of a message between a host and the home of guests, in seconds,", s));
    }
}
