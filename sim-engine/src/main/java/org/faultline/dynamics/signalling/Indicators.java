package org.faultline.dynamics.signalling;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.faultline.scenario.Quantity;

/**
 * Indicators of 3GPP for an AMF set or a slice: sums over the classes that a core or a slice of it serves. Registration is the stage whose context an AMF keeps, a
 * session that of an SMF.
 */
final class Indicators {
    private static final String AMF = "amf";
    private static final String SMF = "smf";

    private final SignallingTable table;
    private final Latencies latencies;
    private final Crowd crowd;
    private final Contacts contacts;
    private final AirAccess air;

    Indicators(SignallingTable table, Latencies latencies, Crowd crowd, Contacts contacts, AirAccess air) {
        this.table = table;
        this.latencies = latencies;
        this.crowd = crowd;
        this.contacts = contacts;
        this.air = air;
    }

    /** Follows an indicator; {@code since} is the last moment at which something changed. */
    DoubleSupplier of(Quantity.Kpi kpi, java.util.function.LongSupplier since) {
        int[] classes = IntStream.range(0, table.classes.size())
                .filter(c -> isServedBy(kpi.core(), table.classes.get(c).core()))
                .toArray();
        return switch (kpi.what()) {
            case REGISTERED -> () -> sum(classes, c -> reached(c, AMF));
            case REGISTRATION_REQUESTS -> () -> sum(classes, c -> attempts(c, AMF));
            case REGISTRATIONS -> () -> sum(classes, c -> successes(c, AMF));
            case REGISTRATION_SUCCESS_RATE ->
                () -> rate(sum(classes, c -> successes(c, AMF)), sum(classes, c -> attempts(c, AMF)));
            case REGISTRATION_TIME -> () -> time(classes, AMF, kpi.quantile());
            case SESSIONS -> () -> sum(classes, c -> reached(c, SMF));
            case SESSION_REQUESTS -> () -> sum(classes, c -> attempts(c, SMF));
            case SESSIONS_MADE -> () -> sum(classes, c -> successes(c, SMF));
            case SESSION_SUCCESS_RATE ->
                () -> rate(sum(classes, c -> successes(c, SMF)), sum(classes, c -> attempts(c, SMF)));
            case SESSION_TIME -> () -> time(classes, SMF, kpi.quantile());
            case PAGES -> () -> sum(classes, c -> coming(c, since.getAsLong(), false));
            case PAGING_SUCCESS_RATE ->
                () -> rate(
                        sum(classes, c -> coming(c, since.getAsLong(), true)),
                        sum(classes, c -> coming(c, since.getAsLong(), false)));
            case RANDOM_ACCESS_ATTEMPTS -> () -> sum(classes, c -> inPlaces(c, air::attempts));
            case RANDOM_ACCESS_SUCCESS_RATE ->
                () -> rate(
                        sum(classes, c -> inPlaces(c, air::successes)), sum(classes, c -> inPlaces(c, air::attempts)));
        };
    }

    /** Classes of a slice count for the slice, and for the core that it is of. */
    private boolean isServedBy(String asked, String core) {
        return core.equals(asked)
                || table.described.cores().stream()
                        .anyMatch(k -> k.id().equals(core)
                                && k.sliceOf().filter(asked::equals).isPresent());
    }

    private static double sum(int[] classes, IntToDoubleFunction value) {
        double sum = 0;
        for (int c : classes) {
            sum += value.applyAsDouble(c);
        }
        return sum;
    }

    private static double rate(double of, double all) {
        return all > 0 ? of / all : 1;
    }

    private double reached(int c, String home) {
        double devices = 0;
        for (int s = 0; s < table.stages(c) && devices == 0; s++) {
            devices = isAt(c, s, home) ? crowd.reached(c, s + 1) : 0;
        }
        return devices;
    }

    private double attempts(int c, String home) {
        double sum = 0;
        for (int s = 0; s < table.stages(c); s++) {
            sum += isAt(c, s, home) ? latencies.attempts(c, s) : 0;
        }
        return sum;
    }

    private double successes(int c, String home) {
        double sum = 0;
        for (int s = 0; s < table.stages(c); s++) {
            sum += isAt(c, s, home) ? latencies.successes(c, s) : 0;
        }
        return sum;
    }

    private double time(int[] classes, String home, OptionalDouble quantile) {
        Latencies.Merged merged = latencies.merged();
        for (int c : classes) {
            for (int s = 0; s < table.stages(c); s++) {
                if (isAt(c, s, home)) {
                    merged.add(c, s);
                }
            }
        }
        return quantile.isPresent() ? merged.quantileHours(quantile.getAsDouble()) : merged.meanHours();
    }

    private boolean isAt(int c, int stage, String home) {
        return table.stage(c, stage).home().equals(home);
    }

    private double coming(int c, long now, boolean onlyAnswered) {
        double sum = 0;
        for (int k = 0; k < contacts.of(c).size(); k++) {
            if (PagingLoad.comes(contacts.of(c).get(k))) {
                double begun = contacts.begun(c, k, crowd, now);
                sum += onlyAnswered ? crowd.served(c) * contacts.answered(c, k) * contacts.rate(c, k, now) : begun;
            }
        }
        return sum;
    }

    private double inPlaces(int c, IntToDoubleFunction ofPlace) {
        double sum = 0;
        for (int p = table.firstPlace[c]; p < table.firstPlace[c + 1]; p++) {
            sum += ofPlace.applyAsDouble(p);
        }
        return sum;
    }
}
