package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.model.Assumption;
import org.faultline.model.Function;
import org.faultline.policy.VendorMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two operators, alpha with 60 % of the lines and 10 sites and beta with 40 % and 30 sites, in tables of a few lines. */
class CountrySharesTest {

    private static final String HEAD = "operator,function,vendor,share,source,grade\n";
    private static final String TOTAL_HEAD = "function,vendors,low,high,weighted_by,source,grade\n";
    private static final List<CountryTables.OperatorFigures> OPERATORS = List.of(
            new CountryTables.OperatorFigures("alpha", "Alpha", 0.6, 10, "s", Assumption.Grade.PUBLISHED),
            new CountryTables.OperatorFigures("beta", "Beta", 0.4, 30, "s", Assumption.Grade.PUBLISHED));

    @TempDir
    Path folder;

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CountryShares read() {
        write(
                ShareTables.MARKET,
                """
                function,vendor,unknown
                ran,Norda,split
                ran,Sudda,split
                ran,Westa,split
                ran,Osta,split
                core_control,Norda,one
                core_control,Sudda,one
                core_control,Westa,no
                """);
        ShareTables tables = ShareTables.read(folder, List.of("alpha", "beta"), file -> file);
        return CountryShares.of(tables, OPERATORS, folder);
    }

    private CountryShares shares(String... rows) {
        write(ShareTables.SHARES, HEAD + String.join("\n", rows) + "\n");
        return read();
    }

    private static Map<String, Double> of(VendorMix mix, String operator, Function function) {
        return mix.shares().stream()
                .filter(s -> s.operator().equals(operator) && s.function() == function)
                .collect(Collectors.toMap(VendorMix.Share::vendor, VendorMix.Share::share));
    }

    @Test
    void whatIsStatedByNameStandsInEveryDraw() {
        CountryShares shares = shares("alpha,ran,Norda,0.7,s,published", "alpha,ran,Sudda,0.3,s,published");
        assertThat(shares.isOpen()).isFalse();
        for (int d = 0; d < 5; d++) {
            assertThat(of(shares.draw(1, d), "alpha", Function.RAN)).isEqualTo(Map.of("norda", 0.7, "sudda", 0.3));
        }
        assertThat(shares.presets().keySet()).containsExactly("today", "mean");
    }

    /** Uniform over shares of four: each has mean 1/4 and variance 3/80 (Dirichlet with all parameters one). */
    @Test
    void anUnknownSplitIsUniformOverAllSharesOfTheMarket() {
        CountryShares shares = shares("alpha,ran,unknown,1,none,assumed");
        double[] norda = IntStream.range(0, 3000)
                .mapToDouble(d -> of(shares.draw(1, d), "alpha", Function.RAN).get("norda"))
                .toArray();
        double mean = IntStream.range(0, norda.length)
                .mapToDouble(i -> norda[i])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, norda.length)
                .mapToDouble(i -> (norda[i] - mean) * (norda[i] - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.25, within(0.015));
        assertThat(squares).isCloseTo(0.0375, within(0.003));
    }

    @Test
    void ofAnUnknownCoreOneSupplierHasAllAndEachComesUp() {
        CountryShares shares = shares("alpha,core_control,unknown,1,none,assumed");
        List<Map<String, Double>> draws = IntStream.range(0, 40)
                .mapToObj(d -> of(shares.draw(1, d), "alpha", Function.CORE_CONTROL))
                .toList();
        assertThat(draws).allSatisfy(m -> assertThat(m).hasSize(1).containsValue(1.0));
        assertThat(draws).contains(Map.of("norda", 1.0), Map.of("sudda", 1.0));
    }

    /** "Main supplier" with the rest unknown between two: Norda has at least half. */
    @Test
    void overlappingRowsSayAtLeast() {
        CountryShares shares = shares("alpha,ran,Norda,0.5,s,published", "alpha,ran,Norda+Sudda,0.5,s,published");
        for (int d = 0; d < 50; d++) {
            Map<String, Double> drawn = of(shares.draw(1, d), "alpha", Function.RAN);
            assertThat(drawn.get("norda")).isGreaterThan(0.5);
            assertThat(drawn.get("norda") + drawn.get("sudda")).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void managersFollowTheRadioOfTheDraw() {
        CountryShares shares = shares("alpha,ran,unknown,1,none,assumed", "alpha,management,as ran,1,taken,assumed");
        VendorMix mix = shares.draw(3, 4);
        assertThat(of(mix, "alpha", Function.MANAGEMENT)).isEqualTo(of(mix, "alpha", Function.RAN));
        assertThat(shares.sellersOf(Function.MANAGEMENT)).isEqualTo(shares.sellersOf(Function.RAN));
    }

    /** Norda and Sudda have half of all lines; alpha, with 60 %, is theirs to a part x and beta to a part y: 0.6 x + 0.4 y = 0.5. */
    @Test
    void everyDrawMeetsTheNationalTotal() {
        write(ShareTables.TOTALS, TOTAL_HEAD + "ran,Norda+Sudda,0.5,0.5,lines,s,published\n");
        CountryShares shares = shares("alpha,ran,unknown,1,none,assumed", "beta,ran,unknown,1,none,assumed");
        double least = 1;
        double most = 0;
        for (int d = 0; d < 200; d++) {
            VendorMix mix = shares.draw(1, d);
            double alpha = group(of(mix, "alpha", Function.RAN));
            assertThat(0.6 * alpha + 0.4 * group(of(mix, "beta", Function.RAN))).isCloseTo(0.5, within(1e-9));
            least = Math.min(least, alpha);
            most = Math.max(most, alpha);
        }
        assertThat(least).isBetween(1 / 6.0, 0.2);
        assertThat(most).isBetween(0.8, 5 / 6.0);
    }

    private static double group(Map<String, Double> shares) {
        return shares.getOrDefault("norda", 0.0) + shares.getOrDefault("sudda", 0.0);
    }

    /** By sites alpha counts a quarter: with beta wholly Norda's, alpha's part of a total of 0.8 is (0.8 - 0.75) / 0.25. */
    @Test
    void aTotalMayCountSites() {
        write(ShareTables.TOTALS, TOTAL_HEAD + "ran,Norda,0.8,0.8,sites,s,published\n");
        CountryShares shares = shares("alpha,ran,Norda+Osta,1,s,published", "beta,ran,Norda,1,s,published");
        assertThat(of(shares.draw(1, 0), "alpha", Function.RAN).get("norda")).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void aTotalThatTheOperatorsCannotMeetIsRefusedWithItsPlace() {
        write(ShareTables.TOTALS, TOTAL_HEAD + "ran,Norda,0.9,1,lines,s,published\n");
        assertThatThrownBy(() -> shares("alpha,ran,Sudda,1,s,published", "beta,ran,unknown,1,none,assumed"))
                .hasMessageContaining("national_shares.csv:2:1")
                .hasMessageContaining("0.9 to 1.0")
                .hasMessageContaining("0.0 to 0.4");
    }

    @Test
    void aChoiceBetweenInsideAndOutsideOfATotalIsRefused() {
        write(ShareTables.TOTALS, TOTAL_HEAD + "ran,Norda,0.2,0.3,lines,s,published\n");
        assertThatThrownBy(() -> shares("alpha,ran,Norda|Sudda,1,s,published"))
                .hasMessageContaining("Norda|Sudda at alpha");
    }

    @Test
    void wrongRowsAreToldWithTheirPlace() {
        assertThatThrownBy(() -> shares("alpha,ran,Norda+Norda,1,s,published"))
                .hasMessageContaining("vendor_shares.csv:2:")
                .hasMessageContaining("different names");
        assertThatThrownBy(() -> shares("alpha,ran,Norda,0.4,s,published")).hasMessageContaining("add up to 0.4");
        assertThatThrownBy(() -> shares("gamma,ran,Norda,1,s,published")).hasMessageContaining("gamma");
        assertThatThrownBy(() -> shares("alpha,transport,unknown,1,s,published"))
                .hasMessageContaining("transport");
        assertThatThrownBy(() -> shares("alpha,management,as ran,1,s,assumed")).hasMessageContaining("as a whole");
    }

    /** The same tables with other names give the same draws with other names, ends of the country included. */
    @Test
    void renamingSuppliersRenamesDraws() {
        String[] rows = {
            "alpha,ran,Norda+Sudda+Osta,0.8,s,published",
            "alpha,ran,Westa,0.2,s,published",
            "beta,ran,Norda|Osta,1,s,assumed"
        };
        VendorMix before = shares(rows).draw(5, 2);
        VendorMix after = shares(Stream.of(rows)
                        .map(r -> r.replace("Norda", "Zeta").replace("Osta", "Eta"))
                        .toArray(String[]::new))
                .draw(5, 2);
        assertThat(after.shares())
                .isEqualTo(before.shares().stream()
                        .map(s -> new VendorMix.Share(
                                s.operator(),
                                s.function(),
                                s.vendor().replace("norda", "zeta").replace("osta", "eta"),
                                s.share()))
                        .toList());
    }

    @Test
    void drawsDependOnSeedAndNumberAlone() {
        CountryShares shares = shares("alpha,ran,unknown,1,none,assumed");
        assertThat(shares.draw(1, 3)).isEqualTo(shares.draw(1, 3)).isNotEqualTo(shares.draw(2, 3));
        assertThat(shares.draw(1, 3).shares()).isNotEqualTo(shares.draw(1, 4).shares());
    }

    /** Alpha's 60 % of lines: a third named, the rest between two names; beta unknown. */
    @Test
    void whatIsKnownIsCountedByLines() {
        CountryShares shares = shares(
                "alpha,ran,Norda,0.3333333,s,published",
                "alpha,ran,Norda+Sudda,0.6666667,s,published",
                "beta,ran,unknown,1,none,assumed");
        CountryShares.Known known = shares.knownOf(Function.RAN);
        assertThat(known.named()).isCloseTo(0.2, within(1e-6));
        assertThat(known.bounded()).isCloseTo(0.4, within(1e-6));
        assertThat(known.word()).isEqualTo("partly published");
        assertThat(new CountryShares.Known(0.95, 0).word()).isEqualTo("published");
        assertThat(new CountryShares.Known(0.6, 0).word()).isEqualTo("mostly published");
        assertThat(new CountryShares.Known(0, 0.05).word()).isEqualTo("assumed");
    }

    /** Nokia has no core in Germany's table and sells cores in Europe; in the invented country nobody of Europe sells. */
    @Test
    void inARealCountryEveryoneWhoSellsInEuropeIsASeller() {
        CountryPreset germany = new CountryPreset("germany", Countries.folder("germany"), true);
        CountryPreset france = new CountryPreset("france", Countries.folder("france"), true);
        CountryPreset nordland = new CountryPreset("nordland", Countries.folder("nordland"), false);
        List<String> sellers = CountryShares.read(germany).sellersOf(Function.CORE_CONTROL);
        assertThat(sellers).contains("mavenir", "ericsson", "nokia");
        assertThat(CountryShares.read(france).sellersOf(Function.CORE_CONTROL)).hasSameElementsAs(sellers);
        assertThat(CountryShares.read(nordland).sellersOf(Function.CORE_CONTROL))
                .containsExactly("vendor-d", "vendor-c");
    }

    /**
     * Cases about Germany have one network, whose splits are chosen; in the atlas what nobody published is drawn. Of each operator two suppliers of
     * radio are named, and Huawei has 58.5 to 59.5 % of all lines, so that Telekom, with
     * 31.7 % of them, may have anything from nothing, where both others are nearly Huawei's (0.683 > 0.595), to all (0.317 < 0.585).
     */
    @Test
    void germanyIsChosenInCasesAndDrawnInTheAtlas() {
        CountryPreset germany = new CountryPreset("germany", Countries.folder("germany"), true);
        CountryShares chosen = CountryTables.read(germany.folder()).shares();
        CountryShares drawn = CountryShares.read(germany);

        assertThat(chosen.isOpen()).isFalse();
        assertThat(drawn.isOpen()).isTrue();
        assertThat(drawn.knownOf(Function.RAN)).isEqualTo(new CountryShares.Known(0, 1));
        double least = 1;
        double most = 0;
        for (int d = 0; d < 200; d++) {
            VendorMix mix = drawn.draw(1, d);
            Map<String, Double> telekom = of(mix, "telekom", Function.RAN);
            assertThat(of(mix, "telekom", Function.MANAGEMENT)).isEqualTo(telekom);
            assertThat(of(mix, "telekom", Function.CORE_CONTROL)).isEqualTo(Map.of("mavenir", 1.0));
            double huawei = 0.317 * telekom.get("huawei")
                    + 0.387 * of(mix, "vodafone", Function.RAN).get("huawei")
                    + 0.296 * of(mix, "o2", Function.RAN).get("huawei");
            assertThat(huawei).isBetween(0.585 - 1e-9, 0.595 + 1e-9);
            least = Math.min(least, telekom.get("huawei"));
            most = Math.max(most, telekom.get("huawei"));
        }
        assertThat(least).as("chosen was 57 %").isLessThan(0.3);
        assertThat(most).isGreaterThan(0.8);
    }

    static Stream<CountryPreset> presets() {
        return CountryPreset.in(Countries.folder("").toAbsolutePath()).stream();
    }

    /** In all shipped countries: shares of every operator and function add up to one, and national totals hold. */
    @ParameterizedTest
    @MethodSource("presets")
    void everyShippedDrawAddsUpAndMeetsWhatIsPublished(CountryPreset preset) {
        CountryShares shares = CountryShares.read(preset);
        for (int d = 0; d < 30; d++) {
            VendorMix mix = shares.draw(11, d);
            Map<String, Double> sums = mix.shares().stream()
                    .collect(Collectors.groupingBy(
                            s -> s.operator() + s.function(), Collectors.summingDouble(VendorMix.Share::share)));
            assertThat(sums.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(1, within(1e-9)));
            for (ShareTables.Total total : shares.tables().totals()) {
                List<String> group =
                        total.vendors().stream().map(Suppliers::idOf).toList();
                double met = mix.shares().stream()
                        .filter(s -> s.function() == total.function() && group.contains(s.vendor()))
                        .mapToDouble(s -> s.share() * shares.weightOf(s.operator(), total.bySites()))
                        .sum();
                assertThat(met).isBetween(total.low() - 1e-9, total.high() + 1e-9);
            }
        }
    }
}
