package org.faultline.threat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.model.Asset;
import org.faultline.model.Equipment;
import org.faultline.model.SupplyChain;

/** The filters of a selector, compiled: which assets pass. Order, share, count and implants are not its business. */
public final class AssetFilter {

    private final Selector selector;
    private final SupplyChain supply;
    private final Set<String> ids;
    private final Set<String> regions;

    /**
     * Compiles a selector.
     *
     * @param supply what is inside products
     */
    public AssetFilter(Selector selector, SupplyChain supply) {
        this.selector = selector;
        this.supply = supply;
        this.ids = new HashSet<>(selector.ids());
        this.regions = new HashSet<>(selector.regions());
    }

    /** True when an asset with that maker passes every filter. */
    public boolean passes(Asset asset, Optional<Equipment> maker) {
        return (ids.isEmpty() || ids.contains(asset.id()))
                && (selector.kinds().isEmpty() || selector.kinds().contains(asset.kind()))
                && (selector.functions().isEmpty()
                        || asset.kind()
                                .function()
                                .filter(selector.functions()::contains)
                                .isPresent())
                && (selector.operators().isEmpty()
                        || asset.operator()
                                .filter(selector.operators()::contains)
                                .isPresent())
                && (regions.isEmpty() || regions.contains(asset.place().region()))
                && (selector.tags().isEmpty() || anyOf(selector.tags(), asset.tags()))
                && selector.canMean(asset)
                && passesMaker(maker);
    }

    private boolean passesMaker(Optional<Equipment> maker) {
        return (selector.vendors().isEmpty()
                        || maker.filter(m -> selector.vendors().contains(m.vendor()))
                                .isPresent())
                && (selector.products().isEmpty()
                        || maker.filter(m -> selector.products().contains(m.product()))
                                .isPresent())
                && (selector.releases().isEmpty()
                        || maker.filter(m -> selector.releases().contains(m.release()))
                                .isPresent())
                && (selector.components().isEmpty()
                        || maker.filter(this::sharesComponent).isPresent());
    }

    private boolean sharesComponent(Equipment maker) {
        return selector.components().stream().anyMatch(supply.inside(maker)::contains);
    }

    private static boolean anyOf(List<String> some, List<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
