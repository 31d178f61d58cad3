package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.model.Component;

/**
 * SPDX 2.3 in JSON (2.2 is written alike): {@code packages}, but for what the document describes, the product itself, and for packages with
 * which it was only built, developed or tested.
 */
final class Spdx {

    static final Set<String> VERSIONS = Set.of("SPDX-2.2", "SPDX-2.3");

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
        Set<String> apart = described(document, reading);
        Set<String> used = new HashSet<>();
        Set<String> onlyForBuilding = new HashSet<>();
        for (Mapping relation : reading.maps(document, "relationships")) {
            Optional<String> from = reading.needed(relation, "spdxElementId", "a relationship");
            Optional<String> type = reading.needed(relation, "relationshipType", "a relationship");
            Optional<String> to = reading.needed(relation, "relatedSpdxElement", "a relationship");
            if (from.isEmpty() || type.isEmpty() || to.isEmpty()) {
                continue;
            }
            if (type.get().equals("DESCRIBES")) {
                apart.add(to.get());
            } else if (type.get().equals("DESCRIBED_BY")) {
                apart.add(from.get());
            } else if (NOT_INSIDE.contains(type.get())) {
                onlyForBuilding.add(from.get());
            } else {
                used.add(type.get().endsWith("_OF") || type.get().equals("CONTAINED_BY") ? from.get() : to.get());
            }
        }
        onlyForBuilding.removeAll(used);
        apart.addAll(onlyForBuilding);
        List<Sbom.Entry> packages = new ArrayList<>();
        int leftOut = 0;
        for (Mapping one : reading.maps(document, "packages")) {
            Optional<String> name = reading.needed(one, "name", "a package");
            if (reading.text(one, "SPDXID").filter(apart::contains).isPresent()) {
                leftOut++;
            } else if (name.isPresent()) {
                packages.add(new Sbom.Entry(
                        name.get(),
                        reading.text(one, "versionInfo"),
                        purl(one, name.get(), reading),
                        kind(one, reading)));
            }
        }
        return new Sbom(version.replace('-', ' '), packages, leftOut);
    }

    private static Set<String> described(Mapping document, Reading reading) {
        Set<String> described = new HashSet<>();
        Optional<Node> list = document.find("documentDescribes");
        if (list.isPresent() && list.get() instanceof Sequence ids) {
            ids.items().forEach(id -> {
                if (id instanceof Scalar text) {
                    described.add(text.text());
                }
            });
        } else {
            list.ifPresent(l -> reading.wrong(l, "`documentDescribes` must be a list, not " + l.words()));
        }
        return described;
    }

    private static Optional<Purl> purl(Mapping one, String name, Reading reading) {
        for (Mapping reference : reading.maps(one, "externalRefs")) {
            if (reading.text(reference, "referenceType").equals(Optional.of("purl"))) {
                return reading.purl(
                        reading.text(reference, "referenceLocator"),
                        reference,
                        "referenceLocator",
                        "package '" + name + "'");
            }
        }
        return Optional.empty();
    }

    private static Component.Kind kind(Mapping one, Reading reading) {
        return switch (reading.text(one, "primaryPackagePurpose").orElse("").toLowerCase(Locale.ROOT)) {
            case "library", "framework" -> Component.Kind.LIBRARY;
            case "device" -> Component.Kind.CHIPSET;
            default -> Component.Kind.MODULE;
        };
    }
}
