package org.faultline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.dynamics.CompiledNetwork;
import org.faultline.model.AssetKind;
import org.faultline.model.Region;
import org.faultline.policy.Response;
import org.faultline.scenario.CountryNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped country, built with one antenna site in fifty; with one in five where an operator has fewer than 200. */
class CountryPresetsTest {

    private static List<CountryPreset> all() {
        return CountryPreset.in(Countries.folder("").toAbsolutePath());
    }

    static Stream<CountryPreset> presets() {
        return all().stream();
    }

    /** What nobody published says so in its title and among the assumptions; draws differ; Germany's tables leave nothing open. */
    @Test
    void aDrawnSupplierIsNamedAsDrawn() {
        CountryNetwork built = new CountryNetworks()
                .build(Countries.folder("netherlands").toAbsolutePath(), List.of(), Map.of("size", 0.02));

        assertThat(built.presets().get("today").title()).isEqualTo("Today, one draw of what is not known");
        assertThat(built.presets().get("draw-1").shares())
                .isNotEqualTo(built.presets().get("today").shares());
        assertThat(built.network().assumptions().stream().map(a -> a.statement()))
                .contains(
                        "Who supplies 1.0 of core control plane of vodafone is not known, only this: Ericsson|Nokia|ZTE."
                                + " The mix `today` has one draw of it, `draw-1` to `draw-19` have others.",
                        "Whoever supplies radio access of vodafone supplies 1.0 of management systems of vodafone, in the same shares.",
                        "Ericsson supplies 1.0 of core control plane of kpn.");
        assertThat(Countries.Germany.BUILT.presets().get("today").title()).isEqualTo("Today");
    }

    @Test
    void atLeastTenEuropeanCountriesStandBesidesGermany() {
        assertThat(all().stream().filter(CountryPreset::isReal).map(CountryPreset::name))
                .hasSizeGreaterThan(10)
                .contains("germany", "france", "austria")
                .doesNotContain("nordland", "europe", "tools");
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyCountryIsBuiltWithAllItsPeopleAndSuppliers(CountryPreset preset) {
        CountryTables tables = CountryTables.read(preset.folder());
        double size = tables.operators().stream().anyMatch(o -> o.sites() < 200) ? 0.2 : 0.02;
        CountryNetwork built = new CountryNetworks().build(preset.folder(), List.of(), Map.of("size", size));
        CompiledNetwork.of(built.network(), Response.NONE); // refuses unknown and repeated ids
        assertThat(built.network().regions().stream()
                        .mapToDouble(Region::population)
                        .sum())
                .isEqualTo((double) tables.population());
        assertThat(built.network().assets().stream()
                        .filter(a -> a.kind() == AssetKind.GNB)
                        .count())
                .isEqualTo(tables.operators().stream()
                        .mapToLong(o -> Math.round(o.sites() * size))
                        .sum());
        assertThat(built.presets()).containsKeys("today", "mean");
        assertThat(built.vendors()).isNotEmpty();
        assertThat(built.dataSources().stream().map(s -> s.what())).anyMatch(w -> w.startsWith("places.csv"));
    }

    /** The table of a country names antenna sites alone; everything else comes from the tables of Europe, which its sources then name. */
    @Test
    void whatACountryDoesNotHaveComesFromEurope() {
        CountryTables norway = CountryTables.read(Countries.folder("norway"));
        assertThat(norway.batteries())
                .filteredOn(b -> b.ofClass().equals("site_rural"))
                .singleElement()
                .satisfies(b -> assertThat(b.lowHours()).isCloseTo(4, within(0.0)));
        assertThat(norway.batteries())
                .extracting(CountryTables.Battery::ofClass)
                .containsAll(Autonomies.CLASSES);
        assertThat(norway.files()).contains(Countries.folder("europe").resolve("batteries.csv"));
        assertThat(norway.sources().stream().map(s -> s.what())).anyMatch(w -> w.startsWith("facilities.csv"));
        assertThat(Countries.GERMANY.files()).noneMatch(f -> f.toString().contains("europe"));
    }

    /** 22.6 hospitals for a million people in the table of Europe, and never fewer than three. */
    @Test
    void facilitiesFollowTheNumberOfPeople() {
        assertThat(hospitals("sweden")).isEqualTo(Math.round(22.6 * 10.5517));
        assertThat(hospitals("cyprus"))
                .isEqualTo(Math.round(
                        22.6 * CountryTables.read(Countries.folder("cyprus")).population() / 1e6));
    }

    private static int hospitals(String country) {
        return CountryTables.read(Countries.folder(country)).facilities().stream()
                .filter(f -> f.kind().equals("hospital"))
                .mapToInt(CountryTables.FacilityCount::count)
                .sum();
    }
}
