package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.faultline.model.Function;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vendor mixes as authors write them, over the good scenario, in which one vendor supplies everything to operator alpha. */
class MixesTest {

    @TempDir
    private Path folder;

    private Scenario over(String text) {
        return Readings.scenarioOf(Readings.over(folder, text));
    }

    private static String shares(Scenario scenario, String mix, Function function) {
        VendorMix found = scenario.variants().stream()
                .map(Variant::mix)
                .filter(m -> m.id().equals(mix))
                .findFirst()
                .orElseThrow();
        List<String> shares = found.shares().stream()
                .filter(s -> s.function() == function)
                .map(s -> s.vendor() + " " + Math.round(s.share() * 1000) / 10.0)
                .toList();
        return String.join(", ", shares);
    }

    @Test
    void sharesAreWrittenAsAMapAListOrOneVendor() {
        Scenario scenario = over(
                """
                mixes:
                  today:
                    shares:
                      ran: {norda: 60 %, sudda: 0.4}
                      transport: [sudda 30 %, norda 70 %]
                      core_control: [norda, sudda]
                      core_user: sudda
                """);

        assertThat(shares(scenario, "today", Function.RAN)).isEqualTo("norda 60.0, sudda 40.0");
        assertThat(shares(scenario, "today", Function.TRANSPORT)).isEqualTo("sudda 30.0, norda 70.0");
        assertThat(shares(scenario, "today", Function.CORE_CONTROL)).isEqualTo("norda 50.0, sudda 50.0");
        assertThat(shares(scenario, "today", Function.CORE_USER)).isEqualTo("sudda 100.0");
    }

    @Test
    void aMixIsDerivedFromAnotherThatStandsBelowIt() {
        Scenario scenario = over(
                """
                mixes:
                  half: {base: whole, plan: {vendor: norda, function: ran, from: 2026, to: 2030, replacement: sudda}, as_of: 2028}
                  whole: {base: today, exclude: {vendor: norda, function: core_user, replacement: sudda}}
                """);

        assertThat(shares(scenario, "half", Function.RAN)).isEqualTo("norda 50.0, sudda 50.0");
        assertThat(shares(scenario, "half", Function.CORE_USER)).isEqualTo("sudda 100.0");
        assertThat(shares(scenario, "whole", Function.RAN)).isEqualTo("norda 100.0");
    }

    /**
     * Without norda sudda has 60 % and westa 40 %; as 55 % are the most, sudda has 55 % and westa 45 %. Half way norda has 25 % left, sudda 30 % + 12.5 % and
     * westa 20 % + 12.5 %.
     */
    @Test
    void aPlanGoesToWhatACapLeavesAtItsEnd() {
        Scenario scenario = over(
                """
                vendors: {westa: Vendor C}
                mixes:
                  today: {shares: {ran: [norda 50 %, sudda 30 %, westa 20 %]}}
                  half: {base: today, plan: {vendor: norda, function: ran, from: 2026, to: 2030}, cap: {function: ran, most: 55 %}, as_of: 2028}
                  whole: {base: today, plan: {vendor: norda, function: ran, from: 2026, to: 2030}, cap: {function: ran, most: 55 %}}
                """);

        assertThat(shares(scenario, "half", Function.RAN)).isEqualTo("norda 25.0, sudda 42.5, westa 32.5");
        assertThat(shares(scenario, "whole", Function.RAN)).isEqualTo("sudda 55.0, westa 45.0");
    }

    @Test
    void severalExclusionsAreMadeInOrder() {
        Scenario scenario = over(
                """
                vendors: {westa: Vendor C}
                mixes:
                  other:
                    base: today
                    exclude:
                      - {vendor: norda, function: [core_control, core_user], replacement: [sudda, westa]}
                      - {vendor: sudda, function: core_user}
                """);

        assertThat(shares(scenario, "other", Function.CORE_CONTROL)).isEqualTo("sudda 50.0, westa 50.0");
        assertThat(shares(scenario, "other", Function.CORE_USER)).isEqualTo("westa 100.0");
    }

    @Test
    void theHighRiskSupplierIsAParameter() {
        String text =
                """
                parameters: {high_risk: norda}
                mixes:
                  today: {shares: {core_control: [norda 50 %, sudda 50 %]}}
                  without: {base: today, exclude: {vendor: "${high_risk}", function: core_control}}
                """;
        Reading other = Readings.reader().read(write(text), Overrides.settings("parameters.high_risk=sudda"));

        assertThat(shares(over(text), "without", Function.CORE_CONTROL)).isEqualTo("sudda 100.0");
        assertThat(shares(Readings.scenarioOf(other), "without", Function.CORE_CONTROL))
                .isEqualTo("norda 100.0");
    }

    private Path write(String text) {
        try {
            String base = Readings.GOOD.toAbsolutePath().normalize().toString();
            return java.nio.file.Files.writeString(folder.resolve("own.yaml"), "extends: " + base + "\n" + text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void variantsAreMixesTimesSuppliers() {
        Scenario scenario = over(
                """
                mixes:
                  today: {shares: {core_user: [norda, sudda]}}
                  turned: {base: today, shares: {core_user: sudda}}
                ask: {supplier: all, function: core_user}
                campaign: {steps: {outage: {targets: {ids: ~, vendor: "${supplier}", function: core_user}}}}
                """);

        assertThat(scenario.variants())
                .extracting(Variant::id)
                .containsExactly("today/norda", "today/sudda", "turned/norda", "turned/sudda");
        assertThat(scenario.variants()
                        .get(1)
                        .campaign()
                        .steps()
                        .get(0)
                        .targets()
                        .vendors())
                .containsExactly("sudda");
    }

    @Test
    void allAsksOnlyThoseWhoSupplyOneOfTheFunctions() {
        Scenario scenario = over(
                """
                vendors: {idle: Vendor C}
                mixes: {today: {shares: {ran: sudda}}}
                ask: {supplier: all, function: ran}
                campaign: {steps: {outage: {targets: {ids: ~, vendor: "${supplier}"}}}}
                """);

        assertThat(scenario.variants()).extracting(Variant::id).containsExactly("today/sudda");
    }

    @Test
    void sharesThatDoNotAddUpNameWhatIsMissing() {
        Reading reading = Readings.over(folder, "mixes: {today: {shares: {ran: [norda 33 %, sudda 33 %]}}}");

        assertThat(reading.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.code()).isEqualTo("F035");
            assertThat(d.message()).isEqualTo("the shares add up to 66 %; 34 % is missing");
        });
    }

    /** The vendors change places everywhere: names in ids do not matter, only the order of declaration does. */
    @Test
    void renamingAVendorRenamesItInTheMixAndNothingElse() {
        String text =
                """
                vendors: {norda: A, sudda: B, %1$s: C}
                mixes:
                  today: {shares: {ran: [norda 40 %%, %1$s 60 %%]}}
                  other: {base: today, diversify: {function: [core_control, ran]}, exclude: {vendor: %1$s, function: ran}}
                """;

        String westa = shares(over(text.formatted("westa")), "other", Function.RAN);
        String zulu = shares(over(text.formatted("zulu")), "other", Function.RAN);

        assertThat(zulu).isEqualTo(westa.replace("westa", "zulu"));
    }
}
