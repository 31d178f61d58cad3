package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.io.document.Node.Mapping;

/**
 * SPDX 3.0 and 3.1 as JSON-LD: the elements of {@code @graph} that are packages, but for the roots of the document and of its bills, the product
 * itself, and for what relationships with the scope build, development or test lead to.
 */
final class SpdxGraph {

    static final String GRAPH = "@graph";

    private static final String CONTEXT = "@context";
    private static final Pattern VERSION = Pattern.compile(".*spdx\\.org/rdf/(3\\.[01](?:\\.\\d+)?)/.*");
    private static final Set<String> PACKAGES = Set.of("Package", "AIPackage", "DatasetPackage");
    private static final Set<String> BILLS = Set.of("SpdxDocument", "Sbom", "Bom", "Bundle");
    private static final Set<String> RELATIONSHIPS = Set.of("Relationship", "LifecycleScopedRelationship");
    private static final Set<String> NOT_INSIDE = Set.of("build", "development", "test");
    private static final Set<String> TOOLS = Set.of("usesTool", "hasTest", "hasTestCase");
    private static final Set<String> INSIDE = Set.of(
            "contains",
            "dependsOn",
            "hasDynamicLink",
            "hasOptionalComponent",
            "hasOptionalDependency",
            "hasPrerequisite",
            "hasProvidedDependency",
            "hasStaticLink");

    private SpdxGraph() {}

    /** The version that the context of a document names; empty where it is none that is read. */
    static Optional<String> version(Mapping document, Reading reading) {
        return reading.texts(document, CONTEXT).stream()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst();
    }

    static Sbom read(Mapping document, String version, Reading reading) {
        List<Mapping> elements = reading.maps(document, GRAPH);
        List<Mapping> packages =
                elements.stream().filter(e -> is(e, PACKAGES, reading)).toList();
        Set<String> ids =
                packages.stream().flatMap(p -> id(p, reading).stream()).collect(Collectors.toSet());
        SpdxRelations relations = new SpdxRelations();
        elements.stream().filter(e -> is(e, BILLS, reading)).forEach(e -> reading.texts(e, "rootElement")
                .forEach(relations::describes));
        elements.stream().filter(e -> is(e, RELATIONSHIPS, reading)).forEach(e -> note(e, relations, reading));
        Set<String> apart = relations.apart(ids);
        List<Sbom.Entry> entries = new ArrayList<>();
        int leftOut = 0;
        for (Mapping one : packages) {
            Optional<String> name = reading.needed(one, "name", "a package");
            if (id(one, reading).filter(apart::contains).isPresent()) {
                leftOut++;
            } else if (name.isPresent()) {
                entries.add(new Sbom.Entry(
                        name.get(),
                        software(one, "packageVersion", reading),
                        purl(one, name.get(), reading),
                        Spdx.kind(software(one, "primaryPurpose", reading).orElse(""))));
            }
        }
        return new Sbom("SPDX " + version, entries, leftOut);
    }

    private static void note(Mapping relation, SpdxRelations relations, Reading reading) {
        Optional<String> from = reading.needed(relation, "from", "a relationship");
        String type =
                reading.needed(relation, "relationshipType", "a relationship").orElse("");
        boolean onlyBuilding =
                reading.text(relation, "scope").filter(NOT_INSIDE::contains).isPresent();
        for (String to : reading.texts(relation, "to")) {
            if (from.isPresent() && (onlyBuilding || TOOLS.contains(type))) {
                relations.builtWith(from.get(), to);
            } else if (from.isPresent() && INSIDE.contains(type)) {
                relations.inside(from.get(), to);
            }
        }
    }

    private static Optional<Purl> purl(Mapping one, String name, Reading reading) {
        String ofWhat = "package '" + name + "'";
        Optional<String> own = software(one, "packageUrl", reading);
        if (own.isPresent()) {
            return reading.purl(own, one, "software_packageUrl", ofWhat);
        }
        return reading.maps(one, "externalIdentifier").stream()
                .filter(e -> reading.text(e, "externalIdentifierType")
                        .filter(t -> t.toLowerCase(Locale.ROOT).equals("packageurl"))
                        .isPresent())
                .findFirst()
                .flatMap(e -> reading.purl(reading.text(e, "identifier"), e, "identifier", ofWhat));
    }

    private static Optional<String> software(Mapping one, String key, Reading reading) {
        return reading.text(one, "software_" + key);
    }

    private static Optional<String> id(Mapping element, Reading reading) {
        return reading.text(element, "spdxId").or(() -> reading.text(element, "@id"));
    }

    /** Whether the type of an element, without the profile before it, is one of some. */
    private static boolean is(Mapping element, Set<String> types, Reading reading) {
        return reading.text(element, "type")
                .or(() -> reading.text(element, "@type"))
                .map(t -> t.replaceFirst(".*[_:/#]", ""))
                .filter(types::contains)
                .isPresent();
    }
}
