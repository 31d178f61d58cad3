package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.io.document.Node.Mapping;
import org.faultline.model.Component;

/**
 * SPDX 2.1 to 2.3, as JSON, YAML or tag-value: {@code packages}, but for what the document describes, the product itself, and for packages with
 * which it was only built, developed or tested.
 */
final class Spdx {

    static final Set<String> VERSIONS = Set.of("SPDX-2.1", "SPDX-2.2", "SPDX-2.3");

    /** As a word, or as libraries write it, {@code http://spdx.org/rdf/references/purl}. */
    private static final Pattern PURL = Pattern.compile("(?:.*[/#])?purl");

    private static final Set<String> NOT_INSIDE = Set.of(
            "BUILD_DEPENDENCY_OF",
            "BUILD_TOOL_OF",
            "DEV_DEPENDENCY_OF",
            "DEV_TOOL_OF",
            "TEST_CASE_OF",
            "TEST_DEPENDENCY_OF",
            "TEST_OF",
            "TEST_TOOL_OF");

    private Spdx() {}

    static Sbom read(Mapping document, String version, Reading reading) {
        List<Mapping> packages = reading.maps(document, "packages");
        Set<String> ids = packages.stream()
                .flatMap(p -> reading.text(p, "SPDXID").stream())
                .collect(Collectors.toSet());
        Set<String> apart = relations(document, reading).apart(ids);
        List<Sbom.Entry> entries = new ArrayList<>();
        int leftOut = 0;
        for (Mapping one : packages) {
            Optional<String> name = reading.needed(one, "name", "a package");
            if (reading.text(one, "SPDXID").filter(apart::contains).isPresent()) {
                leftOut++;
            } else if (name.isPresent()) {
                entries.add(new Sbom.Entry(
                        name.get(),
                        reading.text(one, "versionInfo"),
                        purl(one, name.get(), reading),
                        kind(reading.text(one, "primaryPackagePurpose").orElse(""))));
            }
        }
        return new Sbom(version.replace('-', ' '), entries, leftOut);
    }

    private static SpdxRelations relations(Mapping document, Reading reading) {
        SpdxRelations relations = new SpdxRelations();
        reading.texts(document, "documentDescribes").forEach(relations::describes);
        for (Mapping relation : reading.maps(document, "relationships")) {
            Optional<String> from = reading.needed(relation, "spdxElementId", "a relationship");
            Optional<String> type = reading.needed(relation, "relationshipType", "a relationship");
            Optional<String> to = reading.needed(relation, "relatedSpdxElement", "a relationship");
            if (from.isPresent() && type.isPresent() && to.isPresent()) {
                note(from.get(), type.get().toUpperCase(Locale.ROOT), to.get(), relations);
            }
        }
        return relations;
    }

    private static void note(String from, String type, String to, SpdxRelations relations) {
        if (type.equals("DESCRIBES")) {
            relations.describes(to);
        } else if (type.equals("DESCRIBED_BY")) {
            relations.describes(from);
        } else if (NOT_INSIDE.contains(type)) {
            relations.builtWith(to, from);
        } else if (type.endsWith("_OF") || type.equals("CONTAINED_BY")) {
            relations.inside(to, from);
        } else {
            relations.inside(from, to);
        }
    }

    private static Optional<Purl> purl(Mapping one, String name, Reading reading) {
        for (Mapping reference : reading.maps(one, "externalRefs")) {
            if (reading.text(reference, "referenceType")
                    .filter(t -> PURL.matcher(t).matches())
                    .isPresent()) {
                return reading.purl(
                        reading.text(reference, "referenceLocator"),
                        reference,
                        "referenceLocator",
                        "package '" + name + "'");
            }
        }
        return Optional.empty();
    }

    /** What a package is by its purpose. */
    static Component.Kind kind(String purpose) {
        return switch (purpose.toLowerCase(Locale.ROOT)) {
            case "library", "framework" -> Component.Kind.LIBRARY;
            case "device" -> Component.Kind.CHIPSET;
            default -> Component.Kind.MODULE;
        };
    }
}
