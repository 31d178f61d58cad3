package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Sources;
import org.faultline.io.Span;
import org.faultline.io.document.DocumentParser;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;

/**
 * A package inside products of several suppliers, whatever its version: a hidden common cause.
 *
 * @param project package URL without a version
 * @param versions by supplier, in order; empty where no version is known
 */
public record SharedPackage(String project, Map<String, Set<String>> versions) {

    private static final String PURL = "pkg:";

    public SharedPackage {
        versions = java.util.Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /** The versions that two suppliers or more have in common. */
    public Set<String> commonVersions() {
        Map<String, Integer> counts = new TreeMap<>();
        versions.values().forEach(some -> some.forEach(v -> counts.merge(v, 1, Integer::sum)));
        counts.values().removeIf(n -> n < 2);
        return counts.keySet();
    }

    /** Who has what: packages of each supplier. */
    public static final class Holders {

        private final Map<String, Map<String, Set<String>>> byProject = new TreeMap<>();

        /** Notes the packages of a release. */
        public void add(ProductBill bill) {
            bill.direct().forEach(id -> add(bill.vendor(), id));
        }

        /** Notes the packages in a file that an earlier import wrote, or in any part of a scenario; false, with diagnostics, if it cannot be read. */
        public boolean add(java.nio.file.Path file, Sources sources, Diagnostics diagnostics) {
            String name = Sources.nameOf(file);
            Optional<Node> tree = sources.read(file, Span.startOf(name), diagnostics)
                    .flatMap(text -> DocumentParser.parse(name, text, diagnostics));
            if (tree.isPresent()
                    && !(tree.get() instanceof Mapping map
                            && map.find("vendors").isPresent())) {
                diagnostics.add(
                        Fault.BAD_SBOM,
                        Span.startOf(name),
                        "the file declares no `vendors`",
                        "name files that `faultline import sbom` wrote");
                return false;
            }
            tree.flatMap(t -> ((Mapping) t).find("vendors"))
                    .ifPresent(vendors -> entries(vendors).forEach(this::vendor));
            return tree.isPresent();
        }

        private void vendor(Node.Entry vendor) {
            child(vendor.value(), "products")
                    .ifPresent(products -> entries(products).forEach(product -> {
                        components(vendor.key(), product.value());
                        child(product.value(), "releases").ifPresent(releases -> entries(releases)
                                .forEach(r -> components(vendor.key(), r.value())));
                    }));
        }

        private void components(String vendor, Node of) {
            child(of, "components").ifPresent(list -> {
                List<Node> items = list instanceof Sequence many ? many.items() : List.of(list);
                items.forEach(item -> {
                    if (item instanceof Scalar id) {
                        add(vendor, id.text());
                    }
                });
            });
        }

        private static Optional<Node> child(Node of, String key) {
            return of instanceof Mapping map ? map.find(key) : Optional.empty();
        }

        private static List<Node.Entry> entries(Node of) {
            return of instanceof Mapping map ? List.copyOf(map.entries().values()) : List.of();
        }

        private void add(String vendor, String id) {
            if (id.startsWith(PURL)) {
                int at = id.lastIndexOf('@');
                boolean versioned = at > id.lastIndexOf('/');
                Set<String> versions = byProject
                        .computeIfAbsent(versioned ? id.substring(0, at) : id, p -> new TreeMap<>())
                        .computeIfAbsent(vendor, v -> new TreeSet<>());
                if (versioned) {
                    versions.add(id.substring(at + 1));
                }
            }
        }

        /** Packages that two suppliers or more have, in the order of their package URLs. */
        public List<SharedPackage> shared() {
            List<SharedPackage> shared = new ArrayList<>();
            byProject.forEach((project, versions) -> {
                if (versions.size() > 1) {
                    shared.add(new SharedPackage(project, versions));
                }
            });
            return shared;
        }
    }
}
