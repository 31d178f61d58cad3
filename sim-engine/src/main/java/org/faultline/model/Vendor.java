package org.faultline.model;

import java.util.List;

/**
 * A supplier and what it sells. A component named by several products is the hidden common cause of nominal diversity.
 *
 * @param id word used in scenario files
 * @param title shown to people
 * @param products may be empty: a function bought from the vendor then means the product {@code <vendor>-<function>}
 */
public record Vendor(String id, String title, List<Product> products) {

    public Vendor {
        Checks.named("id of a vendor", id);
        products = List.copyOf(products);
    }

    /**
     * One product line.
     *
     * @param id unique over all vendors
     * @param function what it is bought for
     * @param release software release that is in the field
     * @param components shared parts inside: libraries, certificate chains, chipsets, managed services
     */
    public record Product(String id, Function function, String release, List<String> components) {
        public Product {
            Checks.named("id of a product", id);
            components = List.copyOf(components);
        }
    }

    /** The product with which this vendor serves a function: the first declared, otherwise {@code <vendor>-<function>}. */
    public Product productFor(Function function) {
        return products.stream()
                .filter(p -> p.function() == function)
                .findFirst()
                .orElseGet(() -> new Product(id + "-" + function.id(), function, "", List.of()));
    }
}
