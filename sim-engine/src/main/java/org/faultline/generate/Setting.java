package org.faultline.generate;

import java.util.List;
import java.util.Locale;

/** How densely built the surroundings of a site are; how far radio reaches in them stands in {@link SiteRadio}. */
enum Setting {
    URBAN,
    SUBURBAN,
    RURAL;

    /** From this population a municipality counts as a city, from any lower one in the table as a town. */
    static final long CITY = 50_000;

    /** The setting of a town's built-up area: urban from 50,000 people (the EU's degree of urbanisation), otherwise suburban. */
    static Setting ofTown(long population) {
        return population >= CITY ? URBAN : SUBURBAN;
    }

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> tags = List.of(name().toLowerCase(Locale.ROOT));

    /** The word used as a tag. */
    String id() {
        return tags.get(0);
    }

    /** The word by itself, one list for all sites. */
    List<String> tags() {
        return tags;
    }
}
