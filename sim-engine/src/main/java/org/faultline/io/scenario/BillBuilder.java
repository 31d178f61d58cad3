package org.faultline.io.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
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
            component
                    .parts()
                    .forEach(part -> known(part, "component '" + component.id() + "'", spans.get(component.id())));
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

    /** Searches depth first, without recursion: each loop is reported once, at the component in it that was reached first. */
    private void refuseLoops() {
        Set<String> done = new HashSet<>();
        for (String start : declared.keySet()) {
            Map<String, Iterator<String>> way = new LinkedHashMap<>();
            Deque<String> open = new ArrayDeque<>(List.of(start));
            while (!open.isEmpty()) {
                String id = open.peek();
                if (!way.containsKey(id)) {
                    way.put(
                            id,
                            done.contains(id)
                                    ? Collections.emptyIterator()
                                    : partsOf(id).iterator());
                }
                if (!way.get(id).hasNext()) {
                    way.remove(open.pop());
                    done.add(id);
                } else {
                    String part = way.get(id).next();
                    if (way.containsKey(part)) {
                        report(part, new ArrayList<>(way.keySet()));
                    } else {
                        open.push(part);
                    }
                }
            }
        }
    }

    private List<String> partsOf(String id) {
        return declared.containsKey(id) ? declared.get(id).parts() : List.of();
    }

    private void report(String id, List<String> way) {
        diagnostics.add(
                Fault.LOOP_OF_COMPONENTS,
                spans.get(id),
                "the components " + String.join(" -> ", way.subList(way.indexOf(id), way.size())) + " -> " + id
                        + " contain each other");
    }
}
