package org.faultline.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing a dependant needs, how partial supply counts, how long it holds without, and to what it falls.
 *
 * <p>The raw level of a gate comes from the levels of its providers: {@code all} is their least, {@code any} their greatest,
 * {@code k of n} the k-th greatest, {@code weighted} the weighted mean. The dependant is fully supplied once the raw level
 * reaches {@code fullAt}: {@code supply = min(1, raw / fullAt)}. A gate is <em>lost</em> while its supply is below one. While it
 * is lost, autonomy drains and the supply is held at one; once drained, the response says to what level the dependant falls,
 * and the gate passes {@code max(supply, response)}.
 *
 * @param name word shown in causal chains, e.g. {@code power}
 * @param kind what is depended on; {@link Kind#CONNECTIVITY} also demands a working path between dependant and provider
 * @param mode how the providers combine
 * @param k number of providers that must work, only for {@link Mode#K_OF_N}, where it may exceed their number: such a gate is
 *     never supplied; 1 otherwise
 * @param needs providers with weights; at least one, but for {@link Mode#K_OF_N}
 * @param fullAt raw level that suffices for full supply, in (0, 1]
 * @param autonomy how long the dependant holds when the gate is lost; empty when it does not hold at all
 * @param backups what takes over in turn when the autonomy is used up
 * @param response levels after autonomy and backups are used up, in order of time
 */
public record Gate(
        String name,
        Kind kind,
        Mode mode,
        int k,
        List<Need> needs,
        double fullAt,
        Optional<Autonomy> autonomy,
        List<Backup> backups,
        List<ResponseStep> response) {

    /** A gate without backups. */
    public Gate(
            String name,
            Kind kind,
            Mode mode,
            int k,
            List<Need> needs,
            double fullAt,
            Optional<Autonomy> autonomy,
            List<ResponseStep> response) {
        this(name, kind, mode, k, needs, fullAt, autonomy, List.of(), response);
    }

    /** What is depended on. */
    public enum Kind {
        POWER,
        CONNECTIVITY,
        SIGNALLING,
        TIMING,
        MANAGEMENT,
        DATA,
        STAFF;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the providers of a gate combine. */
    public enum Mode {
        ALL,
        ANY,
        K_OF_N,
        WEIGHTED;

        /** The word used in scenario files. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A provider.
     *
     * @param provider id of an asset or service
     * @param weight share of the dependant's demand that this provider carries, above zero
     */
    public record Need(String provider, double weight) {
        public Need {
            Checks.named("provider of a gate", provider);
            Checks.positive("The weight of provider ", provider, weight);
        }

        /** A provider of weight one. */
        public static Need of(String provider) {
            return new Need(provider, 1);
        }
    }

    /**
     * A stock that bridges a loss: battery, fuel, holdover of a clock, cash, paper.
     *
     * @param hours time it lasts from full, one draw per dependant and replication
     * @param refillHours time from empty to full once the gate is supplied again, zero or more
     * @param refillRate hours of stock gained per hour of supply, above zero, in place of the time; empty where the time says it
     */
    public record Autonomy(Distribution hours, double refillHours, Optional<Double> refillRate) {
        public Autonomy {
            Checks.notNegative("The refill time of an autonomy, in hours,", refillHours);
            refillRate.ifPresent(rate -> Checks.positive("The refill rate of an autonomy", rate));
        }

        /** A stock that is full again after a time. */
        public Autonomy(Distribution hours, double refillHours) {
            this(hours, refillHours, Optional.empty());
        }
    }

    /**
     * A machine that takes over when what stands before it is used up, e.g. a generator behind a battery. Each loss of the gate tries it
     * once; it is mended before the next.
     *
     * @param startChance chance that it starts, in [0, 1]
     * @param runHours time it runs before it breaks, one draw per start; empty where it does not break
     * @param fuel what it burns; empty for endless fuel
     * @param arrivesHours time until it is there once what stands before it is used up, one draw per loss; empty where it stands there
     */
    public record Backup(
            double startChance,
            Optional<Distribution> runHours,
            Optional<Fuel> fuel,
            Optional<Distribution> arrivesHours) {
        public Backup {
            Checks.share("The chance that a backup starts", startChance);
        }
    }

    /**
     * The fuel of a backup.
     *
     * @param hours it lasts from full, above zero
     * @param refuelHours time from empty to full once the gate is supplied again, zero or more
     */
    public record Fuel(double hours, double refuelHours) {
        public Fuel {
            Checks.positive("The fuel of a backup, in hours,", hours);
            Checks.notNegative("The refuelling time of a backup, in hours,", refuelHours);
        }
    }

    /**
     * From a moment after the autonomy ran out the dependant keeps at least this level.
     *
     * @param afterHours hours since the autonomy ran out (or since the loss, without autonomy), zero or more
     * @param level in [0, 1]
     */
    public record ResponseStep(double afterHours, double level) {
        public ResponseStep {
            Checks.notNegative("The start of a response step, in hours,", afterHours);
            Checks.share("The level of a response step", level);
        }
    }

    public Gate {
        Checks.named("name of a gate", name);
        needs = List.copyOf(needs);
        backups = List.copyOf(backups);
        response = List.copyOf(response);
        if (needs.isEmpty() && mode != Mode.K_OF_N) {
            throw new IllegalArgumentException("The gate " + name + " must name at least one provider.");
        }
        if (k < 1 || (k > 1 && mode != Mode.K_OF_N)) {
            throw new IllegalArgumentException("The gate " + name + " asks for " + k + " of " + needs.size()
                    + " providers; k must be at least 1, and 1 where all or any of them count.");
        }
        if (!(fullAt > 0 && fullAt <= 1)) {
            throw new IllegalArgumentException(
                    "The gate " + name + " is full at " + fullAt + "; that share must lie above 0 and up to 1.");
        }
        for (int i = 1; i < response.size(); i++) {
            if (response.get(i).afterHours() <= response.get(i - 1).afterHours()) {
                throw new IllegalArgumentException("The response steps of gate " + name + " must be in order of time.");
            }
        }
        if (!response.isEmpty() && response.get(0).afterHours() != 0) {
            throw new IllegalArgumentException("The first response step of gate " + name + " must start at 0 h.");
        }
    }

    /** True when it asks for more providers than there are, so that it is never supplied. */
    public boolean isBeyondReach() {
        return mode == Mode.K_OF_N && k > needs.size();
    }

    /** A gate that needs every named provider, holds not at all and falls to nothing. */
    public static Gate all(String name, Kind kind, String... providers) {
        return plain(name, kind, Mode.ALL, providers);
    }

    /** A gate for which one of the named providers suffices. */
    public static Gate any(String name, Kind kind, String... providers) {
        return plain(name, kind, Mode.ANY, providers);
    }

    private static Gate plain(String name, Kind kind, Mode mode, String... providers) {
        List<Need> needs = List.of(providers).stream().map(Need::of).toList();
        return new Gate(name, kind, mode, 1, needs, 1, Optional.empty(), List.of());
    }

    /** The same gate with a stock that bridges a loss. */
    public Gate withAutonomy(Distribution hours, double refillHours) {
        return new Gate(
                name, kind, mode, k, needs, fullAt, Optional.of(new Autonomy(hours, refillHours)), backups, response);
    }

    /** The same gate with a level that remains when it is lost for good: a fallback. */
    public Gate withFallback(double level) {
        return new Gate(name, kind, mode, k, needs, fullAt, autonomy, backups, List.of(new ResponseStep(0, level)));
    }
}
