package org.faultline.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.kernel.Draws;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Vendor;
import org.faultline.policy.Installed;
import org.faultline.policy.VendorMix;

/**
 * Who made which asset under a vendor mix.
 *
 * <p>Radio and transport are cut into contiguous areas: the operator's assets are put in order along a Hilbert curve over the
 * map and cut at the rounded running shares in the order of the mix, so that two mixes with the same first shares agree on those
 * areas. Where a supplier is replaced its stretches are divided, and nobody else moves. Core and management functions are bought by pool: the instances of each kind are divided by largest remainder. Under
 * a scattered assignment each asset draws its vendor by itself, keyed by its id. Names of vendors play no part anywhere; assets
 * with fixed equipment keep it. O(n log n).
 *
 * <p>Where the mix knows what an inventory found installed, an asset that it names has what was found there; of the others, those of a region
 * with numbers are divided by these, the rest by the numbers of the operator, products and releases included. A supplier that is replaced is
 * replaced where it stands.
 */
public final class EquipmentAssignment {

    private static final int VENDOR_OF_ASSET = 0;

    private final Network network;
    private final VendorMix mix;
    private final Map<String, Vendor> vendors = new LinkedHashMap<>();
    private final HilbertCurve curve;
    private final Equipment[] assigned;

    private EquipmentAssignment(Network network, VendorMix mix, List<Vendor> vendors) {
        this.network = network;
        this.mix = mix;
        vendors.forEach(v -> this.vendors.put(v.id(), v));
        this.curve = curveOver(network.assets());
        this.assigned = new Equipment[network.assets().size()];
    }

    /**
     * Assigns equipment to every asset whose operator and function have shares in the mix.
     *
     * @return the maker of each asset in the order of the network; empty where nobody is named
     */
    public static List<Optional<Equipment>> assign(Network network, VendorMix mix, List<Vendor> vendors) {
        EquipmentAssignment assignment = new EquipmentAssignment(network, mix, vendors);
        assignment.assignAll();
        return Arrays.stream(assignment.assigned).map(Optional::ofNullable).toList();
    }

    /** What is bought together: one operator's assets of a function, split by kind where whole pools are bought. */
    private record Purchase(String operator, Function function, Optional<AssetKind> pool) {

        static Purchase of(Asset asset, Function function) {
            return new Purchase(
                    asset.operator().orElse(""),
                    function,
                    function.byArea() ? Optional.empty() : Optional.of(asset.kind()));
        }
    }

    private void assignAll() {
        Map<String, Equipment> found = new HashMap<>();
        mix.installed().forEach(i -> i.asset().ifPresent(a -> found.put(a, i.equipment())));
        Map<Purchase, List<Integer>> purchases = new LinkedHashMap<>();
        for (int a = 0; a < assigned.length; a++) {
            Asset asset = network.assets().get(a);
            int number = a;
            assigned[a] = asset.equipment().orElse(found.get(asset.id()));
            if (assigned[a] == null) {
                asset.kind().function().ifPresent(f -> purchases
                        .computeIfAbsent(Purchase.of(asset, f), p -> new ArrayList<>())
                        .add(number));
            }
        }
        purchases.forEach(this::assign);
        mix.replaced().forEach(this::replace);
    }

    /**
     * Takes a part of what stands there by one vendor for others: along the curve the vendor's assets are divided among those who gain, of whom each
     * takes its part from one end, so that what is replaced by one year is replaced in the next.
     */
    private void replace(VendorMix.Replaced replaced) {
        List<Integer> own = new ArrayList<>();
        for (int a = 0; a < assigned.length; a++) {
            Asset asset = network.assets().get(a);
            if (asset.equipment().isEmpty()
                    && assigned[a] != null
                    && assigned[a].vendor().equals(replaced.vendor())
                    && asset.operator().equals(Optional.of(replaced.operator()))
                    && asset.kind().function().equals(Optional.of(replaced.function()))) {
                own.add(a);
            }
        }
        List<Integer> ordered = replaced.function().byArea() ? alongTheCurve(own) : own;
        List<String> gainers = List.copyOf(replaced.gains().keySet());
        long[] ends = cuts(
                ordered.size(),
                replaced.gains().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
        int begin = 0;
        for (int g = 0; g < gainers.size(); g++) {
            int end = (int) ends[g];
            Equipment maker = equipment(gainers.get(g), replaced.function());
            long taken = Math.round(replaced.part() * (end - begin));
            ordered.subList(begin, begin + (int) taken).forEach(a -> assigned[a] = maker);
            begin = end;
        }
    }

    private void assign(Purchase purchase, List<Integer> assets) {
        List<Installed> installed = mix.installed().stream()
                .filter(i -> i.operator().equals(purchase.operator()) && i.function() == purchase.function())
                .toList();
        if (installed.isEmpty()) {
            assignShares(purchase, assets);
            return;
        }
        Map<String, List<Installed>> byRegion = new LinkedHashMap<>();
        if (purchase.pool().isEmpty()) {
            installed.forEach(i -> i.region().ifPresent(r -> byRegion.computeIfAbsent(r, x -> new ArrayList<>())
                    .add(i)));
        }
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int a : assets) {
            String region = network.assets().get(a).place().region();
            places.computeIfAbsent(byRegion.containsKey(region) ? region : "", r -> new ArrayList<>())
                    .add(a);
        }
        places.forEach((region, here) -> {
            Map<Equipment, Double> counts = new LinkedHashMap<>();
            byRegion.getOrDefault(region, installed).forEach(i -> counts.merge(i.equipment(), i.count(), Double::sum));
            divide(
                    here,
                    List.copyOf(counts.keySet()),
                    counts.values().stream().mapToDouble(Double::doubleValue).toArray(),
                    purchase.pool().isEmpty());
        });
    }

    private void assignShares(Purchase purchase, List<Integer> assets) {
        List<VendorMix.Share> stretches = purchase.pool().isEmpty() ? of(purchase, mix.stretches()) : List.of();
        List<VendorMix.Share> shares = stretches.isEmpty() ? of(purchase, mix.shares()) : stretches;
        if (shares.isEmpty()) {
            return;
        }
        List<Equipment> makers = shares.stream()
                .map(s -> equipment(s.vendor(), purchase.function()))
                .toList();
        double[] weights = shares.stream().mapToDouble(VendorMix.Share::share).toArray();
        divide(assets, makers, weights, purchase.pool().isEmpty());
    }

    private static List<VendorMix.Share> of(Purchase purchase, List<VendorMix.Share> shares) {
        return shares.stream()
                .filter(s -> s.operator().equals(purchase.operator())
                        && s.function() == purchase.function()
                        && s.share() > 0)
                .toList();
    }

    private void divide(List<Integer> assets, List<Equipment> makers, double[] weights, boolean byArea) {
        if (mix.assignment() == VendorMix.Assignment.SCATTERED) {
            assets.forEach(a -> assigned[a] = makers.get(drawn(a, weights)));
            return;
        }
        List<Integer> ordered = byArea ? alongTheCurve(assets) : assets;
        long[] ends =
                byArea ? cuts(ordered.size(), weights) : runningSums(LargestRemainder.split(ordered.size(), weights));
        int maker = 0;
        for (int i = 0; i < ordered.size(); i++) {
            while (i >= ends[maker]) {
                maker++;
            }
            assigned[ordered.get(i)] = makers.get(maker);
        }
    }

    /** Where each vendor's stretch of {@code count} assets ends: the rounded running share, whatever the vendors after it have. */
    private static long[] cuts(int count, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double[] running = weights.clone();
        Arrays.parallelPrefix(running, Double::sum);
        return Arrays.stream(running)
                .mapToLong(r -> Math.round(count * (r / sum)))
                .toArray();
    }

    private static long[] runningSums(long[] counts) {
        long[] running = counts.clone();
        Arrays.parallelPrefix(running, Long::sum);
        return running;
    }

    private Equipment equipment(String vendorId, Function function) {
        Vendor vendor = vendors.getOrDefault(vendorId, new Vendor(vendorId, vendorId, List.of()));
        Vendor.Product product = vendor.productFor(function);
        return new Equipment(vendorId, product.id(), product.inField().id());
    }

    private List<Integer> alongTheCurve(List<Integer> assets) {
        double[] longitudes = assets.stream()
                .mapToDouble(a -> network.assets().get(a).place().longitude())
                .toArray();
        double[] latitudes = assets.stream()
                .mapToDouble(a -> network.assets().get(a).place().latitude())
                .toArray();
        return Arrays.stream(curve.order(longitudes, latitudes))
                .mapToObj(assets::get)
                .toList();
    }

    private int drawn(int asset, double[] weights) {
        double left = new Draws(0, 0)
                        .uniform(
                                VENDOR_OF_ASSET,
                                Draws.keyOf(network.assets().get(asset).id()),
                                0)
                * Arrays.stream(weights).sum();
        return IntStream.range(0, weights.length - 1)
                .filter(v -> left < Arrays.stream(weights, 0, v + 1).sum())
                .findFirst()
                .orElse(weights.length - 1);
    }

    /** The square around everything that has a maker; other assets move no border between suppliers. */
    private static HilbertCurve curveOver(List<Asset> assets) {
        List<Place> places = assets.stream()
                .filter(a -> a.kind().function().isPresent())
                .map(Asset::place)
                .toList();
        DoubleSummaryStatistics east =
                places.stream().mapToDouble(Place::longitude).summaryStatistics();
        DoubleSummaryStatistics north =
                places.stream().mapToDouble(Place::latitude).summaryStatistics();
        if (places.isEmpty()) {
            return new HilbertCurve(0, 0, 1);
        }
        double side = Math.max(east.getMax() - east.getMin(), north.getMax() - north.getMin());
        return new HilbertCurve(east.getMin(), north.getMin(), side);
    }
}
