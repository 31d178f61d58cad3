package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.model.Network;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Vendor;
import org.faultline.policy.MixChange;
import org.faultline.policy.ShareTable;
import org.faultline.policy.Transition;
import org.faultline.policy.VendorMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EquipmentAssignmentTest {
    private static final Network NORDLAND = Countries.Nordland.BUILT.network();
    private static final Network GERMANY = Countries.Germany.BUILT.network();
    private static final VendorMix TODAY = Countries.Germany.BUILT.presets().get("today");
    private static final List<Vendor> VENDORS = Countries.Germany.BUILT.vendors();

    private static VendorMix mix(VendorMix.Assignment assignment, Function function, Map<String, Double> shares) {
        return new VendorMix(
                "m",
                "M",
                shares.entrySet().stream()
                        .map(e -> new VendorMix.Share("north", function, e.getKey(), e.getValue()))
                        .toList(),
                assignment);
    }

    private static Map<String, Double> shares(Object... vendorsAndShares) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < vendorsAndShares.length; i += 2) {
            shares.put((String) vendorsAndShares[i], (Double) vendorsAndShares[i + 1]);
        }
        return shares;
    }

    private static List<Integer> madeBy(
            Network network, List<Optional<Equipment>> makers, String vendor, AssetKind kind, String operator) {
        return IntStream.range(0, makers.size())
                .filter(a -> network.assets().get(a).kind() == kind
                        && network.assets().get(a).operator().equals(Optional.of(operator))
                        && makers.get(a).map(Equipment::vendor).equals(Optional.of(vendor)))
                .boxed()
                .toList();
    }

    /**
     * Three suppliers have 50, 30 and 20 % of a network; the first is replaced over four years, by a new one or by the other two. Whatever the year, a
     * site has its old maker or a new one that it keeps, and only sites of the first change: half of all sites in the end, each once.
     */
    @ParameterizedTest
    @EnumSource(VendorMix.Assignment.class)
    void aPlanReplacesEachSiteOnceAndNoOther(VendorMix.Assignment assignment) {
        List<Vendor> vendors = List.of("a", "b", "c", "d").stream()
                .map(v -> new Vendor(v, v, List.of()))
                .toList();
        for (List<String> order : List.of(List.of("a", "b", "c"), List.of("b", "a", "c"), List.of("c", "b", "a"))) {
            for (Map<String, Double> replacement : List.of(Map.of("d", 1.0), Map.<String, Double>of())) {
                Map<String, Double> have = Map.of("a", 0.5, "b", 0.3, "c", 0.2);
                ShareTable table = ShareTable.of(
                        NORDLAND.operators(),
                        vendors,
                        order.stream()
                                .map(v -> new VendorMix.Share("north", Function.RAN, v, have.get(v)))
                                .toList());
                List<List<Optional<Equipment>>> years = IntStream.rangeClosed(0, 4)
                        .mapToObj(year ->
                                new MixChange.Replace("a", List.of(Function.RAN), year / 4.0, replacement).apply(table))
                        .map(t -> EquipmentAssignment.assign(
                                NORDLAND,
                                new VendorMix("m", "M", t.shares(), assignment, List.of(), t.stretches(), List.of()),
                                vendors))
                        .toList();
                int of = madeBy(NORDLAND, years.get(0), "a", AssetKind.GNB, "north")
                        .size();
                int swaps = 0;
                for (int year = 1; year <= 4; year++) {
                    swaps += changes(years.get(year - 1), years.get(year));
                }

                assertThat(swaps).as(order + " " + replacement).isEqualTo(of);
                assertThat(changes(years.get(0), years.get(4))).isEqualTo(of);
                assertThat(madeBy(NORDLAND, years.get(4), "a", AssetKind.GNB, "north"))
                        .isEmpty();
            }
        }
    }

    /**
     * As before, but each operator is to have three suppliers, of whom one is taken in when a leaves: what a had goes to it and to the others, and b, who has
     * more than a third, gives the rest. Nobody changes hands twice.
     */
    @ParameterizedTest
    @EnumSource(VendorMix.Assignment.class)
    void aPlanBesideALeastNumberOfSuppliersReplacesEachSiteOnce(VendorMix.Assignment assignment) {
        List<Vendor> vendors = List.of("a", "b", "c", "d").stream()
                .map(v -> new Vendor(v, v, List.of()))
                .toList();
        ShareTable today = ShareTable.of(
                NORDLAND.operators(),
                vendors,
                List.of(
                        new VendorMix.Share("north", Function.RAN, "a", 0.3),
                        new VendorMix.Share("north", Function.RAN, "b", 0.5),
                        new VendorMix.Share("north", Function.RAN, "c", 0.2),
                        new VendorMix.Share("coast", Function.RAN, "d", 1)));
        MixChange three = new MixChange.Diversify(List.of(Function.RAN), 3, List.of("a"));
        ShareTable end = three.apply(new MixChange.Replace("a", List.of(Function.RAN), 1, Map.of()).apply(today));
        List<List<Optional<Equipment>>> years = IntStream.rangeClosed(0, 4)
                .mapToObj(year ->
                        new Transition(three.apply(today), end, Map.of(Function.RAN, Map.of("a", year / 4.0))).table())
                .map(t -> EquipmentAssignment.assign(
                        NORDLAND,
                        new VendorMix("m", "M", t.shares(), assignment, List.of(), t.stretches(), List.of()),
                        vendors))
                .toList();
        int swaps = 0;
        for (int year = 1; year <= 4; year++) {
            swaps += changes(years.get(year - 1), years.get(year));
        }

        int all = NORDLAND.assets().stream()
                .filter(x -> x.kind() == AssetKind.GNB && x.operator().equals(Optional.of("north")))
                .toList()
                .size();
        assertThat(swaps)
                .isEqualTo(count(years.get(0), "a") + count(years.get(0), "b") - count(years.get(4), "b"))
                .isEqualTo(changes(years.get(0), years.get(4)));
        if (assignment == VendorMix.Assignment.CONTIGUOUS) {
            // what a had, 30 %, and what b has above a third, 50 % - 33.3 %
            assertThat((double) swaps).isCloseTo(all * (0.3 + 0.5 - 1 / 3.0), within(1.0));
        }
        assertThat(count(years.get(4), "a")).isZero();
        assertThat(count(years.get(4), "d")).isGreaterThan(all / 4);
    }

    private static int count(List<Optional<Equipment>> makers, String vendor) {
        return madeBy(NORDLAND, makers, vendor, AssetKind.GNB, "north").size();
    }

    private static int changes(List<Optional<Equipment>> before, List<Optional<Equipment>> after) {
        return (int) IntStream.range(0, before.size())
                .filter(a -> NORDLAND.assets().get(a).kind() == AssetKind.GNB)
                .filter(a -> !before.get(a).equals(after.get(a)))
                .count();
    }

    @Test
    void everyOperatorHasTheSharesOfTheTable() {
        List<Optional<Equipment>> makers = EquipmentAssignment.assign(GERMANY, TODAY, VENDORS);
        Map<String, Double> counts = new HashMap<>();
        Map<String, Double> totals = new HashMap<>();
        for (int a = 0; a < makers.size(); a++) {
            Asset asset = GERMANY.assets().get(a);
            if (asset.kind() == AssetKind.GNB) {
                totals.merge(asset.operator().orElseThrow(), 1.0, Double::sum);
                counts.merge(
                        asset.operator().orElseThrow()
                                + makers.get(a).orElseThrow().vendor(),
                        1.0,
                        Double::sum);
            }
        }
        TODAY.shares().stream().filter(s -> s.function() == Function.RAN).forEach(s -> assertThat(
                        counts.get(s.operator() + s.vendor()))
                .isCloseTo(s.share() * totals.get(s.operator()), within(0.51)));
    }

    @Test
    void everythingThatIsBoughtHasAMakerAndNothingElse() {
        List<Optional<Equipment>> makers = EquipmentAssignment.assign(GERMANY, TODAY, VENDORS);
        for (int a = 0; a < makers.size(); a++) {
            Asset asset = GERMANY.assets().get(a);
            assertThat(makers.get(a).isPresent())
                    .as(asset.id())
                    .isEqualTo(asset.operator().isPresent()
                            && asset.kind().function().isPresent());
        }
    }

    /** Huawei and Ericsson change names in the mix and in the list of vendors: the same assets, the other name. */
    @ParameterizedTest
    @EnumSource(VendorMix.Assignment.class)
    void namesOfVendorsPlayNoPart(VendorMix.Assignment assignment) {
        VendorMix mix = new VendorMix("m", "M", TODAY.shares(), assignment);
        VendorMix swapped = new VendorMix(
                "m",
                "M",
                mix.shares().stream()
                        .map(s -> new VendorMix.Share(s.operator(), s.function(), swap(s.vendor()), s.share()))
                        .toList(),
                assignment);
        List<Vendor> renamed = VENDORS.stream()
                .map(v -> new Vendor(swap(v.id()), v.title(), v.products()))
                .toList();

        List<String> before = vendorsOf(EquipmentAssignment.assign(GERMANY, mix, VENDORS));
        List<String> after = vendorsOf(EquipmentAssignment.assign(GERMANY, swapped, renamed));

        assertThat(after)
                .isEqualTo(before.stream().map(EquipmentAssignmentTest::swap).toList());
    }

    private static List<String> vendorsOf(List<Optional<Equipment>> makers) {
        return makers.stream().map(m -> m.map(Equipment::vendor).orElse("")).toList();
    }

    private static String swap(String vendor) {
        return vendor.equals("huawei") ? "ericsson" : vendor.equals("ericsson") ? "huawei" : vendor;
    }

    /** The first vendor keeps its area, whoever shares the rest. */
    @Test
    void mixesWithTheSameFirstShareAgreeOnItsArea() {
        VendorMix two = mix(VendorMix.Assignment.CONTIGUOUS, Function.RAN, shares("a", 0.371, "b", 0.629));
        VendorMix four =
                mix(VendorMix.Assignment.CONTIGUOUS, Function.RAN, shares("a", 0.371, "c", 0.2, "d", 0.3, "b", 0.129));
        assertThat(madeBy(NORDLAND, EquipmentAssignment.assign(NORDLAND, two, List.of()), "a", AssetKind.GNB, "north"))
                .hasSize(668)
                .isEqualTo(madeBy(
                        NORDLAND, EquipmentAssignment.assign(NORDLAND, four, List.of()), "a", AssetKind.GNB, "north"));
    }

    /** Each site and the nearest of the same operator: nearly always one vendor by area, about 0.5 x 0.5 x 2 by draw. */
    @Test
    void vendorAreasAreContiguous() {
        Map<String, Double> half = shares("a", 0.5, "b", 0.5);
        assertThat(sameVendorNextDoor(VendorMix.Assignment.CONTIGUOUS, half)).isGreaterThan(0.97);
        assertThat(sameVendorNextDoor(VendorMix.Assignment.SCATTERED, half)).isBetween(0.45, 0.55);
    }

    private static double sameVendorNextDoor(VendorMix.Assignment assignment, Map<String, Double> shares) {
        List<Optional<Equipment>> makers =
                EquipmentAssignment.assign(NORDLAND, mix(assignment, Function.RAN, shares), List.of());
        int[] sites = IntStream.range(0, makers.size())
                .filter(a -> NORDLAND.assets().get(a).kind() == AssetKind.GNB
                        && makers.get(a).isPresent())
                .toArray();
        Plane plane = new Plane(-32, 60);
        double[] x = IntStream.of(sites)
                .mapToObj(a -> NORDLAND.assets().get(a).place())
                .mapToDouble(p -> plane.x(p.latitude(), p.longitude()))
                .toArray();
        double[] y = IntStream.of(sites)
                .mapToObj(a -> NORDLAND.assets().get(a).place())
                .mapToDouble(p -> plane.y(p.latitude()))
                .toArray();
        KdTree tree = new KdTree(x, y);
        long same = IntStream.range(0, sites.length)
                .filter(i -> {
                    int[] near = tree.nearest(x[i], y[i], 2);
                    int other = near[0] == i ? near[1] : near[0];
                    return makers.get(sites[i]).equals(makers.get(sites[other]));
                })
                .count();
        return (double) same / sites.length;
    }

    /** Six AMFs at 60 and 40 %: 3.6 and 2.4, so four and two; the same of every other function. */
    @Test
    void poolsAreDividedByWholeInstances() {
        VendorMix mix = mix(VendorMix.Assignment.CONTIGUOUS, Function.CORE_CONTROL, shares("a", 0.6, "b", 0.4));
        List<Optional<Equipment>> makers = EquipmentAssignment.assign(NORDLAND, mix, List.of());
        for (AssetKind kind : List.of(AssetKind.AMF, AssetKind.UDM, AssetKind.IMS)) {
            assertThat(madeBy(NORDLAND, makers, "a", kind, "north")).hasSize(4);
            assertThat(madeBy(NORDLAND, makers, "b", kind, "north")).hasSize(2);
        }
    }

    @Test
    void scatteredSharesAreThoseOfTheMixOnAverage() {
        VendorMix mix = mix(VendorMix.Assignment.SCATTERED, Function.RAN, shares("a", 0.2, "b", 0.8));
        assertThat(madeBy(NORDLAND, EquipmentAssignment.assign(NORDLAND, mix, List.of()), "a", AssetKind.GNB, "north")
                                .size()
                        / 1800.0)
                .isCloseTo(0.2, within(0.03));
    }

    @Test
    void aFixedMakerStaysAndIsNotCounted() {
        Place place = new Place(50, 10, "R");
        Equipment fixed = new Equipment("c", "c-ran", "1");
        Asset first =
                Asset.of("gnb:1", AssetKind.GNB, place).withOperator("north").withEquipment(fixed);
        Asset second = Asset.of("gnb:2", AssetKind.GNB, place).withOperator("north");
        Network network = new Network(
                "two",
                List.of(new Region("R", "R", 1)),
                List.of(),
                List.of(first, second),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(EquipmentAssignment.assign(
                        network, mix(VendorMix.Assignment.CONTIGUOUS, Function.RAN, shares("a", 1.0)), List.of()))
                .containsExactly(Optional.of(fixed), Optional.of(new Equipment("a", "a-ran", "")));
    }
}
