package org.faultline.dynamics.signalling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.observe.Follower;
import org.faultline.scenario.DeviceState;
import org.faultline.scenario.Observation;
import org.faultline.scenario.Quantity;
import org.faultline.trace.Readings;

/** Measures what a scenario observes of its devices and cores. It is told before anything changes at a moment. */
final class SignallingMeter {

    private final SignallingTable table;
    private final Functions functions;
    private final Latencies latencies;
    private final Crowd crowd;
    private final Contacts contacts;
    private final Indicators indicators;
    private final LongSupplier now;
    private final long horizon;
    private final List<Follower> gauges = new ArrayList<>();
    private final List<Follower> ofAttempts = new ArrayList<>();
    /** The last moment at which something changed. */
    private long since;

    SignallingMeter(
            SignallingTable table,
            Functions functions,
            Latencies latencies,
            Crowd crowd,
            Contacts contacts,
            Indicators indicators,
            LongSupplier now,
            long horizon,
            List<Observation> observations) {
        this.table = table;
        this.functions = functions;
        this.latencies = latencies;
        this.crowd = crowd;
        this.contacts = contacts;
        this.indicators = indicators;
        this.now = now;
        this.horizon = horizon;
        for (int i = 0; i < observations.size(); i++) {
            if (observations.get(i).made() instanceof Observation.Taken taken) {
                add(i, taken);
            }
        }
    }

    private void add(int observation, Observation.Taken taken) {
        DoubleSupplier value;
        if (taken.quantity() instanceof Quantity.Devices devices) {
            value = valueOf(devices);
        } else if (taken.quantity() instanceof Quantity.AtFunction function) {
            value = valueOf(function);
        } else if (taken.quantity() instanceof Quantity.Attempts attempts) {
            value = valueOf(attempts);
        } else if (taken.quantity() instanceof Quantity.Contacts ofContacts) {
            value = valueOf(ofContacts);
        } else if (taken.quantity() instanceof Quantity.Kpi kpi) {
            value = indicators.of(kpi, () -> since);
        } else {
            return;
        }
        Follower gauge = new Follower(observation, value, taken.take(), horizon);
        gauges.add(gauge);
        if (taken.quantity() instanceof Quantity.Attempts || taken.quantity() instanceof Quantity.Kpi) {
            ofAttempts.add(gauge);
        }
    }

    private int classNamed(String id) {
        for (int c = 0; c < table.classes.size(); c++) {
            if (table.classes.get(c).id().equals(id)) {
                return c;
            }
        }
        throw new IllegalArgumentException("No class of devices has the id " + id + ".");
    }

    private int stageNamed(int c, String id) {
        for (int s = 0; s < table.stages(c); s++) {
            if (table.stage(c, s).procedure().id().equals(id)) {
                return s;
            }
        }
        throw new IllegalArgumentException("The devices " + table.classes.get(c).id() + " have no stage " + id + ".");
    }

    private DoubleSupplier valueOf(Quantity.Devices devices) {
        int[] classes = devices.of().stream().mapToInt(this::classNamed).toArray();
        double all = 0;
        for (int c : classes) {
            all += table.classes.get(c).members();
        }
        double unit = devices.share() && all > 0 ? 1 / all : 1;
        int[] stages = new int[classes.length];
        for (int i = 0; i < classes.length && devices.stage().isPresent(); i++) {
            stages[i] = stageNamed(classes[i], devices.stage().get()) + 1;
        }
        return () -> {
            double sum = 0;
            for (int i = 0; i < classes.length; i++) {
                sum += devices.stage().isPresent()
                        ? crowd.reached(classes[i], stages[i])
                        : count(classes[i], devices.state());
            }
            return sum * unit;
        };
    }

    private double count(int c, DeviceState state) {
        return switch (state) {
            case SERVED -> crowd.served(c);
            case TRYING -> crowd.trying(c) - unaware(c);
            case UNAWARE -> unaware(c);
            case AWAY -> crowd.away(c);
            case UNSERVED -> table.membersOfClass[c] - crowd.served(c);
        };
    }

    private double unaware(int c) {
        double sum = 0;
        for (double some : crowd.unaware[c]) {
            sum += some;
        }
        return sum;
    }

    private DoubleSupplier valueOf(Quantity.AtFunction function) {
        int set = setNamed(function);
        return switch (function.what()) {
            case WAITING -> () -> functions.waiting(set, now.getAsLong());
            case ARRIVED -> () -> functions.arrived(set);
            case LOST -> () -> functions.lost(set);
            case CONTACT_LOAD -> () -> functions.contactLoad(set);
        };
    }

    private int setNamed(Quantity.AtFunction function) {
        int set = 0;
        for (CoreNetwork core : table.described.cores()) {
            for (int f = 0; f < core.functions().size(); f++, set++) {
                if (core.id().equals(function.core())
                        && core.functions().get(f).function().equals(function.function())) {
                    return set;
                }
            }
        }
        throw new IllegalArgumentException(
                "No core " + function.core() + " has a function " + function.function() + ".");
    }

    private DoubleSupplier valueOf(Quantity.Attempts of) {
        int c = classNamed(of.of());
        int s = stageNamed(c, of.stage());
        return switch (of.what()) {
            case ATTEMPTS -> () -> latencies.attempts(c, s);
            case SUCCESSES -> () -> latencies.successes(c, s);
            case SUCCESS_RATE ->
                () -> latencies.attempts(c, s) > 0 ? latencies.successes(c, s) / latencies.attempts(c, s) : 1;
            case LATENCY -> () -> latencies.quantileHours(c, s, of.quantile());
        };
    }

    private DoubleSupplier valueOf(Quantity.Contacts of) {
        int[] classes = of.of().stream().mapToInt(this::classNamed).toArray();
        int[] contact =
                Arrays.stream(classes).map(c -> contactNamed(c, of.procedure())).toArray();
        return () -> {
            double sum = 0;
            for (int i = 0; i < classes.length; i++) {
                int c = classes[i];
                sum += switch (of.what()) {
                    case BEGUN -> contacts.begun(c, contact[i], crowd, since);
                    case REPEATED -> contacts.repeated(c, contact[i]);
                    case FAILED -> contacts.failed(c, contact[i], crowd, since);
                };
            }
            return sum;
        };
    }

    private int contactNamed(int c, String procedure) {
        for (int k = 0; k < contacts.of(c).size(); k++) {
            if (contacts.of(c).get(k).procedure().id().equals(procedure)) {
                return k;
            }
        }
        throw new IllegalArgumentException(
                "The devices " + table.classes.get(c).id() + " have no contact " + procedure + ".");
    }

    void begin() {
        since = 0;
        gauges.forEach(Follower::begin);
    }

    /** Attempts are about to begin, and nothing else to change. */
    void beforeAttempt(long moment) {
        for (Follower gauge : ofAttempts) {
            gauge.before(moment);
        }
    }

    /** Something is about to change. */
    void before(long moment) {
        for (Follower gauge : gauges) {
            gauge.before(moment);
        }
        since = moment;
    }

    /** Writes down what was measured. */
    void finish(Readings readings) {
        before(horizon);
        gauges.forEach(g -> g.finish(readings));
    }
}
