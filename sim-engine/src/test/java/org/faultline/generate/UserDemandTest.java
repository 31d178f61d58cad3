package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.model.Asset;
import org.faultline.model.Cell;
import org.faultline.model.Network;
import org.faultline.model.Traffic;
import org.faultline.table.TableException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Demand of the busy hour by region and class of devices. Nordland, with a table by which every user has a phone of 40 kbit/s, and in one state one
 * in four a fixed receiver of 320 kbit/s besides: users there ask for 40 + 320 / 4 = 120, three times as much as the others.
 */
class UserDemandTest {

    private static final String HEAD = "region,class,devices_per_user,busy_hour_kbps,source,grade\n";
    private static final String STATE = Countries.NORDLAND.states().get(1).id();

    @TempDir
    static Path countries;

    private static Path folder;

    @BeforeAll
    static void copyNordland() throws IOException {
        for (String each : List.of("nordland", "europe")) {
            Path from = Countries.folder(each);
            Path to = Files.createDirectory(countries.resolve(each));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        folder = countries.resolve("nordland");
    }

    private static void say(String rows) throws IOException {
        Files.writeString(folder.resolve(UserDemand.FILE), HEAD + rows);
    }

    private static Network build(String rows, double kbps) throws IOException {
        say(rows);
        return new CountryNetworks()
                .build(folder, List.of(), Map.of("size", 0.5, "transport", 1.0, "busy_hour_kbps", kbps))
                .network();
    }

    private static double flows(Network network) {
        return network.traffic().flows().stream()
                .mapToDouble(Traffic.Flow::volumeMbps)
                .sum();
    }

    /** The mean stays what it was; each region has its part. */
    @Test
    void regionsShareTheMeanByTheirDevices() throws IOException {
        say("*,phone,1,40,own,assumed\n" + STATE + ",receiver,0.25,320,own,assumed\n");
        CountryTables tables = CountryTables.read(folder);
        Territory territory = Territory.of(tables);
        UserDemand demand = UserDemand.of(tables, territory, 0.046);
        double share = tables.states().get(1).population() / territory.population();
        double low = 0.046 / (1 + 2 * share);
        double sum = 0;
        for (int r = 0; r < territory.regions().size(); r++) {
            boolean isMore = tables.districts().get(r).state() == 1;
            assertThat(demand.mbps(r)).isCloseTo(isMore ? 3 * low : low, within(1e-9));
            sum += demand.mbps(r) * territory.regions().get(r).population();
        }
        assertThat(sum / territory.population()).isCloseTo(0.046, within(1e-12));
    }

    /** Where users ask for three times as much a cell serves a third of them, and all flows together stay as large as they were. */
    @Test
    void cellsServeFewerWhoAskForMoreAndFlowsGrowThere() throws IOException {
        Network alike = build("*,phone,1,40,own,assumed\n", 46);
        Network apart = build("*,phone,1,40,own,assumed\n" + STATE + ",receiver,0.25,320,own,assumed\n", 46);
        Map<String, Double> before = alike.assets().stream().collect(Collectors.toMap(Asset::id, Asset::capacity));
        CountryTables tables = CountryTables.read(folder);
        double share = tables.states().get(1).population() / (double) tables.population();
        Territory territory = Territory.of(tables);
        List<String> more = IntStream.range(0, territory.regions().size())
                .filter(r -> tables.districts().get(r).state() == 1)
                .mapToObj(r -> territory.regions().get(r).id())
                .toList();
        SiteRadio radio = SiteRadio.of(tables.carriers());
        long plain = 0;
        Map<String, Asset> assets = apart.assets().stream().collect(Collectors.toMap(Asset::id, a -> a));
        for (Cell cell : apart.cells()) {
            boolean isMore = more.contains(cell.area().substring(cell.area().indexOf('@') + 1));
            Asset asset = assets.get(cell.asset());
            Setting setting = Setting.valueOf(asset.tags().get(0).toUpperCase(Locale.ROOT));
            double each = 0.046 / (1 + 2 * share) * (isMore ? 3 : 1);
            double expected = Math.max(1.4 * cell.users(), radio.mbps().get(setting) / each);
            assertThat(asset.capacity()).as(cell.asset()).isCloseTo(expected, within(1e-6));
            plain += isMore && asset.capacity() < before.get(cell.asset()) ? 1 : 0;
        }
        assertThat(plain).isPositive();
        assertThat(flows(apart)).isCloseTo(flows(alike), within(1e-6 * flows(alike)));
        assertThat(mostOf(apart)).isGreaterThan(1.2 * mostOf(alike));
    }

    /** The largest flow, on a country in which some ask for three times as much. */
    private static double mostOf(Network network) {
        return network.traffic().flows().stream()
                .mapToDouble(Traffic.Flow::volumeMbps)
                .max()
                .orElseThrow();
    }

    @Test
    void rowsThatCannotBeMeantAreRefusedWithTheirPlace() throws IOException {
        say("nowhere,phone,1,40,own,assumed\n");
        assertThatThrownBy(() -> CountryTables.read(folder))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("The region nowhere is neither a district nor a state");
        say("*,phone,1,40,own,assumed\n*,phone,1,50,own,assumed\n");
        assertThatThrownBy(() -> CountryTables.read(folder)).hasMessageContaining("stands twice for *");
        assertThatThrownBy(() -> build("*,phone,0,40,own,assumed\n", 46))
                .hasMessageContaining("leaves nobody anything to ask for");
    }
}
