package org.faultline.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The thing a finding is about, in words of the scenario. The reader turns it into file, line and column.
 *
 * @param part which list of the scenario
 * @param id id within that list; empty for the part as a whole
 * @param inside keys that lead on from there, e.g. {@code targets}, {@code vendor}
 * @param value word to point at among what stands there, e.g. the id nobody declared
 */
public record Where(Part part, Optional<String> id, List<String> inside, Optional<String> value) {

    /** The lists of a scenario. */
    public enum Part {
        SCENARIO,
        NETWORK,
        REGION,
        OPERATOR,
        ASSET,
        LINK,
        SERVICE,
        VENDOR,
        MIX,
        ASK,
        STEP,
        RESPONSE,
        LIMIT,
        ASSUMPTION,
        FAILURE,
        STATION,
        FORK,
        RANDOM_ACCESS,
        ARRIVALS,
        POPULATION,
        FLOW,
        CORE,
        DEVICES,
        OBSERVATION
    }

    public Where {
        inside = List.copyOf(inside);
    }

    /** A part as a whole. */
    public static Where of(Part part) {
        return new Where(part, Optional.empty(), List.of(), Optional.empty());
    }

    /** One element of a part. */
    public static Where of(Part part, String id) {
        return new Where(part, Optional.of(id), List.of(), Optional.empty());
    }

    /** Something inside this. */
    public Where inside(String... keys) {
        return new Where(part, id, List.of(keys), value);
    }

    /** A word in this. */
    public Where value(String word) {
        return new Where(part, id, inside, Optional.of(word));
    }
}
