package org.faultline.io.sbom;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.io.json.Json;
import org.faultline.model.Component;

/**
 * The components of one release, as a part of a scenario that is laid over others.
 *
 * <p>A package is the component {@code pkg:type/namespace/name@version}, and inside it lies {@code pkg:type/namespace/name}, its project:
 * targets that name the project reach every version. A package without a package URL is a component of this product alone, {@code
 * <product>/<name>}, because a name says too little to tie two suppliers together. Which package uses which is not kept: it may differ from
 * build to build, while a component is the same everywhere.
 *
 * @param vendor id of the supplier
 * @param product id of the product
 * @param release name of the release
 * @param function word of the function it is bought for; empty where the scenario declares the product
 * @param components by id, in the order of the files
 * @param direct ids of the components of the release
 * @param withoutPurl number of packages without a package URL
 */
public record ProductBill(
        String vendor,
        String product,
        String release,
        Optional<String> function,
        Map<String, Component> components,
        List<String> direct,
        int withoutPurl) {

    public ProductBill {
        components = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(components));
        direct = List.copyOf(direct);
    }

    /** The components of a release that several files describe together, e.g. one for each image. */
    public static ProductBill of(
            String vendor, String product, String release, Optional<String> function, List<Sbom> files) {
        Map<String, Component> components = new LinkedHashMap<>();
        Set<String> direct = new LinkedHashSet<>();
        int without = 0;
        for (Sbom file : files) {
            for (Sbom.Entry one : file.packages()) {
                Component component = component(product, one);
                if (one.purl().isEmpty()) {
                    without++;
                }
                for (String project : component.parts()) {
                    components.putIfAbsent(project, new Component(project, one.name(), one.kind(), List.of()));
                }
                components.putIfAbsent(component.id(), component);
                direct.add(component.id());
            }
        }
        return new ProductBill(vendor, product, release, function, components, List.copyOf(direct), without);
    }

    private static Component component(String product, Sbom.Entry one) {
        if (one.purl().isEmpty()) {
            String name = one.version().map(v -> one.name() + "@" + v).orElse(one.name());
            return new Component(Purl.id(product + "/" + name), one.name(), one.kind(), List.of());
        }
        Purl purl = one.purl().get();
        List<String> project = purl.version().isPresent() ? List.of(purl.id()) : List.of();
        String title = purl.version().map(v -> one.name() + " " + v).orElse(one.name());
        return new Component(purl.versionId(), title, one.kind(), project);
    }

    /** The part of a scenario, as YAML. */
    public String yaml() {
        StringBuilder out = new StringBuilder();
        out.append("components:");
        out.append(components.isEmpty() ? " {}\n" : "\n");
        for (Component c : components.values()) {
            out.append("  ").append(quoted(c.id())).append(": {title: ").append(quoted(c.title()));
            out.append(", kind: ").append(c.kind().id());
            if (!c.parts().isEmpty()) {
                out.append(", parts: [").append(quoted(c.parts().get(0))).append("]");
            }
            out.append("}\n");
        }
        out.append("vendors:\n  ").append(quoted(vendor)).append(":\n    products:\n      ");
        out.append(quoted(product)).append(":\n");
        function.ifPresent(f -> out.append("        function: ").append(f).append('\n'));
        out.append("        releases:\n          ").append(quoted(release)).append(":\n");
        out.append(direct.isEmpty() ? "            {}\n" : "            components:\n");
        direct.forEach(id -> out.append("              - ").append(quoted(id)).append('\n'));
        return out.toString();
    }

    private static String quoted(String text) {
        return Json.line(text);
    }
}
