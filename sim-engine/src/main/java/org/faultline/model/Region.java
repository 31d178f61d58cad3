package org.faultline.model;

/**
 * An area for which people, coverage and services are counted.
 *
 * @param id unique name, e.g. {@code DE-BY-03}
 * @param title shown to people
 * @param population inhabitants, zero or more
 */
public record Region(String id, String title, double population) {
    public Region {
        Checks.named("id of a region", id);
        Checks.notNegative("The population of region " + id, population);
    }
}
