package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Assumption;
import org.faultline.model.Network;
import org.faultline.policy.Response;
import org.faultline.scenario.CountryNetwork;
import org.faultline.table.TableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryNetworksTest {

    @Test
    void germanyHasMoreThanThreeHundredThousandAssetsAndIsBuiltInTime() {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long before = clock.getCurrentThreadCpuTime();
        Network network = Countries.build("germany").network();
        Duration taken = Duration.ofNanos(clock.getCurrentThreadCpuTime() - before);
        assertThat(network.assets().size()).isBetween(390_000, 410_000);
        assertThat(count(network, AssetKind.GNB)).isEqualTo(36_450 + 27_000 + 29_000);
        assertThat(network.cells()).hasSize(3 * 92_450);
        assertThat(taken).as("of a processor, of which it takes one").isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void nordlandHasAboutTwentyThousandAssets() {
        assertThat(Countries.Nordland.BUILT.network().assets().size()).isBetween(19_000, 21_000);
    }

    /** The compiler refuses unknown and repeated ids. */
    @Test
    void everyIdIsUniqueAndEveryNameIsKnown() {
        CompiledNetwork.of(Countries.Germany.BUILT.network(), Response.NONE);
        CompiledNetwork.of(Countries.Nordland.BUILT.network(), Response.NONE);
    }

    @Test
    void equalTablesGiveEqualNetworks() {
        assertThat(Countries.build("nordland")).isEqualTo(Countries.Nordland.BUILT);
        assertThat(Countries.build("germany").network().hashCode())
                .isEqualTo(Countries.Germany.BUILT.network().hashCode());
    }

    @Test
    void anotherLayoutMovesSitesAndKeepsTotals() {
        Network other = with(Map.of("layout", 2.0)).network();
        Network usual = Countries.Nordland.BUILT.network();
        assertThat(count(other, AssetKind.GNB)).isEqualTo(count(usual, AssetKind.GNB));
        assertThat(site(other, "gnb:north:1").place())
                .isNotEqualTo(site(usual, "gnb:north:1").place());
    }

    @Test
    void sizeScalesTheSites() {
        assertThat(count(with(Map.of("size", 0.5)).network(), AssetKind.GNB)).isEqualTo(2250);
        assertThat(count(with(Map.of("size", 2.0)).network(), AssetKind.GNB)).isEqualTo(9000);
    }

    @Test
    void aGridCanBeChosen() {
        assertThat(count(with(Map.of("grid_buses", 14.0)).network(), AssetKind.POWER_BUS))
                .isEqualTo(14);
        assertThatThrownBy(() -> with(Map.of("grid_buses", 15.0))).hasMessageContaining("15 buses");
    }

    @Test
    void wrongParametersAreRefused() {
        assertThatThrownBy(() -> with(Map.of("sise", 1.0)))
                .hasMessageContaining("no parameter sise")
                .hasMessageContaining("size");
        assertThatThrownBy(() -> with(Map.of("size", -1.0))).hasMessageContaining("-1.0 of size");
        assertThatThrownBy(() -> with(Map.of("size", 0.01))).hasMessageContaining("too small");
    }

    @Test
    void noIdNamesAVendor() {
        List<String> vendors =
                Countries.Germany.BUILT.vendors().stream().map(v -> v.id()).toList();
        assertThat(vendors).contains("huawei", "ericsson", "nokia", "mavenir");
        assertThat(Countries.Germany.BUILT.network().assets())
                .noneMatch(a -> vendors.stream().anyMatch(v -> a.id().contains(v)));
    }

    @Test
    void everyNumberOfTheTablesIsGraded() {
        CountryNetwork germany = Countries.Germany.BUILT;
        assertThat(germany.network().assumptions().stream().map(Assumption::id))
                .doesNotHaveDuplicates()
                .contains(
                        "operator-telekom", "autonomy-hospital-*-24.0", "share-o2-ran-nokia", "grid", "cell-headroom");
        assertThat(germany.dataSources()).hasSize(10).anyMatch(s -> s.licence().contains("CC BY 4.0"));
        assertThat(germany.files()).allMatch(Files::isRegularFile).hasSize(10);
    }

    @Test
    void aFaultInATableIsToldWithItsPlace(@TempDir Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Countries.folder("nordland"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path shares = folder.resolve("vendor_shares.csv");
        Files.writeString(
                shares, Files.readString(shares).replaceFirst("north,ran,Vendor A,0.6", "north,ran,Vendor A,0.7"));
        assertThatThrownBy(() -> new CountryNetworks().build(folder, List.of(), Map.of()))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith(shares + ":2:20: The shares of ran of north add up to 1.1");
    }

    private static CountryNetwork with(Map<String, Double> values) {
        return new CountryNetworks().build(Countries.folder("nordland"), List.of(), values);
    }

    private static long count(Network network, AssetKind kind) {
        return network.assets().stream().filter(a -> a.kind() == kind).count();
    }

    private static Asset site(Network network, String id) {
        return network.assets().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
