package org.faultline.io.sbom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an SPDX document says of packages among each other, as far as it tells which of them are no part of the product.
 *
 * <p>Some makers write that a library is built or tested with something the other way round. A product is nobody's tool: where a document says
 * so of what it describes, all its relationships of these kinds are read from the other end.
 */
final class SpdxRelations {

    private record Pair(String user, String used) {}

    private final Set<String> described = new HashSet<>();
    private final List<Pair> inside = new ArrayList<>();
    private final List<Pair> building = new ArrayList<>();

    /** Notes what the document is about. */
    void describes(String id) {
        described.add(id);
    }

    /** Notes that something is in, or needed by, something else. */
    void inside(String user, String used) {
        inside.add(new Pair(user, used));
    }

    /** Notes that something was built, developed or tested with something else. */
    void builtWith(String user, String tool) {
        building.add(new Pair(user, tool));
    }

    /**
     * Which packages are no part of the product: the product itself, and tools that nothing inside it uses. Of several that a document
     * describes those are products that have another package inside; the others lie side by side in the bill.
     */
    Set<String> apart(Set<String> packages) {
        boolean reversed = building.stream().anyMatch(p -> described.contains(p.used()));
        Set<String> apart = building.stream()
                .map(reversed ? Pair::user : Pair::used)
                .collect(Collectors.toCollection(HashSet::new));
        inside.forEach(p -> apart.remove(p.used()));
        Set<String> products = new HashSet<>(described);
        products.retainAll(packages);
        if (products.size() > 1) {
            products.removeIf(id -> inside.stream()
                    .noneMatch(p -> p.user().equals(id) && !p.used().equals(id) && packages.contains(p.used())));
        }
        apart.addAll(products);
        return apart;
    }
}
