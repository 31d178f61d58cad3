package org.faultline.io.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.io.Diagnostics;
import org.faultline.io.document.Node;
import org.faultline.io.document.Node.Entry;
import org.faultline.io.document.Node.Mapping;
import org.faultline.io.document.Node.Scalar;
import org.faultline.io.document.Node.Sequence;
import org.faultline.io.document.Substitution;
import org.faultline.model.Component;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Vendor;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Turned;

/**
 * The tree of a campaign with what is turned put in for {@code ${supplier}}: one supplier as a word, several as a list, and where products,
 * releases or components are asked of, {@code vendor: ${supplier}} becomes a filter by these.
 */
final class TurnedCampaign {

    private static final String PLACEHOLDER = "${" + ScenarioBinder.SUPPLIER + "}";
    private static final String VENDOR = "vendor";

    private TurnedCampaign() {}

    static Node of(Node campaign, Turned turned, Diagnostics diagnostics) {
        boolean plain = turned.what() == Turned.Kind.VENDOR && turned.ids().size() == 1;
        Node prepared = plain ? campaign : put(campaign, turned);
        String words = String.join(" and ", turned.ids());
        return Substitution.apply(
                prepared,
                Map.of(ScenarioBinder.SUPPLIER, new Scalar(campaign.span(), words, true)),
                Set.of(),
                diagnostics);
    }

    private static Node put(Node node, Turned turned) {
        if (node instanceof Sequence list) {
            return new Sequence(
                    list.span(), list.items().stream().map(i -> put(i, turned)).toList());
        }
        if (!(node instanceof Mapping map)) {
            return node;
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : map.entries().values()) {
            boolean isTarget = entry.key().equals(VENDOR)
                    && entry.value() instanceof Scalar scalar
                    && scalar.text().strip().equals(PLACEHOLDER);
            String key = isTarget ? turned.what().id() : entry.key();
            Node value = isTarget ? ids(entry.value(), turned) : put(entry.value(), turned);
            entries.put(key, new Entry(key, entry.keySpan(), value));
        }
        return new Mapping(map.span(), entries);
    }

    private static Node ids(Node placeholder, Turned turned) {
        return new Sequence(
                placeholder.span(),
                turned.ids().stream()
                        .<Node>map(id -> new Scalar(placeholder.span(), id, true))
                        .toList());
    }

    /** Everything of a kind that somebody buys under one of the mixes, or that a fixed maker has, in the order in which it is met. */
    static List<String> all(
            Turned.Kind kind,
            Optional<Network> network,
            List<VendorMix> mixes,
            List<Function> functions,
            List<Vendor> vendors) {
        Map<String, Vendor> byId = new LinkedHashMap<>();
        vendors.forEach(v -> byId.put(v.id(), v));
        Set<String> found = new LinkedHashSet<>();
        for (VendorMix mix : mixes) {
            mix.shares().stream()
                    .filter(s -> s.share() > 0 && functions.contains(s.function()) && byId.containsKey(s.vendor()))
                    .map(s -> byId.get(s.vendor()).productFor(s.function()))
                    .forEach(p -> found.addAll(words(kind, p)));
        }
        List<Equipment> fixed = network.map(n -> n.assets().stream().flatMap(a -> a.equipment().stream()))
                .orElse(Stream.empty())
                .distinct()
                .toList();
        for (Equipment equipment : fixed) {
            Optional.ofNullable(byId.get(equipment.vendor())).stream()
                    .flatMap(v -> v.products().stream())
                    .filter(p -> p.id().equals(equipment.product()))
                    .forEach(p -> found.addAll(words(kind, p)));
        }
        return new ArrayList<>(found);
    }

    private static List<String> words(Turned.Kind kind, Vendor.Product product) {
        return switch (kind) {
            case PRODUCT -> List.of(product.id());
            case RELEASE ->
                product.releases().stream()
                        .map(Vendor.Release::id)
                        .filter(r -> !r.isEmpty())
                        .toList();
            case COMPONENT ->
                product.releases().stream()
                        .flatMap(r -> r.bill().stream())
                        .map(Component::id)
                        .toList();
            case VENDOR -> throw new IllegalArgumentException("Suppliers are found by their shares.");
        };
    }
}
