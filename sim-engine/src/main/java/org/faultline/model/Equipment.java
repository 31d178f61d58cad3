package org.faultline.model;

/**
 * Who made an asset: supplier, product and release.
 *
 * @param vendor id of a {@link Vendor}
 * @param product product line of that vendor, e.g. {@code norda-core}
 * @param release software release, or the empty string where it does not matter
 */
public record Equipment(String vendor, String product, String release) {
    public Equipment {
        Checks.named("vendor of an equipment", vendor);
        Checks.named("product of an equipment", product);
        if (release == null) {
            throw new IllegalArgumentException("The release of product " + product + " must not be null.");
        }
    }
}
