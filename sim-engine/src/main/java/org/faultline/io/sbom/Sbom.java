package org.faultline.io.sbom;

import java.util.List;
import java.util.Optional;
import org.faultline.model.Component;

/**
 * What is read of a software bill of materials.
 *
 * @param format e.g. {@code CycloneDX 1.5}
 * @param packages inside the product, in the order of the file
 * @param leftOut number of packages that are no part of the product: itself, what it was built and tested with, what is excluded
 */
public record Sbom(String format, List<Entry> packages, int leftOut) {

    public Sbom {
        packages = List.copyOf(packages);
    }

    /** True when the file names nothing at all, not even what is left out. */
    boolean isEmpty() {
        return packages.isEmpty() && leftOut == 0;
    }

    /**
     * One package of the bill.
     *
     * @param name with its group, if it has one
     * @param version as stated
     * @param purl empty where the file gives none, or none that can be read
     * @param kind what it is
     */
    public record Entry(String name, Optional<String> version, Optional<Purl> purl, Component.Kind kind) {}
}
