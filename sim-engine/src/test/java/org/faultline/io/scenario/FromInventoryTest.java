package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.generate.EquipmentAssignment;
import org.faultline.model.Equipment;
import org.faultline.model.Function;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mixes that take what an inventory found. Seven stations in three regions, of one operator. */
class FromInventoryTest {

    private static final String NETWORK =
            """
            faultline: 1
            id: stations
            title: Seven stations
            start: 2026-03-10T06:00
            horizon: 24 h
            network:
              inline:
                regions: {west: 10 k, east: 10 k, town: 10 k}
                operators: {alpha: 100 %}
                assets:
                  w1: {kind: gnb, operator: alpha, at: west}
                  w2: {kind: gnb, operator: alpha, at: west}
                  w3: {kind: gnb, operator: alpha, at: west}
                  w4: {kind: gnb, operator: alpha, at: west}
                  e1: {kind: gnb, operator: alpha, at: east}
                  e2: {kind: gnb, operator: alpha, at: east}
                  t1: {kind: gnb, operator: alpha, at: town}
                  upf: {kind: upf, operator: alpha, at: town}
            services: {calls: {title: Calls, sector: telecoms, at: town, people: 1 k, needs: {s: {kind: signalling, of: t1}}}}
            vendors: {norda: Vendor A, sudda: Vendor B, westa: Vendor C}
            """;

    private static final String HEAD = "asset,operator,function,region,vendor,product,release,count\n";

    @TempDir
    private Path folder;

    private Reading reading(String table, String mixes) throws IOException {
        Files.writeString(folder.resolve("installed.csv"), HEAD + table);
        return Readings.of(folder, NETWORK + mixes);
    }

    private String made(String table, String mixes) throws IOException {
        Scenario scenario = Readings.scenarioOf(reading(table, mixes));
        VendorMix mix = scenario.variants().get(scenario.variants().size() - 1).mix();
        List<Optional<Equipment>> makers = EquipmentAssignment.assign(scenario.network(), mix, scenario.vendors());
        return java.util.stream.IntStream.range(0, makers.size())
                .filter(a ->
                        scenario.network().assets().get(a).kind().function().equals(Optional.of(Function.RAN))
                                && makers.get(a).isPresent())
                .mapToObj(a -> scenario.network().assets().get(a).id() + " "
                        + makers.get(a).get().product() + makers.get(a).get().release())
                .collect(Collectors.joining(", "));
    }

    @Test
    void anAssetThatTheInventoryNamesHasWhatWasFoundThere() throws IOException {
        String made = made(
                "w2,alpha,ran,west,sudda,mast,2,1\n,alpha,ran,west,norda,norda-ran,,9\n",
                "mixes: {found: {from_inventory: installed.csv}}");
        assertThat(made).contains("w2 mast2");
    }

    /** By hand: the east has one vendor, the west three of four by the other; the town, of which nothing is known, is divided by all. */
    @Test
    void regionsAreDividedByWhatStandsInThem() throws IOException {
        String made = made(
                ",alpha,ran,east,sudda,mast,,7\n,alpha,ran,west,norda,norda-ran,1,3\n,alpha,ran,west,sudda,mast,,1\n",
                "mixes: {found: {from_inventory: installed.csv}}");

        assertThat(made).contains("e1 mast, e2 mast");
        long west = java.util.Arrays.stream(made.split(", "))
                .filter(w -> w.endsWith("norda-ran1"))
                .count();
        assertThat(west).isEqualTo(3);
    }

    @Test
    void sharesFollowFromTheNumbersAndOtherFunctionsStay() throws IOException {
        Scenario scenario = Readings.scenarioOf(
                reading(
                        ",alpha,ran,east,sudda,mast,,7\n,alpha,ran,west,norda,norda-ran,1,3\n",
                        "mixes: {today: {shares: {ran: norda, core_user: norda}}, found: {base: today, from_inventory: installed.csv}}"));
        VendorMix mix = scenario.variants().get(1).mix();

        assertThat(mix.id()).isEqualTo("found");
        assertThat(mix.shares())
                .contains(
                        new VendorMix.Share("alpha", Function.RAN, "sudda", 0.7),
                        new VendorMix.Share("alpha", Function.RAN, "norda", 0.3),
                        new VendorMix.Share("alpha", Function.CORE_USER, "norda", 1));
    }

    @Test
    void aSupplierThatIsTakenOutOfAnInventoryIsOut() throws IOException {
        String made = made(
                "w2,alpha,ran,west,sudda,mast,2,1\n,alpha,ran,east,sudda,mast,,7\n,alpha,ran,west,norda,norda-ran,1,3\n",
                "mixes: {found: {from_inventory: installed.csv, exclude: {vendor: sudda}}}");
        assertThat(made).doesNotContain("mast").contains("w2 norda-ran", "e1 norda-ran");
    }

    /**
     * The west has four of norda, the east two of sudda. Half of norda's is given to westa: two of four in the west, whichever, and nothing in the
     * east; a quarter is one, and it is one of the two. Nobody else moves, and sudda's release stays known.
     */
    @Test
    void aPlanReplacesASupplierWhereTheInventoryFoundIt() throws IOException {
        String table =
                ",alpha,ran,west,norda,norda-ran,1,4\n,alpha,ran,east,sudda,mast,7,2\nt1,alpha,ran,town,sudda,mast,7,1\n";
        String plan = "mixes: {found: {from_inventory: installed.csv, as_of: YEAR, "
                + "plan: {vendor: norda, function: ran, from: 2026, to: 2030, replacement: westa}}}";

        String before = made(table, plan.replace("YEAR", "2026"));
        String quarter = made(table, plan.replace("YEAR", "2027"));
        String half = made(table, plan.replace("YEAR", "2028"));
        String all = made(table, plan.replace("YEAR", "2030"));

        assertThat(before)
                .isEqualTo("w1 norda-ran1, w2 norda-ran1, w3 norda-ran1, w4 norda-ran1, e1 mast7, e2 mast7, t1 mast7");
        assertThat(all)
                .isEqualTo("w1 westa-ran, w2 westa-ran, w3 westa-ran, w4 westa-ran, e1 mast7, e2 mast7, t1 mast7");
        assertThat(half.split("westa-ran")).hasSize(3);
        assertThat(half).contains("e1 mast7, e2 mast7, t1 mast7");
        String first = quarter.substring(quarter.indexOf(" westa-ran") - 2, quarter.indexOf(" westa-ran"));
        assertThat(quarter.split("westa-ran")).hasSize(2);
        assertThat(half).contains(first + " westa-ran");
    }

    @Test
    void aTargetReachesProductsAndReleasesOfTheInventory() throws IOException {
        Reading reading = reading(
                ",alpha,ran,west,sudda,mast,2,1\n",
                "mixes: {found: {from_inventory: installed.csv}}\n"
                        .concat(
                                "campaign: {title: T, steps: {outage: {title: S, at: 1 h, effect: stop, targets: {product: mast, release: \"2\"}}}}"));
        assertThat(Readings.codes(reading)).doesNotContain("F308", "F305");
    }

    @Test
    void aTableThatCannotBeUsedSaysWhereAndWhy() throws IOException {
        Reading reading = reading(",gamma,ran,west,norda,x,,1\n", "mixes: {found: {from_inventory: installed.csv}}");

        assertThat(Readings.codes(reading)).contains("F934");
        assertThat(reading.text(false)).contains("installed.csv:2:2").contains("unknown operator 'gamma'");
    }
}
