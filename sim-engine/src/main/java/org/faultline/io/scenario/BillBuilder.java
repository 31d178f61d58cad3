package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.io.Diagnostics;
import org.faultline.io.Fault;
import org.faultline.io.Span;
import org.faultline.model.Component;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.scenario.Spelling;
import org.faultline.scenario.Where;

/** Works out the bill of materials of every release: the components that it names, and what is inside these at any depth. */
final class BillBuilder {

    private final Map<String, Component> declared = new LinkedHashMap<>();
    private final Map<String, Span> spans = new LinkedHashMap<>();
    private final Places places;
    private final Diagnostics diagnostics;

    /**
     * A builder.
     *
     * @param components that the file declares; may be none
     */
    BillBuilder(Map<String, VendorForms.ComponentDeclaration> components, Places places, Diagnostics diagnostics) {
        components.forEach((id, d) -> {
            declared.put(id, d.component());
            spans.put(id, d.span());
        });
        this.places = places;
        this.diagnostics = diagnostics;
    }

    /** The vendors with their bills. What is unknown or goes round in a loop is reported. */
    Map<String, Vendor> build(Map<String, Vendor> vendors) {
        for (Component component : declared.values()) {
            component.parts().forEach(part -> known(part, "component '" + component.id() + "'", spans.get(component.id())));
        }
        refuseLoops();
        Map<String, Vendor> built = new LinkedHashMap<>();
        vendors.forEach((id, vendor) -> built.put(id, new Vendor(id, vendor.title(), products(vendor))));
        return built;
    }

    private List<Vendor.Product> products(Vendor vendor) {
        List<Vendor.Product> products = new ArrayList<>();
        for (Vendor.Product product : vendor.products()) {
            List<Vendor.Release> releases = new ArrayList<>();
            for (Vendor.Release release : product.releases()) {
                for (String component : release.components()) {
                    Where where = Where.of(Where.Part.VENDOR, vendor.id())
                            .inside("products", product.id())
                            .value(component);
                    known(component, "product '" + product.id() + "'", places.of(where));
                }
                releases.add(new Vendor.Release(release.id(), release.components(), bill(release.components())));
            }
            products.add(new Vendor.Product(product.id(), product.function(), releases));
        }
        return products;
    }

    private List<Component> bill(List<String> start) {
        return SupplyChain.closure(start, declared).stream()
                .map(id -> declared.containsKey(id) ? declared.get(id) : Component.named(id))
                .toList();
    }

    private void known(String component, String by, Span at) {
        if (!declared.isEmpty() && !declared.containsKey(component)) {
            diagnostics.add(
                    Fault.UNKNOWN_COMPONENT,
                    at,
                    by + " names an unknown component '" + component + "'",
                    Spelling.advice(component, declared.keySet()));
        }
    }

    /** Searches depth first; each loop is reported once, at the component in it that was declared first. */
    private void refuseLoops() {
        Set<String> done = new HashSet<>();
        declared.keySet().forEach(id -> follow(id, new ArrayList<>(), done));
    }

    private void follow(String id, List<String> way, Set<String> done) {
        int before = way.indexOf(id);
        if (before >= 0) {
            diagnostics.add(
                    Fault.LOOP_OF_COMPONENTS,
                    spans.get(id),
                    "the components " + String.join(" -> ", way.subList(before, way.size())) + " -> " + id
                            + " contain each other");
            return;
        }
        if (declared.containsKey(id) && !done.contains(id)) {
            way.add(id);
            declared.get(id).parts().forEach(part -> follow(part, way, done));
            way.remove(way.size() - 1);
            done.add(id);
        }
    }
}
