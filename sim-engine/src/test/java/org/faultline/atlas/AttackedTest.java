package org.faultline.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.experiment.Experiment;
import org.faultline.experiment.Listener;
import org.faultline.experiment.Plan;
import org.faultline.experiment.RunRow;
import org.faultline.generate.CountryNetworks;
import org.faultline.generate.CountryPreset;
import org.faultline.generate.CountryShares;
import org.faultline.impact.MeasureKey;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.ScenarioTemplate;
import org.faultline.scenario.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estonia with one antenna site in twenty and suppliers of our own: Telia's core is Norda's, Elisa's Sudda's, Tele2's of one of both. */
class AttackedTest {

    private static final MeasureKey LOST = new MeasureKey("people-hours-lost", "all");
    private static final String[] NAMES = {"Norda", "Sudda"};

    @TempDir
    Path folder;

    private record Country(Scenario scenario, CountryShares shares) {}

    private static Path home() {
        return Path.of("../scenarios").toAbsolutePath().normalize();
    }

    /** The tables of Estonia, with cores of the suppliers named and radio of the first. */
    private Country estonia(String... names) {
        Path tables = folder.resolve("countries/estonia");
        try (Stream<Path> files = Files.list(home().resolve("countries/estonia"))) {
            Files.createDirectories(tables);
            for (Path file : files.toList()) {
                Files.write(tables.resolve(file.getFileName().toString()), Files.readAllBytes(file));
            }
            StringBuilder shares = new StringBuilder("operator,function,vendor,share,source,grade\n");
            for (String operator : List.of("telia", "elisa", "tele2")) {
                String core = operator.equals("telia")
                        ? names[0]
                        : operator.equals("elisa") ? names[1] : String.join("|", names);
                for (String function : List.of("ran", "transport", "core_user", "management")) {
                    shares.append(operator + "," + function + "," + names[0] + ",1,s,assumed\n");
                }
                shares.append(operator + ",core_control," + core + ",1,s,published\n");
            }
            Files.writeString(tables.resolve("vendor_shares.csv"), shares);
            Files.delete(tables.resolve("national_shares.csv"));
            Path europe = Files.createDirectories(folder.resolve("countries/europe"));
            try (Stream<Path> shared = Files.list(home().resolve("countries/europe"))) {
                for (Path file : shared.toList()) {
                    Files.write(europe.resolve(file.getFileName().toString()), Files.readAllBytes(file));
                }
            }
            Files.copy(
                    home().resolve("atlas/base.yaml"),
                    folder.resolve("base.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    home().resolve("atlas/core-control.yaml"),
                    folder.resolve("core.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Reading reading = new ScenarioReader(new CountryNetworks(), List.of(home()))
                .read(
                        folder.resolve("core.yaml"),
                        Overrides.settings(
                                "parameters.country=estonia", "parameters.size=0.05", "parameters.sites=1000"));
        return new Country(
                reading.scenario().orElseThrow(() -> new IllegalStateException(reading.text(false))),
                CountryShares.read(new CountryPreset("estonia", tables, false)));
    }

    private static Entry entry(Country country, int draws, int replications, int threads) {
        AtlasPlan plan = new AtlasPlan(1, draws, replications, threads, 0.05);
        return new Attacked("estonia", country.scenario(), country.shares(), plan)
                .run(List.of(), Listener.silent(), drawn -> {})
                .orElseThrow();
    }

    /** The mean over both suppliers, each alike, is half of what both lose together, in every draw. */
    @Test
    void theMeanCountsEverySupplierAlike() {
        Country country = estonia(NAMES);
        Entry entry = entry(country, 1, 2, 1);
        double together = 0;
        for (Variant variant : variants(country, 0)) {
            together += lost(country, variant);
        }
        assertThat(entry.sellers()).containsExactly("norda", "sudda");
        assertThat(entry.loss(LOST.measure(), Loss.Whose.MEAN).mean().mean()).isCloseTo(together / 2, within(1e-6));
        assertThat(entry.loss(LOST.measure(), Loss.Whose.WORST).mean().mean()).isGreaterThan(together / 2);
        assertThat(entry.people()).isCloseTo(1_374_700, within(1000.0)); // without an islet that the outline leaves out
    }

    private static List<Variant> variants(Country country, int draw) {
        return country.scenario().variants().stream()
                .map(v -> new Variant(country.shares().draw(1, draw), v.supplier(), v.campaign()))
                .toList();
    }

    /** Mean over two replications, run by themselves. */
    private static double lost(Country country, Variant variant) {
        Scenario alone = country.scenario().withVariants(List.of(variant));
        return Experiment.of(ScenarioTemplate.of(alone))
                .replicate(
                        new Plan(new AtlasPlan(1, 1, 2, 1, 0.05).seedOf(0), 2, 1, 0.9, List.of(0)),
                        List.of(),
                        Listener.silent())
                .stream()
                .mapToDouble(r -> r.values().get(LOST))
                .average()
                .orElseThrow();
    }

    /** The supplier of a campaign whose shares another one has: nothing is hit, and nothing is lost. */
    @Test
    void aSupplierWithoutAShareLosesNothing() {
        Country country = estonia(NAMES);
        Country renamed = estonia("Westa", "Osta");
        Variant absent = new Variant(
                renamed.shares().draw(1, 0),
                Optional.of("norda"),
                country.scenario().variants().get(0).campaign());
        assertThat(country.scenario().variants().get(0).supplier()).contains("norda");
        assertThat(lost(renamed, absent)).isZero();
    }

    /** Every number is the same, and the worst supplier has the new name. */
    @Test
    void renamingSuppliersRenamesResults() {
        Entry before = entry(estonia(NAMES), 3, 1, 1);
        Entry after = entry(estonia("Westa", "Osta"), 3, 1, 1);
        for (Loss.Whose whose : Loss.Whose.values()) {
            Loss one = before.loss(LOST.measure(), whose);
            Loss other = after.loss(LOST.measure(), whose);
            assertThat(other.mean()).isEqualTo(one.mean());
            assertThat(other.low()).isEqualTo(one.low());
            assertThat(other.often()).isEqualTo(one.often());
            assertThat(other.supplier()).isEqualTo(one.supplier().map(s -> s.equals("norda") ? "westa" : "osta"));
        }
    }

    @Test
    void threadsChangeNothing() {
        Country country = estonia(NAMES);
        assertThat(entry(country, 2, 1, 2)).isEqualTo(entry(country, 2, 1, 1));
    }

    @Test
    void whoIsAskedToStopGivesNoEntry() {
        Country country = estonia(NAMES);
        Listener stopping = new Listener() {
            @Override
            public void finished(RunRow row, int done, int total) {
                throw new IllegalStateException("a run began");
            }

            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        AtlasPlan plan = new AtlasPlan(1, 1, 1, 1, 0.05);
        assertThat(new Attacked("estonia", country.scenario(), country.shares(), plan)
                        .run(List.of(), stopping, drawn -> {}))
                .isEmpty();
    }

    @Test
    void aScenarioThatLeavesASupplierOutIsRefused() {
        Country country = estonia(NAMES);
        Scenario first =
                country.scenario().withVariants(country.scenario().variants().subList(0, 1));
        AtlasPlan plan = new AtlasPlan(1, 1, 1, 1, 0.05);
        assertThatThrownBy(() -> new Attacked("estonia", first, country.shares(), plan))
                .hasMessageContaining("sudda");
    }

    /** 620 sites for an operator: all of 500, a hundredth more than 620 / 1000 at most, and a quarter of 10,000. */
    @Test
    void smallCountriesAreBuiltWithMoreOfTheirSites() {
        AtlasPlan plan = new AtlasPlan(1, 1, 1, 1, 0.25);
        assertThat(plan.sizeFor(500)).isEqualTo(1);
        assertThat(plan.sizeFor(1000)).isEqualTo(0.62);
        assertThat(plan.sizeFor(10_000)).isEqualTo(0.25);
    }
}
