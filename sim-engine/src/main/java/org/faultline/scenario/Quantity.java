package org.faultline.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.model.Checks;
import org.faultline.model.Integrity;
import org.faultline.threat.Selector;

/** Something that has a value at every moment of a run and changes in steps. */
public sealed interface Quantity {

    /** Unit of its values, e.g. {@code assets}; empty for a plain number. */
    String unit();

    /**
     * How many assets of a selection are in some state.
     *
     * @param of which assets; its order, share and count do not matter
     * @param state what is asked of each
     * @param ever true to count also those that were in that state once and are no more
     * @param share true for the share of the selection instead of the number; of an empty selection the share is zero
     */
    record Count(Selector of, State state, boolean ever, boolean share) implements Quantity {
        @Override
        public String unit() {
            return share ? "share" : "assets";
        }
    }

    /**
     * Size of the largest connected component of the assets of a selection that work (level above zero), over links between them.
     *
     * @param of which assets; its order, share and count do not matter
     * @param share true for the share of the selection instead of the number; of an empty selection the share is zero
     */
    record LargestComponent(Selector of, boolean share) implements Quantity {
        @Override
        public String unit() {
            return share ? "share" : "assets";
        }
    }

    /**
     * What an asset or service delivers, in [0, 1].
     *
     * @param subject its id
     */
    record Level(String subject) implements Quantity {
        public Level {
            Checks.named("subject of an observed level", subject);
        }

        @Override
        public String unit() {
            return "share";
        }
    }

    /**
     * What a selection of assets delivers, as the sum of capacity x level, less what is asked of it. Sums are kept exactly, to a
     * millionth of the unit of capacity.
     *
     * @param of which assets
     * @param demand what is asked for; empty for nothing
     */
    record Capacity(Selector of, Optional<Demand> demand) implements Quantity {
        @Override
        public String unit() {
            return "";
        }
    }

    /**
     * By how much a selection of assets falls short of a demand: the greater of zero and demand - sum of capacity x level.
     *
     * @param of which assets
     * @param demand what is asked for
     */
    record Shortfall(Selector of, Demand demand) implements Quantity {
        @Override
        public String unit() {
            return "";
        }
    }

    /**
     * How many events of a sort there were since the start.
     *
     * @param of at which assets
     * @param sort what is counted
     */
    record Events(Selector of, Sort sort) implements Quantity {
        @Override
        public String unit() {
            return "events";
        }
    }

    /**
     * A count at stations, forks, random accesses, arrival streams or populations.
     *
     * @param of their ids, at least one; the counts are added
     * @param what is counted
     * @param from ids of arrival streams and populations whose customers count; empty for all
     */
    record Queue(List<String> of, QueueCount what, List<String> from) implements Quantity {
        public Queue {
            of = List.copyOf(of);
            from = List.copyOf(from);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("A count of customers must be of something that has customers.");
            }
        }

        @Override
        public String unit() {
            return "";
        }
    }

    /**
     * How many members of populations are in a state.
     *
     * @param of ids of the populations, at least one
     * @param state what is counted
     * @param share true for the share of all members instead of the number
     */
    record Members(List<String> of, MemberState state, boolean share) implements Quantity {
        public Members {
            of = List.copyOf(of);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("A count of members must be of a population.");
            }
        }

        @Override
        public String unit() {
            return share ? "share" : "users";
        }
    }

    /**
     * What flows of some classes ask for, and what of it arrives. A source that does not work still asks.
     *
     * @param classes names of priority classes; empty for all
     * @param what which of these
     */
    record Traffic(List<String> classes, Carriage what) implements Quantity {
        public Traffic {
            classes = List.copyOf(classes);
        }

        @Override
        public String unit() {
            return what == Carriage.CARRIED_SHARE ? "share" : "Mbit/s";
        }
    }

    /** What is looked at in traffic. */
    enum Carriage {
        /** What flows ask for. */
        DEMAND,
        /** What arrives. */
        CARRIED,
        /** What does not. */
        LOST,
        /** What arrives over what is asked for; one where nothing is. */
        CARRIED_SHARE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * How much of its capacity a link or a transit asset carries: of a link, in the direction that carries more.
     *
     * @param of id of one transit asset, or of the two ends of a link
     */
    record Utilisation(List<String> of) implements Quantity {
        public Utilisation {
            of = List.copyOf(of);
            if (of.isEmpty() || of.size() > 2) {
                throw new IllegalArgumentException(
                        "A utilisation is that of one asset or of a link between two; " + of.size() + " are named.");
            }
        }

        @Override
        public String unit() {
            return "share";
        }
    }

    /**
     * How long packets of flows take from where they enter to where they end, over links; only flows that are on their way have a latency.
     *
     * @param of names under which flows were declared, or ids of single ones; empty for all
     * @param what which of these
     */
    record Latency(List<String> of, Delay what) implements Quantity {
        public Latency {
            of = List.copyOf(of);
        }

        @Override
        public String unit() {
            return what == Delay.IN_TIME_SHARE ? "share" : "ms";
        }
    }

    /** What is looked at in latencies. */
    enum Delay {
        /** Their mean, weighted by volume; zero where nothing is on its way. */
        MEAN,
        /** The longest; zero where nothing is on its way. */
        GREATEST,
        /** Share of the volume of all flows that is on a way within the bound of its flow, or on any way where it has none. */
        IN_TIME_SHARE;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * How many devices are in a state, or have completed a stage.
     *
     * @param of ids of classes of devices, at least one
     * @param state what is counted; not looked at where a stage is given
     * @param stage id of the procedure of a stage: counts devices with access that have completed it; empty for a state
     * @param share true for the share of all devices of the classes instead of the number
     */
    record Devices(List<String> of, DeviceState state, Optional<String> stage, boolean share) implements Quantity {
        public Devices {
            of = List.copyOf(of);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("A count of devices must be of a class of devices.");
            }
        }

        @Override
        public String unit() {
            return share ? "share" : "devices";
        }
    }

    /**
     * What happens at a network function of a core.
     *
     * @param core id of the core
     * @param function name of the function
     * @param what which of its numbers
     */
    record AtFunction(String core, String function, Burden what) implements Quantity {
        public AtFunction {
            Checks.named("core of an observed function", core);
            Checks.named("observed function", function);
        }

        @Override
        public String unit() {
            return what == Burden.CONTACT_LOAD ? "share" : "messages";
        }
    }

    /** A number of a network function. */
    enum Burden {
        /** Messages that wait. */
        WAITING,
        /** Messages of attempts that arrived since the start. */
        ARRIVED,
        /** Of those, how many found no room. */
        LOST,
        /** Share of its speed that contacts of served devices use. */
        CONTACT_LOAD;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What became of the attempts at a stage since the start; those that the access network did not let in are none.
     *
     * @param of id of a class of devices
     * @param stage id of the procedure of the stage
     * @param what which number
     * @param quantile share of the completed attempts that took no longer, for {@link Outcome#LATENCY}
     */
    record Attempts(String of, String stage, Outcome what, double quantile) implements Quantity {
        public Attempts {
            Checks.named("class of observed attempts", of);
            Checks.named("stage of observed attempts", stage);
            Checks.share("The quantile of a latency", quantile);
        }

        @Override
        public String unit() {
            return switch (what) {
                case ATTEMPTS, SUCCESSES -> "attempts";
                case SUCCESS_RATE -> "share";
                case LATENCY -> "h";
            };
        }
    }

    /** A number of attempts. */
    enum Outcome {
        ATTEMPTS,
        SUCCESSES,
        /** Successes over attempts (TS 28.554, 6.2.3); one before the first attempt. */
        SUCCESS_RATE,
        /** Time within which a share of the successful ones was completed. */
        LATENCY;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * How many contacts in an hour the devices of some classes begin, or get no answer to; over a time they add up to a number of contacts.
     *
     * @param of ids of classes of devices, at least one
     * @param procedure id of the procedure of the contact
     * @param what which of them
     */
    record Contacts(List<String> of, String procedure, Fate what) implements Quantity {
        public Contacts {
            of = List.copyOf(of);
            if (of.isEmpty()) {
                throw new IllegalArgumentException("A count of contacts must be of a class of devices.");
            }
            Checks.named("procedure of observed contacts", procedure);
        }

        @Override
        public String unit() {
            return "contacts per h";
        }
    }

    /**
     * An indicator of 3GPP for all devices that a core serves, those of its slices among them, or that a slice serves.
     *
     * @param core id of a core, or {@code <core>/<slice>}
     * @param what which indicator
     * @param quantile of a time, in [0, 1]; empty for its mean
     */
    record Kpi(String core, Indicator what, OptionalDouble quantile) implements Quantity {
        public Kpi {
            Checks.named("core of an indicator", core);
            quantile.ifPresent(q -> Checks.share("The quantile of indicator " + what.id(), q));
            if (quantile.isPresent() && !what.isTime()) {
                throw new IllegalArgumentException("The indicator " + what.id() + " has no quantile "
                        + quantile.getAsDouble() + "; only times have.");
            }
        }

        @Override
        public String unit() {
            return what.unit();
        }
    }

    /** What becomes of contacts. */
    enum Fate {
        /** All that devices begin, served or not. */
        BEGUN,
        /** Those that devices make again after one that got no answer. */
        REPEATED,
        /** Those that nobody answers. */
        FAILED;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How many of some steps the defenders have noticed or understood. What the sensors and analysts take is the time at which it first rises.
     *
     * @param steps ids of campaign steps, at least one
     * @param understood whether the remedy must be known
     */
    record Known(List<String> steps, boolean understood) implements Quantity {
        public Known {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("What is known must be asked of at least one step.");
            }
        }

        @Override
        public String unit() {
            return "steps";
        }
    }

    /** A sort of events at assets. */
    enum Sort {
        /** The asset's own condition falls. */
        FAILURES,
        /** The asset's own condition rises. */
        RECOVERIES,
        /** What the asset delivers falls. */
        FALLS,
        /** What the asset delivers rises. */
        RISES,
        /** A repair is asked for. */
        REPAIRS_ASKED,
        /** A crew sets out for a repair. */
        REPAIRS_BEGUN,
        /** A repair ends. */
        REPAIRS_DONE,
        /** A sensor raises an alert about what a step did there. */
        ALERTS;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is asked of an asset. */
    sealed interface State {

        /** Its level passes a test. */
        record OfLevel(Threshold test) implements State {}

        /** Its own condition passes a test, whatever it lacks from others. */
        record OfCondition(Threshold test) implements State {}

        /** Its integrity is one of some. */
        record OfIntegrity(Set<Integrity> among) implements State {
            public OfIntegrity {
                among = java.util.Collections.unmodifiableSet(new TreeSet<>(among));
            }

            /** One or more. */
            public static OfIntegrity of(List<Integrity> among) {
                return new OfIntegrity(new TreeSet<>(among));
            }
        }

        /** Its repair has come to some point. */
        record OfRepair(Repair at) implements State {}
    }

    /** How far a repair has come; codes as in event logs. */
    enum Repair {
        WAITING(0),
        UNDER_WAY(1);

        private final int code;

        Repair(int code) {
            this.code = code;
        }

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The number under which logs keep it. */
        public int code() {
            return code;
        }
    }
}
