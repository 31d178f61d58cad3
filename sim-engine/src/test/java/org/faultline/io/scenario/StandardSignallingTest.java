package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.Signalling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line puts devices and cores on a country. */
class StandardSignallingTest {

    @TempDir
    private Path folder;

    private Signalling read(String signalling) throws IOException {
        Path file = Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                faultline: 1
                id: standard
                title: Standard
                start: 2026-01-13T08:00
                horizon: 1 h
                network: {generated: {country: nordland, size: 0.02}}
                services: {mobile: {title: Mobile, at: XN-NE-03, sector: telecoms, needs: {radio: {kind: signalling, of: "data:north@XN-NE-03"}}}}
                signalling: %s
                """
                        .formatted(signalling));
        return Readings.scenarioOf(Readings.reader().read(file, Overrides.NONE)).signalling();
    }

    @Test
    void everyOperatorGetsACoreOfItsFunctionsAndAPhoneForEveryUser() throws IOException {
        Signalling signalling = read("{standard: {}}");
        assertThat(signalling.cores().stream().map(CoreNetwork::id)).containsExactly("north", "coast", "valley");
        assertThat(signalling.cores()).allSatisfy(core -> {
            assertThat(core.functions()).hasSize(8);
            assertThat(core.findFunction("amf").orElseThrow().instances()).hasSize(6);
            assertThat(core.discovery()).isPresent();
        });
        assertThat(signalling.classes().stream().map(DeviceClass::id))
                .contains("phones-north", "meters-valley")
                .hasSize(6);
        long phones = signalling.classes().get(0).members();
        assertThat(signalling.classes().get(1).members()).isBetween(phones / 5 - 30, phones / 5 + 30);
    }

    /** What a file would say with the usual values of every control. */
    @Test
    void itsControlsAreTheUsualOnes() throws IOException {
        assertThat(read("{standard: {}}").cores().get(0).controls())
                .isEqualTo(
                        read("{standard: {controls: {overload_start: {}, congestion: {}, barring: {}, reserve: 30 %}}}")
                                .cores()
                                .get(0)
                                .controls());
    }

    @Test
    void whatTheFileDeclaresItselfStays() throws IOException {
        Signalling signalling = read(
                "{standard: {meters: 0}, cores: {north: {functions: {amf: {instances: {kind: amf, operator: north}, messages_per_second: 7}}}}, procedures: {attach: [amf]}, devices: {some: {core: north, places: {\"area:north@XN-NE-03\": 5}, stages: {attach: {}}}}}");
        assertThat(signalling.cores().get(0).functions()).hasSize(1);
        assertThat(signalling.classes().stream().map(DeviceClass::id))
                .containsExactly("some", "phones-coast", "phones-valley");
    }
}
