package org.faultline.io.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.faultline.model.Asset;
import org.faultline.model.AssetKind;
import org.faultline.model.Cell;
import org.faultline.model.Dependency;
import org.faultline.model.Distribution;
import org.faultline.model.Equipment;
import org.faultline.model.Gate;
import org.faultline.model.Network;
import org.faultline.model.Operator;
import org.faultline.model.Outline;
import org.faultline.model.Place;
import org.faultline.model.Region;
import org.faultline.model.Service;
import org.faultline.model.Vendor;
import org.faultline.policy.Response;
import org.faultline.policy.VendorMix;
import org.faultline.scenario.Scenario;
import org.faultline.scenario.Variant;
import org.faultline.threat.Campaign;
import org.faultline.threat.Delivery;
import org.faultline.threat.Effect;
import org.faultline.threat.Selector;
import org.faultline.threat.Step;
import org.faultline.threat.Trigger;
import org.faultline.trace.EventLog;
import org.faultline.trace.Subjects;
import org.faultline.trace.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One base station with two cells of 300 and 200 users, one hospital that needs it, one step that stops it:
 *
 * <pre>
 *   stop-it -&gt; gnb:a:1 -&gt; cell:a:1:1, cell:a:1:2 ... pager@north
 * </pre>
 */
class ReplayTest {

    private static final long HOUR = 3_600_000_000L;

    @TempDir
    Path temporary;

    @Test
    void everythingWrittenIsReadBack() throws IOException {
        Replay written = recording(log(), curves()).replay();
        Path file = temporary.resolve("replay-0.flr");

        written.write(file);
        Replay read = Replay.read(file);

        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.log().hash())
                .isEqualTo(written.log().hash())
                .isEqualTo(read.header().hash());
        assertThat(read.assets()).usingRecursiveComparison().isEqualTo(written.assets());
        assertThat(read.services()).usingRecursiveComparison().isEqualTo(written.services());
        assertThat(read.curves().size()).isEqualTo(3);
        assertThat(read.curves().timeMicros(2)).isEqualTo(3.0 * HOUR);
        assertThat(read.curves().sector(2)).isEqualTo(1);
        assertThat(read.curves().level(2)).isEqualTo(0.25);
        assertThat(read.curves().people(2)).isEqualTo(750);
    }

    @Test
    void numbersOfTheHeaderNameWhatStoodThere() throws IOException {
        Path file = temporary.resolve("replay-0.flr");
        recording(log(), curves()).replay().write(file);
        Replay replay = Replay.read(file);
        ReplayHeader header = replay.header();

        assertThat(header.kinds().get(replay.assets().kind(0))).isEqualTo(new ReplayHeader.Kind("gnb", "radio"));
        assertThat(header.operators().get(replay.assets().operator(0).orElseThrow()))
                .isEqualTo("a");
        assertThat(header.vendors().get(replay.assets().vendor(0).orElseThrow()).title())
                .isEqualTo("Vendor B");
        assertThat(replay.assets().vendor(3)).isEmpty();
        assertThat(header.regions().get(replay.assets().region(3)).population()).isEqualTo(1000);
        assertThat(header.serviceTypes().get(replay.services().type(0)))
                .isEqualTo(new ReplayHeader.ServiceType("hospital-pager", "Hospital pager", 1));
        assertThat(header.demand().get(replay.services().profile(0))).isEqualTo(Service.FLAT);
        assertThat(header.horizonMicros()).isEqualTo(72 * HOUR);
        assertThat(replay.idOf(0)).isEqualTo("gnb:a:1");
        assertThat(replay.idOf(4)).isEqualTo("pager@north");
        assertThat(replay.idOf(5)).isEqualTo("stop-it");
        assertThat(replay.findSubject("pager@north")).hasValue(4);
        assertThat(replay.findSubject("pager@south")).isEmpty();
    }

    @Test
    void aBaseStationServesTheUsersOfItsCells() {
        AssetColumns assets = recording(log(), curves()).replay().assets();

        assertThat(assets.users(1)).isEqualTo(300);
        assertThat(assets.users(2)).isEqualTo(200);
        assertThat(assets.users(0)).isEqualTo(500);
        assertThat(assets.users(3)).isZero();
    }

    /** The layout other programs read, parsed here byte by byte without the reader. */
    @Test
    void theLayoutIsAsPublished() throws IOException {
        Path file = temporary.resolve("replay-0.flr");
        recording(log(), curves()).replay().write(file);
        ByteBuffer bytes;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }

        assertThat(new String(bytes.array(), 0, 8, StandardCharsets.US_ASCII)).isEqualTo("FLREPLAY");
        assertThat(bytes.getInt(8)).isEqualTo(1);
        int headerLength = bytes.getInt(12);
        assertThat(headerLength % 8).isZero();
        JsonNode header = new ObjectMapper().readTree(bytes.array(), 16, headerLength);
        int data = 16 + headerLength;
        Map<String, Integer> places = new LinkedHashMap<>();
        for (JsonNode section : header.get("sections")) {
            assertThat(section.get("offset").asInt() % 8).isZero();
            places.put(
                    section.get("name").asText(), data + section.get("offset").asInt());
        }
        assertThat(places.keySet())
                .containsExactly(
                        "asset.id",
                        "asset.lon",
                        "asset.lat",
                        "asset.kind",
                        "asset.operator",
                        "asset.vendor",
                        "asset.region",
                        "asset.users",
                        "service.id",
                        "service.type",
                        "service.region",
                        "service.people",
                        "service.profile",
                        "service.lon",
                        "service.lat",
                        "event.time",
                        "event.subject",
                        "event.what",
                        "event.from",
                        "event.to",
                        "event.cause",
                        "sector.time",
                        "sector.sector",
                        "sector.level",
                        "sector.people");
        assertThat(bytes.getDouble(places.get("event.time") + 8)).isEqualTo(2.0 * HOUR);
        assertThat(bytes.getInt(places.get("event.subject"))).isEqualTo(5);
        assertThat(bytes.get(places.get("event.what") + 1)).isEqualTo((byte) What.CONDITION.code());
        assertThat(bytes.getInt(places.get("event.cause"))).isEqualTo(-1);
        assertThat(bytes.getInt(places.get("event.cause") + 4)).isZero();
        assertThat((double) bytes.getFloat(places.get("asset.lon"))).isCloseTo(10.5, within(1e-6));
        assertThat(header.get("supplier").asText()).isEqualTo("vb");
        assertThat(header.get("events").asInt()).isEqualTo(3);
    }

    /** The table in {@code docs/run-folder.md} names every column with its type, in the order of the file. */
    @Test
    void thePageOnRunFoldersListsTheColumns() throws IOException {
        Path file = temporary.resolve("replay-0.flr");
        recording(log(), curves()).replay().write(file);
        List<String> written = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            new ObjectMapper()
                    .readTree(bytes.array(), 16, bytes.getInt(12))
                    .get("sections")
                    .forEach(s -> written.add(
                            s.get("name").asText() + " " + s.get("type").asText()));
        }
        Pattern row = Pattern.compile("^\\| `([a-z]+\\.[a-z]+)` \\| ([a-z0-9]+) \\|.*");
        List<String> documented = Files.readAllLines(Path.of("../docs/run-folder.md")).stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1) + " " + m.group(2))
                .toList();

        assertThat(documented).isEqualTo(written);
    }

    @Test
    void equalRunsGiveEqualFiles() throws IOException {
        Path first = temporary.resolve("replay-0.flr");
        Path second = temporary.resolve("replay-1.flr");
        recording(log(), curves()).replay().write(first);
        recording(log(), curves()).replay().write(second);

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void whatIsNoReplayIsRefusedWithItsName() throws IOException {
        Path file = temporary.resolve("x.flr");
        recording(log(), curves()).replay().write(file);
        byte[] whole = Files.readAllBytes(file);

        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused(file, "The file " + file + " is not a whole replay: ");
        Files.writeString(file, "hello");
        refused(file, "The file " + file + " is not a whole replay: ");
        writeGzip(file, "FLREPLAX00000000");
        refused(file, "The file " + file + " is not a whole replay: it does not begin with FLREPLAY.");
        writeGzip(file, "FLREPLAY\2\0\0\0\0\0\0\0");
        refused(file, "The file " + file + " is not a whole replay: it has version 2; this program reads version 1.");
        writeGzip(file, "FLREPLAY\1\0\0\0\377\377\0\0");
        refused(file, "The file " + file + " is not a whole replay: it ends too early.");
    }

    /** Writing and reading together take one to two seconds; the bound on writing alone is ten times that, so that no slow machine misses it. */
    @Test
    void aMillionEventsAreWrittenAndReadInSecondsAndStayCompact() throws IOException {
        Random random = new Random(7);
        EventLog log = new EventLog(1_000_000);
        long time = 0;
        for (int e = 0; e < 1_000_000; e++) {
            time += random.nextInt(260_000);
            int cause = e == 0 ? EventLog.NO_CAUSE : Math.max(0, e - 1 - random.nextInt(50));
            double to = random.nextBoolean() ? 1 : 0;
            log.append(time, random.nextInt(5), What.LEVEL, 1 - to, to, cause);
        }
        Replay replay = recording(log, curves()).replay();
        Path file = temporary.resolve("replay-0.flr");

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        replay.write(file);
        double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;

        assertThat(seconds).as("processor seconds").isLessThan(15);
        assertThat(Files.size(file)).isLessThan(8_000_000);
        assertThat(Replay.read(file).log().hash()).isEqualTo(log.hash());
    }

    /** A header of a replay with nothing but assets. */
    static ReplayHeader headerOf(int assets, int events) {
        return new ReplayHeader(
                "A test bench",
                "today",
                "today",
                Optional.empty(),
                1,
                0,
                "",
                "2026-03-10T06:00",
                72 * HOUR,
                assets,
                assets,
                0,
                0,
                events,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new ReplayHeader.Named("health", "Health")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static void refused(Path file, String message) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Replay.read(file))
                .withMessageStartingWith(message);
    }

    private static void writeGzip(Path file, String text) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static EventLog log() {
        EventLog log = new EventLog(4);
        int step = log.append(HOUR, 5, What.STEP, 0, 1, EventLog.NO_CAUSE);
        int stopped = log.append(2 * HOUR, 0, What.CONDITION, 1, 0, step);
        log.append(2 * HOUR, 4, What.LEVEL, 1, 0.25, stopped);
        return log;
    }

    private static SectorCurves curves() {
        SectorCurves curves = new SectorCurves();
        curves.add(0, 0, 1, 0);
        curves.add(0, 1, 1, 0);
        curves.add(3.0 * HOUR, 1, 0.25, 750);
        return curves;
    }

    private static Recording recording(EventLog log, SectorCurves curves) {
        Place place = new Place(52.25, 10.5, "north");
        List<Asset> assets = List.of(
                Asset.of("gnb:a:1", AssetKind.GNB, place).withOperator("a"),
                Asset.of("cell:a:1:1", AssetKind.CELL, place).withOperator("a"),
                Asset.of("cell:a:1:2", AssetKind.CELL, place).withOperator("a"),
                Asset.of("hospital:1", AssetKind.FACILITY, place));
        Service pager = new Service(
                "pager@north",
                "hospital-pager",
                "health",
                place,
                1000,
                Service.FLAT,
                List.of(Gate.all("mobile data", Gate.Kind.DATA, "cell:a:1:1")),
                Distribution.of(0));
        Network network = new Network(
                "A test bench",
                List.of(new Region("north", "North", 1000)),
                List.of(new Operator("a", "Operator A", 1)),
                assets,
                List.of(),
                List.of(
                        new Dependency("cell:a:1:1", List.of(Gate.all("radio", Gate.Kind.DATA, "gnb:a:1"))),
                        new Dependency("cell:a:1:2", List.of(Gate.all("radio", Gate.Kind.DATA, "gnb:a:1")))),
                List.of(new Cell("cell:a:1:1", "area", 300, List.of()), new Cell("cell:a:1:2", "area", 200, List.of())),
                List.of(pager),
                List.of(),
                List.of(new Outline("coast", List.of(10.0, 52.0, 11.0, 52.0))),
                List.of());
        Step step = new Step(
                "stop-it",
                "The update arrives",
                new Trigger.At(Distribution.of(1)),
                Selector.ofIds("gnb:a:1"),
                new Delivery.AtOnce(),
                new Effect.Stop(),
                1,
                Distribution.of(1),
                Optional.empty());
        Variant variant = new Variant(
                new VendorMix("today", "As it is", List.of(), VendorMix.Assignment.CONTIGUOUS),
                Optional.of("vb"),
                new Campaign("An update", List.of(step)));
        Map<String, String> sectors = new LinkedHashMap<>();
        sectors.put("transport", "Transport");
        sectors.put("health", "Health");
        Scenario scenario = new Scenario(
                "bench",
                "A test bench",
                "",
                network,
                List.of(new Vendor("va", "Vendor A", List.of()), new Vendor("vb", "Vendor B", List.of())),
                List.of(variant),
                Response.NONE,
                LocalDateTime.of(2026, 3, 10, 6, 0),
                72,
                List.of(),
                List.of(),
                1,
                sectors);
        List<Optional<Equipment>> makers = new ArrayList<>(Collections.nCopies(assets.size(), Optional.empty()));
        makers.set(0, Optional.of(new Equipment("vb", "vb-ran", "")));
        return new Recording(
                scenario,
                variant,
                42,
                7,
                new Subjects(assets, List.of(pager), List.of("stop-it")),
                log,
                makers,
                curves);
    }
}
