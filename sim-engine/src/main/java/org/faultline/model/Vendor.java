package org.faultline.model;

import java.util.List;
import java.util.Optional;

/**
 * A supplier and what it sells: products, their releases, and the components of these. A component in products of several vendors is the
 * hidden common cause of nominal diversity.
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
     * @param releases at least one; the first is what stands in the field where nobody says otherwise
     */
    public record Product(String id, Function function, List<Release> releases) {
        public Product {
            Checks.named("id of a product", id);
            releases = List.copyOf(releases);
            if (releases.isEmpty()) {
                throw new IllegalArgumentException("The product " + id + " must have at least one release.");
            }
            long different = releases.stream().map(Release::id).distinct().count();
            if (different < releases.size()) {
                throw new IllegalArgumentException("The product " + id + " has two releases of the same name.");
            }
        }

        /** The release in the field where nobody says otherwise. */
        public Release inField() {
            return releases.get(0);
        }

        /** The release of that name; where it is not declared, the one in the field stands for it. */
        public Release release(String release) {
            return releases.stream()
                    .filter(r -> r.id().equals(release))
                    .findFirst()
                    .orElseGet(this::inField);
        }
    }

    /**
     * One release of a product and its bill of materials.
     *
     * @param id the release, or the empty string where it does not matter
     * @param components ids of the components directly inside
     * @param bill every component inside, at any depth, each once
     */
    public record Release(String id, List<String> components, List<Component> bill) {
        public Release {
            if (id == null) {
                throw new IllegalArgumentException("The name of a release must not be null.");
            }
            components = List.copyOf(components);
            bill = List.copyOf(bill);
        }

        /** A release of whose components nothing but their names is known. */
        public static Release of(String id, List<String> components) {
            return new Release(
                    id,
                    components,
                    components.stream().distinct().map(Component::named).toList());
        }
    }

    /** The product with which this vendor serves a function: the first declared, otherwise {@code <vendor>-<function>}. */
    public Product productFor(Function function) {
        return products.stream()
                .filter(p -> p.function() == function)
                .findFirst()
                .orElseGet(() -> new Product(id + "-" + function.id(), function, List.of(Release.of("", List.of()))));
    }

    /** The product of that id. */
    public Optional<Product> findProduct(String product) {
        return products.stream().filter(p -> p.id().equals(product)).findFirst();
    }
}
