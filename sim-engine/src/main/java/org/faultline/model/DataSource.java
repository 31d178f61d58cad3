package org.faultline.model;

/**
 * Where a body of data comes from, printed with every result.
 *
 * @param what e.g. {@code places with population}
 * @param source title and address
 * @param licence e.g. {@code CC BY 4.0}
 */
public record DataSource(String what, String source, String licence) {
    public DataSource {
        Checks.named("subject of a data source", what);
        Checks.named("source of " + what, source);
        Checks.named("licence of " + what, licence);
    }
}
