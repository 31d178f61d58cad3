package org.faultline.io.scenario;

import org.faultline.io.form.Fields;
import org.faultline.io.form.Key;
import org.faultline.io.form.Keys;
import org.faultline.io.form.Values;
import org.faultline.model.signalling.FunctionSet;

/** The keys that a network function has wherever functions are written: how much may wait at it and how long, and what becomes of contexts. */
final class FunctionKeys {

    private static final double SECONDS = 3600;

    private final Key<Double> queue;
    private final Key<Double> timeout;
    private final Key<FunctionSet.Contexts> context;
    private final Key<Double> failover;

    FunctionKeys(Keys keys) {
        queue = keys.usual(
                "queue",
                Values.duration(),
                2 / SECONDS,
                "2 s",
                "Work that may wait at an instance, in time at its full rate; what finds more is lost.");
        timeout = keys.usual(
                "timeout",
                Values.duration(),
                10 / SECONDS,
                "10 s",
                "Time after which whoever asked gives up and the device is refused.");
        context = keys.usual(
                "context",
                Values.word("home of contexts", FunctionSet.Contexts.values(), FunctionSet.Contexts::id),
                FunctionSet.Contexts.SHARED,
                "shared",
                "`shared`: the set keeps the contexts of devices; `own`: they are gone with their instance, whatever takes it away; `kept`: only"
                        + " when the instance itself fails, not while it lacks what it needs, such as its path.");
        failover = keys.usual(
                "failover",
                Values.duration(),
                11 / SECONDS,
                "11 s",
                "Time from the death of an instance until nobody sends to it any more.");
    }

    double queueSeconds(Fields in) {
        return in.get(queue) * SECONDS;
    }

    double timeoutSeconds(Fields in) {
        return in.get(timeout) * SECONDS;
    }

    FunctionSet.Contexts contexts(Fields in) {
        return in.get(context);
    }

    double failoverSeconds(Fields in) {
        return in.get(failover) * SECONDS;
    }
}
