package org.faultline.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vendors, their products, releases and components, compiled to be asked: what is inside a piece of equipment, at any depth, and what is
 * inside a component. Immutable.
 */
public final class SupplyChain {

    private final Map<String, Vendor.Product> products = new HashMap<>();
    private final Map<String, Vendor> makers = new HashMap<>();
    private final Map<String, Component> components = new LinkedHashMap<>();
    private final Map<Vendor.Release, Set<String>> inside = new HashMap<>();

    private SupplyChain(Collection<Vendor> vendors) {
        for (Vendor vendor : vendors) {
            for (Vendor.Product product : vendor.products()) {
                products.putIfAbsent(product.id(), product);
                makers.putIfAbsent(product.id(), vendor);
                product.releases().forEach(this::add);
            }
        }
    }

    private void add(Vendor.Release release) {
        Set<String> ids = new LinkedHashSet<>();
        for (Component component : release.bill()) {
            ids.add(component.id());
            components.putIfAbsent(component.id(), component);
        }
        inside.put(release, Collections.unmodifiableSet(ids));
    }

    /** The supply chain of some vendors; O(total length of their bills). */
    public static SupplyChain of(Collection<Vendor> vendors) {
        return new SupplyChain(vendors);
    }

    /** Ids of every component inside a piece of equipment, at any depth; none when its product is not declared. */
    public Set<String> inside(Equipment equipment) {
        Vendor.Product product = products.get(equipment.product());
        return product == null ? Set.of() : inside.get(product.release(equipment.release()));
    }

    /** Every component, in order of first mention. */
    public Collection<Component> components() {
        return Collections.unmodifiableCollection(components.values());
    }

    /** The component of that id. */
    public Optional<Component> find(String id) {
        return Optional.ofNullable(components.get(id));
    }

    /** Vendors of which some release contains a component, in the order of their ids. */
    public List<Vendor> sellersOf(String component) {
        return products.values().stream()
                .filter(p -> p.releases().stream().anyMatch(r -> inside.get(r).contains(component)))
                .map(p -> makers.get(p.id()))
                .distinct()
                .sorted(java.util.Comparator.comparing(Vendor::id))
                .toList();
    }

    /** Ids of a component and of everything inside it, at any depth; the component itself comes first. */
    public Set<String> closure(String component) {
        return closure(List.of(component), components);
    }

    /** Ids of some components and of everything inside them, at any depth, each once; names that are not declared stay. */
    public static Set<String> closure(List<String> start, Map<String, Component> declared) {
        Set<String> reached = new LinkedHashSet<>();
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>(start);
        while (!open.isEmpty()) {
            String id = open.remove();
            if (reached.add(id) && declared.containsKey(id)) {
                open.addAll(declared.get(id).parts());
            }
        }
        return reached;
    }
}
