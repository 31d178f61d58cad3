package org.faultline.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of service as a sector pack declares it, before a country says where it stands and who provides what it needs.
 * Resolved against a network it becomes one {@link Service} per place.
 *
 * @param id word used in ids of services, e.g. {@code card-payment}
 * @param title shown to people
 * @param sector id of the sector, e.g. {@code finance}
 * @param placement where instances stand
 * @param peopleShare share of the people around an instance that it serves, in [0, 1]
 * @param demandByHour 24 weights of the hours of a day with mean one
 * @param restart hours an instance needs to come back from level zero
 * @param needs at least one
 */
public record ServiceType(
        String id,
        String title,
        String sector,
        Placement placement,
        double peopleShare,
        List<Double> demandByHour,
        Distribution restart,
        List<Need> needs) {

    /** Where instances of a service stand. */
    public sealed interface Placement {}

    /**
     * One instance at each facility that carries a tag. Its people are the population of its catchment (who lives
     * nearer to it than to any other such facility) times the people share.
     *
     * @param tag word on assets, e.g. {@code dispatch-centre}
     */
    public record AtFacilities(String tag) implements Placement {
        public AtFacilities {
            Checks.named("tag of a placement", tag);
        }
    }

    /** One instance in each region; its people are the region's population times the people share. */
    public record PerRegion() implements Placement {}

    /** Which operators' networks a need means, where it is met by a mobile network. */
    public enum Operators {
        /** Users are spread over the operators as lines are: the levels are weighted by line share. */
        BY_SHARE,
        /** Every operator's network must work: the least level counts. */
        ALL,
        /** Any operator's network will do: the greatest level counts. */
        ANY,
        /** Each instance has a contract with one operator, drawn by line share. */
        ONE;

        /** The word used in sector packs. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A gate whose provider is still a word.
     *
     * @param name shown in causal chains
     * @param kind what is depended on
     * @param of {@code mobile.data}, {@code mobile.voice}, {@code mobile.emergency}, {@code power}, {@code facility.<tag>},
     *     {@code facility.<tag>-line}, or the id of an asset
     * @param mode how several providers combine; the operators of a mobile network combine as {@code operators} says
     * @param k number of providers that must work, for {@link Gate.Mode#K_OF_N}; 1 otherwise
     * @param operators which operators count, where {@code of} is a mobile network
     * @param fullAt raw level that suffices for full supply, in (0, 1]
     * @param autonomy how long an instance holds without
     * @param response levels after the autonomy is used up, in order of time
     */
    public record Need(
            String name,
            Gate.Kind kind,
            String of,
            Gate.Mode mode,
            int k,
            Operators operators,
            double fullAt,
            Optional<Gate.Autonomy> autonomy,
            List<Gate.ResponseStep> response) {
        public Need {
            Checks.named("name of a need", name);
            Checks.named("provider of need " + name, of);
            response = List.copyOf(response);
            if (k < 1) {
                throw new IllegalArgumentException(
                        "The need " + name + " asks for " + k + " providers; at least 1 is needed.");
            }
            if (!(fullAt > 0 && fullAt <= 1)) {
                throw new IllegalArgumentException(
                        "The need " + name + " is full at " + fullAt + "; that share must lie above 0 and up to 1.");
            }
        }

        /** The gate that this need becomes once its providers are known. */
        public Gate toGate(Gate.Mode resolvedMode, List<Gate.Need> providers) {
            return new Gate(
                    name,
                    kind,
                    resolvedMode,
                    resolvedMode == Gate.Mode.K_OF_N ? k : 1,
                    providers,
                    fullAt,
                    autonomy,
                    response);
        }
    }

    public ServiceType {
        Checks.named("id of a service type", id);
        Checks.named("sector of service type " + id, sector);
        Checks.share("The people share of service type " + id, peopleShare);
        demandByHour = List.copyOf(demandByHour);
        needs = List.copyOf(needs);
        if (demandByHour.size() != 24) {
            throw new IllegalArgumentException(
                    "The demand of service type " + id + " has " + demandByHour.size() + " hours; a day has 24.");
        }
        if (needs.isEmpty()) {
            throw new IllegalArgumentException("The service type " + id + " must need something.");
        }
    }
}
