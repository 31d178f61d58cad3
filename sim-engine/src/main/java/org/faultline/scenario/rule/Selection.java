package org.faultline.scenario.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.SupplyChain;
import org.faultline.model.Vendor;
import org.faultline.policy.Installed;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Draft;
import org.faultline.threat.Selector;

/** What the targets of a step can be, before anybody knows who made which asset. */
final class Selection {

    private Selection() {}

    /** True when an asset passes every filter but those on its equipment. */
    static boolean standsFor(Selector targets, Asset asset) {
        return passes(targets.ids(), asset.id())
                && (targets.functions().isEmpty()
                        || asset.kind()
                                .function()
                                .filter(targets.functions()::contains)
                                .isPresent())
                && (targets.kinds().isEmpty() || targets.kinds().contains(asset.kind()))
                && (targets.operators().isEmpty()
                        || asset.operator()
                                .filter(targets.operators()::contains)
                                .isPresent())
                && passes(targets.regions(), asset.place().region())
                && (targets.tags().isEmpty() || asset.tags().stream().anyMatch(targets.tags()::contains))
                && targets.canMean(asset);
    }

    private static boolean passes(List<String> filter, String word) {
        return filter.isEmpty() || filter.contains(word);
    }

    /** True when the targets are filtered by who made them. */
    static boolean asksForEquipment(Selector t) {
        return !(t.vendors().isEmpty()
                && t.products().isEmpty()
                && t.releases().isEmpty()
                && t.components().isEmpty());
    }

    /** True when every word of the filters is known; other rules report those that are not. */
    static boolean namesOnlyKnownThings(Selector t, Draft draft) {
        return draft.names().assets().containsAll(t.ids())
                && draft.assetsById().keySet().containsAll(t.ids())
                && draft.names().vendors().containsAll(t.vendors())
                && draft.names().operators().containsAll(t.operators())
                && draft.names().regions().containsAll(t.regions())
                && (t.products().isEmpty() || products(draft).containsAll(t.products()))
                && (t.releases().isEmpty() || releases(draft).containsAll(t.releases()))
                && (t.components().isEmpty() || components(draft).containsAll(t.components()))
                && t.tags().stream().allMatch(tag -> draft.assetsById().values().stream()
                        .anyMatch(a -> a.tags().contains(tag)));
    }

    /** True when in some mix some asset that passes the other filters can carry the equipment that is asked for. */
    static boolean canCarry(Selector t, Draft draft) {
        record Bought(String operator, Function function) {}
        Set<Bought> bought = new LinkedHashSet<>();
        SupplyChain supply = SupplyChain.of(draft.vendors());
        for (Asset asset : draft.assetsById().values()) {
            if (standsFor(t, asset)) {
                if (asset.equipment().filter(e -> fits(t, e, supply)).isPresent()) {
                    return true;
                }
                asset.kind()
                        .function()
                        .filter(f -> asset.equipment().isEmpty())
                        .ifPresent(f -> bought.add(new Bought(asset.operator().orElse(""), f)));
            }
        }
        for (VendorMix mix : draft.mixes()) {
            for (Installed installed : mix.installed()) {
                if (bought.contains(new Bought(installed.operator(), installed.function()))
                        && fits(t, installed.equipment(), supply)) {
                    return true;
                }
            }
            for (VendorMix.Share share : mix.shares()) {
                boolean asked = bought.contains(new Bought(share.operator(), share.function()));
                if (asked
                        && share.share() > 0
                        && sold(draft, share).filter(e -> fits(t, e, supply)).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Equipment> sold(Draft draft, VendorMix.Share share) {
        return draft.vendors().stream()
                .filter(v -> v.id().equals(share.vendor()))
                .findFirst()
                .map(v -> v.productFor(share.function()))
                .map(p -> new Equipment(share.vendor(), p.id(), p.inField().id()));
    }

    private static boolean fits(Selector t, Equipment e, SupplyChain supply) {
        return passes(t.vendors(), e.vendor())
                && passes(t.products(), e.product())
                && passes(t.releases(), e.release())
                && (t.components().isEmpty() || t.components().stream().anyMatch(supply.inside(e)::contains));
    }

    /** Ids of everything that vendors sell or assets are. */
    static Set<String> products(Draft draft) {
        Set<String> products = new LinkedHashSet<>();
        for (Vendor vendor : draft.vendors()) {
            vendor.products().forEach(p -> products.add(p.id()));
            for (Function function : Function.values()) {
                products.add(vendor.productFor(function).id());
            }
        }
        draft.assetsById().values().forEach(a -> a.equipment().ifPresent(e -> products.add(e.product())));
        draft.mixes().forEach(m -> m.installed()
                .forEach(i -> products.add(i.equipment().product())));
        return products;
    }

    /** Software releases in the field. */
    static Set<String> releases(Draft draft) {
        Set<String> releases = new LinkedHashSet<>();
        draft.vendors().stream().flatMap(v -> v.products().stream()).forEach(p -> p.releases()
                .forEach(r -> releases.add(r.id())));
        draft.assetsById().values().forEach(a -> a.equipment().ifPresent(e -> releases.add(e.release())));
        draft.mixes().forEach(m -> m.installed()
                .forEach(i -> releases.add(i.equipment().release())));
        return releases;
    }

    /** Parts inside products, at any depth. */
    static Set<String> components(Draft draft) {
        Set<String> components = new LinkedHashSet<>();
        SupplyChain.of(draft.vendors()).components().forEach(c -> components.add(c.id()));
        return components;
    }
}
