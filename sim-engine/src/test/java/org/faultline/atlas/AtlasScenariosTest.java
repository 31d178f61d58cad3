package org.faultline.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.generate.CountryNetworks;
import org.faultline.generate.CountryPreset;
import org.faultline.generate.CountryShares;
import org.faultline.generate.KeptCountry;
import org.faultline.io.scenario.Overrides;
import org.faultline.io.scenario.Reading;
import org.faultline.io.scenario.ScenarioReader;
import org.faultline.scenario.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios of the atlas in every country, with one antenna site in fifty. */
class AtlasScenariosTest {

    private static final Path HOME = Path.of("../scenarios").toAbsolutePath().normalize();
    /** Of an operator with fewer, one in fifty is less than one for each district. */
    private static final double FEW_SITES = 200;

    private static final List<String> ATTACKS = List.of("core-control", "management", "radio-update");

    static Stream<CountryPreset> presets() {
        return CountryPreset.in(HOME.resolve("countries")).stream();
    }

    /** They are valid ordinary scenarios, and asked of everyone who has a share of what they attack in one of thirty draws. */
    @ParameterizedTest
    @MethodSource("presets")
    void everyAttackIsAValidQuestionToEverySupplier(CountryPreset preset) {
        CountryShares shares = CountryShares.read(preset);
        ScenarioReader reader = new ScenarioReader(new KeptCountry(new CountryNetworks()), List.of(HOME));
        double size = shares.meanSites() < FEW_SITES ? 0.2 : 0.02;
        for (String attack : ATTACKS) {
            Reading reading = reader.read(
                    HOME.resolve("atlas").resolve(attack + ".yaml"),
                    Overrides.settings(
                            "parameters.country=" + preset.name(),
                            "parameters.size=" + size,
                            "parameters.sites=" + Math.round(shares.meanSites())));
            assertThat(reading.diagnostics()).noneMatch(d -> d.severity() == Severity.ERROR);
            AtlasPlan plan = new AtlasPlan(5, 30, 1, 1, size);
            assertThat(new Attacked(preset.name(), reading.scenario().orElseThrow(), shares, plan).runs())
                    .isBetween(30, 30 * 6);
        }
    }
}
