package org.faultline.model.signalling;

import java.util.List;
import java.util.Locale;
import org.faultline.model.Checks;

/**
 * The instances of one network function in a core, each with a waiting line, first in first out.
 *
 * @param function name of the function as in procedures, e.g. {@code amf}
 * @param instances at least one
 * @param queueSeconds work that may wait at an instance, in seconds of its full rate, above zero; what finds more is lost
 * @param timeoutSeconds after which whoever asked a function gives up and the device is refused, above zero; infinite for never
 * @param contexts what becomes of the contexts of devices when their instance is gone
 * @param wrongBelow level, in [0, 1], below which an instance that works answers wrongly: it does its work, but refuses at the end whoever was
 *     to have a context there, and who was refused or had one stays bound to it until it is mended or gone; 0 for never
 * @param toldPerSecond devices in a second that peers tell of what they lost once an instance is back that lost its contexts (recovery time stamps,
 *     TS 23.527), zero or more; 0 for nobody: they find out by their next contact
 * @param failoverSeconds time from the death of an instance until nobody sends to it any more, zero or more
 */
public record FunctionSet(
        String function,
        List<Instance> instances,
        double queueSeconds,
        double timeoutSeconds,
        Contexts contexts,
        double wrongBelow,
        double toldPerSecond,
        double failoverSeconds) {

    /** What becomes of contexts when the instance that held them is gone. */
    public enum Contexts {
        /** The set keeps them (TS 23.501, 5.21.3). */
        SHARED,
        /** They are lost with the instance, whatever it is that takes it away. */
        OWN,
        /** They are lost when the instance itself fails; while it only lacks what it needs, such as its path, it keeps them. */
        KEPT;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FunctionSet {
        Checks.named("name of a network function", function);
        instances = List.copyOf(instances);
        if (instances.isEmpty()) {
            throw new IllegalArgumentException("The function " + function + " must have at least one instance.");
        }
        if (instances.stream().mapToDouble(Instance::weight).sum() <= 0) {
            throw new IllegalArgumentException("Some instance of function " + function + " must have a weight.");
        }
        Checks.positive("The room for waiting messages at " + function + ", in seconds,", queueSeconds);
        if (!(timeoutSeconds > 0)) {
            throw new IllegalArgumentException(
                    "The time-out of requests to " + function + " is " + timeoutSeconds + " s; it must be above zero.");
        }
        Checks.share("The level below which " + function + " answers wrongly", wrongBelow);
        Checks.notNegative("The devices of " + function + " that are told in a second", toldPerSecond);
        Checks.notNegative("The time to notice a dead instance of " + function + ", in seconds,", failoverSeconds);
    }
}
