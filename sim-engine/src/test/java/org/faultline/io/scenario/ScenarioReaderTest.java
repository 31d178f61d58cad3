package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Link;
import org.faultline.model.Network;
import org.faultline.model.Service;
import org.faultline.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String good() {
        return Readings.GOOD.toAbsolutePath().normalize().toString();
    }

    @Test
    void aFileExtendsAnotherAndIsOverlaid() throws IOException {
        write("base.yaml", "extends: " + good() + "\nhorizon: 48 h\nreplications: 5\n");
        write("over.yaml", "replications: 7\n");
        Path file = write("deep/scenario.yaml", "extends: ../base.yaml\noverlays: [../over.yaml]\ntitle: Changed\n");

        Scenario scenario = Readings.scenarioOf(Readings.reader().read(file.getParent(), Overrides.NONE));

        assertThat(scenario.title()).isEqualTo("Changed");
        assertThat(scenario.horizonHours()).isEqualTo(48);
        assertThat(scenario.replications()).isEqualTo(7);
        assertThat(scenario.id()).isEqualTo("good");
    }

    @Test
    void aFaultPointsIntoTheFileThatWroteTheValue() throws IOException {
        Path base = write("base.yaml", "extends: " + good() + "\nhorizon: 48\n");
        Path file = write("scenario.yaml", "extends: base.yaml\nstart: never\n");

        Reading reading = Readings.reader().read(file, Overrides.NONE);

        assertThat(reading.diagnostics())
                .extracting(d -> d.file() + ":" + d.line())
                .containsExactlyInAnyOrder(base + ":2", file + ":2");
    }

    @Test
    void theCommandLineHasTheLastWord() throws IOException {
        Path file = write("scenario.yaml", "extends: " + good() + "\n");
        Path with = write("with.yaml", "horizon: 36 h\nreplications: 9\n");

        Scenario scenario = Readings.scenarioOf(Readings.reader()
                .read(
                        file,
                        new Overrides(
                                List.of(with),
                                List.of(
                                        "horizon=12h",
                                        "campaign.steps.outage.share=50%",
                                        "campaign.steps.outage.targets=[upf-1, amf-1]"))));

        assertThat(scenario.horizonHours()).isEqualTo(12);
        assertThat(scenario.replications()).isEqualTo(9);
        assertThat(scenario.variants()
                        .get(0)
                        .campaign()
                        .steps()
                        .get(0)
                        .targets()
                        .share())
                .isEqualTo(0.5);
        assertThat(scenario.variants()
                        .get(0)
                        .campaign()
                        .steps()
                        .get(0)
                        .targets()
                        .ids())
                .containsExactly("upf-1", "amf-1");
    }

    @Test
    void anElementOfAListIsSetByItsNumber() {
        Reading reading = Readings.reader()
                .read(Readings.GOOD, Overrides.settings("network.inline.links.2=[gnb-1, router-1, ring]"));

        assertThat(Readings.scenarioOf(reading).network().links().get(2).kind()).isEqualTo(Link.Kind.RING);
        assertThat(Readings.codes(
                        Readings.reader().read(Readings.GOOD, Overrides.settings("network.inline.links.9=[a, b]"))))
                .contains("F010");
    }

    /** A repetition makes spare-1 and spare-2, each with a tag; on the command line one goes, and the other loses its tag. */
    @Test
    void whatARepetitionMakesIsTakenAwayByAnEmptyValue() throws IOException {
        String text = Files.readString(Readings.GOOD)
                .replace(
                        "    assets:\n",
                        """
                        assets:
                          for i in 1..2:
                            spare-${i}: {kind: capability, tags: ready}
                    """);
        Reading reading = Readings.reader()
                .read(
                        write("a/scenario.yaml", text),
                        Overrides.settings("network.inline.assets.spare-2=", "network.inline.assets.spare-1.tags="));

        List<Asset> spares = Readings.scenarioOf(reading).network().assets().stream()
                .filter(a -> a.id().startsWith("spare"))
                .toList();
        assertThat(spares).extracting(Asset::id).containsExactly("spare-1");
        assertThat(spares.get(0).tags()).isEmpty();
    }

    @Test
    void aBadValueOnTheCommandLineIsShownThere() {
        Reading reading = Readings.reader().read(Readings.GOOD, Overrides.settings("replications=3", "horizon=12 hrs"));

        assertThat(reading.text(false))
                .isEqualTo(
                        """
                error[F016]: 'hrs' in '12 hrs' is no unit of a duration
                 --> --set:2:9
                  |
                1 | replications=3
                2 | horizon=12 hrs
                  |         ^^^^^^
                  = help: units: ms, s, min, h, d, wk, y
                """);
    }

    @Test
    void aMissingFileIsSaidAtItsName() {
        Reading reading = Readings.reader().read(Path.of("nowhere", "scenario.yaml"), Overrides.NONE);

        assertThat(reading.text(false))
                .isEqualTo(
                        """
                error[F001]: no such file: 'nowhere/scenario.yaml'
                 --> nowhere/scenario.yaml:1:1
                """);
        assertThat(reading.scenario()).isEmpty();
    }

    @Test
    void theFingerprintFollowsContentsAndSettingsAndNotPlaces() throws IOException {
        String text = Files.readString(Readings.GOOD);
        Reading here = Readings.reader().read(write("a/scenario.yaml", text), Overrides.NONE);
        Reading there = Readings.reader().read(write("b/other.yaml", text), Overrides.NONE);
        Reading changed =
                Readings.reader().read(write("c/scenario.yaml", text.replace("24 h", "23 h")), Overrides.NONE);
        Reading set = Readings.reader().read(folder.resolve("a"), Overrides.settings("horizon=23h"));

        assertThat(here.sha256()).isEqualTo(there.sha256()).hasSize(64);
        assertThat(changed.sha256()).isNotEqualTo(here.sha256());
        assertThat(set.sha256()).isNotEqualTo(here.sha256());
        assertThat(here.files()).containsExactly(folder.resolve("a/scenario.yaml"));
    }

    @Test
    void theSameQuestionInJsonIsTheSameScenario() throws IOException {
        Object tree =
                new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readValue(Readings.GOOD.toFile(), Object.class);
        Path json = folder.resolve("scenario.json");
        new com.fasterxml.jackson.databind.ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(json.toFile(), tree);

        assertThat(Readings.scenarioOf(Readings.reader().read(json, Overrides.NONE)))
                .isEqualTo(Readings.scenarioOf(Readings.reader().read(Readings.GOOD, Overrides.NONE)));
    }

    /**
     * Three towns, one of them without a position: it stands between its two neighbours.
     *
     * <pre>  Aha (50, 10) --- Mid (?) --- Oho (52, 12)      </pre>
     */
    @Test
    void anImportedMapBecomesRoutersLinksAndRegions() throws IOException {
        write(
                "map.graphml",
                """
                <?xml version="1.0" encoding="utf-8"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                  <key attr.name="label" attr.type="string" for="node" id="d0"/>
                  <key attr.name="Latitude" attr.type="double" for="node" id="d1"/>
                  <key attr.name="Longitude" attr.type="double" for="node" id="d2"/>
                  <graph edgedefault="undirected">
                    <node id="0"><data key="d0">Aha</data><data key="d1">50</data><data key="d2">10</data></node>
                    <node id="1"><data key="d0">Mid</data></node>
                    <node id="2"><data key="d0">Oho</data><data key="d1">52</data><data key="d2">12</data></node>
                    <edge source="0" target="1"/><edge source="1" target="2"/><edge source="2" target="1"/>
                  </graph>
                </graphml>
                """);
        Reading reading = Readings.of(
                folder,
                """
                faultline: 1
                id: imported
                title: An imported map
                start: 2026-03-10T06:00
                horizon: 24 h
                network:
                  import:
                    file: map.graphml
                    population: 3 k
                    with:
                      assets: {hub: {kind: data-centre, at: mid}}
                      links: [[hub, "router:mid"]]
                services:
                  web: {sector: telecoms, per: region, needs: {line: {kind: data, of: region.core-router}}}
                campaign:
                  steps: {cut: {at: 1 h, effect: stop, targets: "router:aha"}}
                """);

        Network network = Readings.scenarioOf(reading).network();

        assertThat(network.regions())
                .extracting(r -> r.id() + " " + r.population())
                .containsExactly("aha 1000.0", "mid 1000.0", "oho 1000.0");
        assertThat(network.assets())
                .filteredOn(a -> a.kind() == AssetKind.CORE_ROUTER)
                .extracting(a -> a.id())
                .containsExactly("router:aha", "router:mid", "router:oho");
        assertThat(network.assets().get(1).place().latitude()).isCloseTo(51, within(1e-12));
        assertThat(network.links())
                .extracting(l -> l.from() + "--" + l.to() + " " + l.kind().id())
                .containsExactly("router:aha--router:mid core", "router:mid--router:oho core", "hub--router:mid core");
        assertThat(network.services()).extracting(Service::id).containsExactly("web@aha", "web@mid", "web@oho");
        assertThat(network.services().get(0).people()).isEqualTo(1000);
    }

    @Test
    void anExternalEntityInAMapIsNotRead() throws IOException {
        Path secret = write("secret.txt", "hidden");
        write(
                "map.graphml",
                "<!DOCTYPE g [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]><graphml><graph><node id=\"&x;\"/></graph></graphml>");

        Reading reading = Readings.over(folder, "network: {import: " + folder.resolve("map.graphml") + ", inline: ~}");

        assertThat(Readings.codes(reading)).contains("F024");
        assertThat(reading.text(false)).doesNotContain("hidden");
    }

    /** Whatever stands in a file, the reader answers with diagnostics: seeded damage to a good file never makes it throw. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damageToAFileIsReportedAndNeverThrown(long seed) throws IOException {
        Random random = new Random(seed);
        String good = Files.readString(Readings.GOOD);
        for (int i = 0; i < 40; i++) {
            Path file = write("damaged-" + seed + ".yaml", damaged(good, random));

            Reading reading = Readings.reader().read(file, Overrides.NONE);

            assertThat(reading.scenario().isPresent() || !reading.diagnostics().isEmpty())
                    .isTrue();
            assertThat(reading.text(false)).doesNotContain("Exception");
        }
    }

    private static String damaged(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int i = random.nextInt(lines.size());
            String line = lines.get(i);
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(i);
                case 1 -> lines.add(i, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(i, "  " + line);
                case 3 ->
                    lines.set(
                            i,
                            line.replaceFirst(
                                    ": .*",
                                    ": "
                                            + List.of("[]", "{}", "-3", "~", "{a: {b: [1]}}", "&a *a")
                                                    .get(random.nextInt(6))));
                default -> {
                    int at = random.nextInt(line.length() + 1);
                    lines.set(
                            i,
                            line.substring(0, at)
                                    + "{}[]:,#&*!|>'\"%@`$".charAt(random.nextInt(18))
                                    + line.substring(at));
                }
            }
        }
        return String.join("\n", lines);
    }
}
