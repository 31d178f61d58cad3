package org.faultline.io.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.model.signalling.CoreNetwork;
import org.faultline.model.signalling.DeviceClass;
import org.faultline.model.signalling.FunctionSet;
import org.faultline.model.signalling.NetworkTimers;
import org.faultline.model.signalling.Signalling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line puts devices and cores on a country. */
class StandardSignallingTest {

    @TempDir
    private Path folder;

    private String generated = "country: nordland, size: 0.02";

    private Signalling read(String signalling) throws IOException {
        Path file = Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                faultline: 1
                id: standard
                title: Standard
                start: 2026-01-13T08:00
                horizon: 1 h
                network: {generated: {%s}}
                services: {mobile: {title: Mobile, at: XN-NE-03, sector: telecoms, needs: {radio: {kind: signalling, of: "data:north@XN-NE-03"}}}}
                signalling: %s
                """
                        .formatted(generated, signalling));
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

    /** T3550 and T3560, of every AMF, only where somebody asks for them. */
    @Test
    void networkTimersAreThoseOfAllCores() throws IOException {
        assertThat(read("{standard: {}}").cores())
                .allSatisfy(core -> assertThat(core.timers()).isEmpty());
        assertThat(read("{standard: {network_timers: {times: 2}}}").cores())
                .allSatisfy(core -> assertThat(core.timers()).contains(new NetworkTimers(6, 2)));
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

    /** What is common to all functions, times of messages and the hours can be said, and are otherwise the usual ones; 8:00 is 40 / 66 of the busiest hour. */
    @Test
    void functionsMessagesAndHoursCanBeSaid() throws IOException {
        Signalling usual = read("{standard: {}}");
        assertThat(usual.classes().get(0).byHour().get(8)).isEqualTo(40);
        assertThat(usual.classes().get(1).byHour().get(20)).isEqualTo(66);
        String hours = "[" + "1, ".repeat(23) + "25]"; // 24 weights that add up to 48, scaled to a mean of one
        Signalling said = read(
                "{standard: {queue: 1 s, timeout: 5 s, context: own, failover: 2 s, message_time: 1 ms, radio_time: 20 ms, demand: "
                        + hours + "}}");
        CoreNetwork core = said.cores().get(0);
        assertThat(core.messageSeconds()).isCloseTo(0.001, within(1e-12));
        assertThat(core.radioSeconds()).isCloseTo(0.02, within(1e-12));
        assertThat(core.functions()).allSatisfy(f -> {
            assertThat(f.queueSeconds()).isCloseTo(1, within(1e-12));
            assertThat(f.timeoutSeconds()).isCloseTo(5, within(1e-12));
            assertThat(f.contexts()).isEqualTo(FunctionSet.Contexts.OWN);
            assertThat(f.failoverSeconds()).isCloseTo(2, within(1e-12));
        });
        assertThat(said.classes().get(0).byHour().get(23)).isEqualTo(12.5);
    }

    /** An SCP that the network has gets the messages between functions, and its rate from those of contacts; a core has none where the network has none. */
    @Test
    void messagesPassAProxyThatTheNetworkHas() throws IOException {
        generated = "country: nordland, size: 0.02, core: indirect";
        Signalling signalling = read("{standard: {}}");
        FunctionSet proxy = signalling.cores().get(0).findFunction("scp").orElseThrow();
        FunctionSet udm = signalling.cores().get(0).findFunction("udm").orElseThrow();
        assertThat(proxy.instances()).hasSize(6);
        assertThat(proxy.instances().get(0).messagesPerSecond())
                .isGreaterThan(udm.instances().get(0).messagesPerSecond());
        assertThat(signalling.classes().get(0).stages().get(0).procedure().receivedBy("scp"))
                .isEqualTo(26);
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
