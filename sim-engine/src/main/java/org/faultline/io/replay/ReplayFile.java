package org.faultline.io.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.faultline.io.json.Json;
import org.faultline.io.replay.ReplayHeader.Section;
import org.faultline.trace.EventLog;
import org.faultline.trace.What;

/** The bytes of a replay; their layout is described at {@link Replay}. */
final class ReplayFile {

    private static final byte[] MAGIC = "FLREPLAY".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int BEFORE_HEADER = MAGIC.length + 2 * Integer.BYTES;

    private ReplayFile() {}

    static void write(Path file, Replay replay) throws IOException {
        List<Column> columns = columns(replay);
        byte[] header = padded(Json.line(replay.header().withSections(sections(columns))));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ByteBuffer.allocate(BEFORE_HEADER)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(MAGIC)
                    .putInt(VERSION)
                    .putInt(header.length)
                    .array());
            out.write(header);
            for (Column column : columns) {
                column.write(out);
            }
        }
    }

    static Replay read(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
            return read(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (ZipException | EOFException | JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("The file " + file + " is not a whole replay: " + e.getMessage(), e);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("The file " + file + " is not a whole replay: it ends too early.", e);
        }
    }

    private static Replay read(ByteBuffer bytes) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        bytes.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException("it does not begin with FLREPLAY.");
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "it has version " + version + "; this program reads version " + VERSION + ".");
        }
        byte[] json = new byte[bytes.getInt()];
        bytes.get(json);
        ReplayHeader header = Json.read(new String(json, StandardCharsets.UTF_8), ReplayHeader.class);
        Stored stored = new Stored(header.sections(), bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
        return new Replay(
                header.withSections(List.of()),
                assets(stored),
                services(stored),
                log(stored, header.events()),
                curves(stored));
    }

    private static List<Column> columns(Replay replay) {
        AssetColumns a = replay.assets();
        ServiceColumns s = replay.services();
        EventLog log = replay.log();
        SectorCurves curves = replay.curves();
        int events = log.size();
        int points = curves.size();
        return List.of(
                Column.lines("asset.id", a.ids),
                new Column("asset.lon", Width.F32, a.size(), (b, i) -> b.putFloat(a.longitude[i])),
                new Column("asset.lat", Width.F32, a.size(), (b, i) -> b.putFloat(a.latitude[i])),
                new Column("asset.kind", Width.U8, a.size(), (b, i) -> b.put(a.kind[i])),
                new Column("asset.operator", Width.U8, a.size(), (b, i) -> b.put(a.operator[i])),
                new Column("asset.vendor", Width.U8, a.size(), (b, i) -> b.put(a.vendor[i])),
                new Column("asset.region", Width.U16, a.size(), (b, i) -> b.putChar(a.region[i])),
                new Column("asset.users", Width.F32, a.size(), (b, i) -> b.putFloat(a.users[i])),
                Column.lines("service.id", s.ids),
                new Column("service.type", Width.U16, s.size(), (b, i) -> b.putChar(s.type[i])),
                new Column("service.region", Width.U16, s.size(), (b, i) -> b.putChar(s.region[i])),
                new Column("service.people", Width.F32, s.size(), (b, i) -> b.putFloat(s.people[i])),
                new Column("service.profile", Width.U8, s.size(), (b, i) -> b.put(s.profile[i])),
                new Column("service.lon", Width.F32, s.size(), (b, i) -> b.putFloat(s.longitude[i])),
                new Column("service.lat", Width.F32, s.size(), (b, i) -> b.putFloat(s.latitude[i])),
                new Column("event.time", Width.F64, events, (b, i) -> b.putDouble((double) log.timeMicros(i))),
                new Column("event.subject", Width.U32, events, (b, i) -> b.putInt(log.subject(i))),
                new Column(
                        "event.what",
                        Width.U8,
                        events,
                        (b, i) -> b.put((byte) log.what(i).code())),
                new Column("event.from", Width.F32, events, (b, i) -> b.putFloat((float) log.from(i))),
                new Column("event.to", Width.F32, events, (b, i) -> b.putFloat((float) log.to(i))),
                new Column("event.cause", Width.I32, events, (b, i) -> b.putInt(log.cause(i))),
                new Column("sector.time", Width.F64, points, (b, i) -> b.putDouble(curves.timeMicros(i))),
                new Column("sector.sector", Width.U8, points, (b, i) -> b.put((byte) curves.sector(i))),
                new Column("sector.level", Width.F32, points, (b, i) -> b.putFloat((float) curves.level(i))),
                new Column("sector.people", Width.F32, points, (b, i) -> b.putFloat((float) curves.people(i))));
    }

    private static List<Section> sections(List<Column> columns) {
        List<Section> sections = new ArrayList<>();
        long offset = 0;
        for (Column column : columns) {
            sections.add(column.section(offset));
            offset += column.paddedBytes();
        }
        return sections;
    }

    private static byte[] padded(String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + 7) / 8 * 8);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }

    private static AssetColumns assets(Stored stored) {
        AssetColumns assets = new AssetColumns(stored.lines("asset.id"));
        stored.floats("asset.lon", assets.longitude);
        stored.floats("asset.lat", assets.latitude);
        stored.bytes("asset.kind", assets.kind);
        stored.bytes("asset.operator", assets.operator);
        stored.bytes("asset.vendor", assets.vendor);
        stored.chars("asset.region", assets.region);
        stored.floats("asset.users", assets.users);
        return assets;
    }

    private static ServiceColumns services(Stored stored) {
        ServiceColumns services = new ServiceColumns(stored.lines("service.id"));
        stored.chars("service.type", services.type);
        stored.chars("service.region", services.region);
        stored.floats("service.people", services.people);
        stored.bytes("service.profile", services.profile);
        stored.floats("service.lon", services.longitude);
        stored.floats("service.lat", services.latitude);
        return services;
    }

    private static EventLog log(Stored stored, int events) {
        ByteBuffer time = stored.column("event.time");
        ByteBuffer subject = stored.column("event.subject");
        ByteBuffer what = stored.column("event.what");
        ByteBuffer from = stored.column("event.from");
        ByteBuffer to = stored.column("event.to");
        ByteBuffer cause = stored.column("event.cause");
        EventLog log = new EventLog(events);
        for (int e = 0; e < events; e++) {
            log.append(
                    (long) time.getDouble(),
                    subject.getInt(),
                    What.ofCode(what.get()),
                    from.getFloat(),
                    to.getFloat(),
                    cause.getInt());
        }
        return log;
    }

    private static SectorCurves curves(Stored stored) {
        ByteBuffer time = stored.column("sector.time");
        ByteBuffer sector = stored.column("sector.sector");
        ByteBuffer level = stored.column("sector.level");
        ByteBuffer people = stored.column("sector.people");
        SectorCurves curves = new SectorCurves();
        for (int i = 0; i < stored.length("sector.time"); i++) {
            curves.add(time.getDouble(), Byte.toUnsignedInt(sector.get()), level.getFloat(), people.getFloat());
        }
        return curves;
    }

    /** The columns of a file, by name. */
    private static final class Stored {
        private final Map<String, Section> sections = new HashMap<>();
        private final ByteBuffer data;

        Stored(List<Section> places, ByteBuffer data) {
            places.forEach(place -> sections.put(place.name(), place));
            this.data = data;
        }

        int length(String name) {
            return (int) section(name).length();
        }

        /** The bytes from the column's first element on. */
        ByteBuffer column(String name) {
            return data.slice(
                            (int) section(name).offset(),
                            data.limit() - (int) section(name).offset())
                    .order(ByteOrder.LITTLE_ENDIAN);
        }

        void floats(String name, float[] into) {
            column(name).asFloatBuffer().get(into);
        }

        void chars(String name, char[] into) {
            column(name).asCharBuffer().get(into);
        }

        void bytes(String name, byte[] into) {
            column(name).get(into);
        }

        List<String> lines(String name) {
            byte[] text = new byte[length(name)];
            bytes(name, text);
            return text.length == 0 ? List.of() : List.of(new String(text, StandardCharsets.UTF_8).split("\n", -1));
        }

        private Section section(String name) {
            Section section = sections.get(name);
            if (section == null) {
                throw new IllegalArgumentException("the column " + name + " is missing.");
            }
            return section;
        }
    }
}
