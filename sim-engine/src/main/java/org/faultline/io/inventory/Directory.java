package org.faultline.io.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.model.Asset;
import org.faultline.model.Operator;
import org.faultline.model.Region;
import org.faultline.model.Vendor;

/** What operators, regions, vendors, products and assets of a country or scenario are called. */
public final class Directory {

    /** Where a country lies. */
    public interface Land {

        /** True where a place lies in the country. */
        boolean holds(double latitude, double longitude);

        /** The id of the region of a place inside. */
        String regionAt(double latitude, double longitude);
    }

    private final Map<String, List<String>> regions = new LinkedHashMap<>();
    private final Map<String, String> operators = new LinkedHashMap<>();
    private final Map<String, String> vendorWords = new LinkedHashMap<>();
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final Map<String, Vendor> makers = new HashMap<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Optional<Land> land;
    private final Map<String, String> plain = new HashMap<>();

    /**
     * A directory.
     *
     * @param regionWords the regions that each word can mean
     * @param operators known by id and title
     * @param vendors known by id and title; their products are known too
     * @param assets known by id; none where an inventory cannot name them
     * @param land empty where nobody knows the borders
     */
    public Directory(
            Map<String, List<Region>> regionWords,
            List<Operator> operators,
            List<Vendor> vendors,
            List<Asset> assets,
            Optional<Land> land) {
        regionWords.forEach((word, meant) ->
                this.regions.put(Plain.of(word), meant.stream().map(Region::id).toList()));
        operators.forEach(o -> {
            this.operators.put(Plain.of(o.title()), o.id());
            this.operators.put(Plain.of(o.id()), o.id());
        });
        vendors.forEach(v -> {
            this.vendors.put(v.id(), v);
            v.products().forEach(p -> makers.putIfAbsent(p.id(), v));
            vendorWords.put(Plain.of(v.title()), v.id());
            vendorWords.put(Plain.of(v.id()), v.id());
        });
        assets.forEach(a -> this.assets.put(a.id(), a));
        this.land = land;
    }

    /** Ids of the regions that a word can mean; none for an unknown word. */
    List<String> regions(String word) {
        return regions.getOrDefault(plain(word), List.of());
    }

    /** An inventory says few different words many times. */
    private String plain(String word) {
        return plain.computeIfAbsent(word, Plain::of);
    }

    /** Every word for a region. */
    List<String> regionWords() {
        return List.copyOf(regions.keySet());
    }

    Optional<String> operator(String word) {
        return Optional.ofNullable(operators.get(plain(word)));
    }

    List<String> operatorWords() {
        return operators.values().stream().distinct().toList();
    }

    Optional<String> vendor(String word) {
        return Optional.ofNullable(vendorWords.get(plain(word)));
    }

    List<String> vendorTitles() {
        return vendors.values().stream().map(Vendor::title).toList();
    }

    /** The title of a vendor, or its id. */
    String vendorTitle(String id) {
        return Optional.ofNullable(vendors.get(id)).map(Vendor::title).orElse(id);
    }

    /** The vendor that sells a product, by the product's id. */
    Optional<Vendor> makerOf(String product) {
        return Optional.ofNullable(makers.get(product));
    }

    /** Every product that is declared. */
    List<Vendor.Product> products() {
        return vendors.values().stream().flatMap(v -> v.products().stream()).toList();
    }

    Optional<Asset> asset(String id) {
        return Optional.ofNullable(assets.get(id));
    }

    Optional<Land> land() {
        return land;
    }
}
