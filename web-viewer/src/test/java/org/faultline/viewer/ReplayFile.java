package org.faultline.viewer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a replay file from named columns, straight from the description of the format, so that the pages are tested against the
 * description and not against the program that usually writes such files.
 */
final class ReplayFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALIGNMENT = 8;

    private final ObjectNode header;
    private final List<byte[]> sections = new ArrayList<>();
    private final ArrayNode table = JSON.createArrayNode();
    private int end;

    ReplayFile(ObjectNode header) {
        this.header = header;
    }

    ReplayFile text(String name, Iterable<String> lines) {
        byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return add(name, "utf8", bytes.length, ByteBuffer.wrap(bytes));
    }

    ReplayFile bytes(String name, int length, IntToLongFunction value) {
        ByteBuffer buffer = room(length);
        for (int i = 0; i < length; i++) {
            buffer.put((byte) value.applyAsLong(i));
        }
        return add(name, "u8", length, buffer.flip());
    }

    ReplayFile shorts(String name, int length, IntToLongFunction value) {
        ByteBuffer buffer = room(length * Short.BYTES);
        for (int i = 0; i < length; i++) {
            buffer.putShort((short) value.applyAsLong(i));
        }
        return add(name, "u16", length, buffer.flip());
    }

    ReplayFile ints(String name, String type, int length, IntToLongFunction value) {
        ByteBuffer buffer = room(length * Integer.BYTES);
        for (int i = 0; i < length; i++) {
            buffer.putInt((int) value.applyAsLong(i));
        }
        return add(name, type, length, buffer.flip());
    }

    ReplayFile floats(String name, int length, IntToDoubleFunction value) {
        ByteBuffer buffer = room(length * Float.BYTES);
        for (int i = 0; i < length; i++) {
            buffer.putFloat((float) value.applyAsDouble(i));
        }
        return add(name, "f32", length, buffer.flip());
    }

    ReplayFile doubles(String name, int length, IntToDoubleFunction value) {
        ByteBuffer buffer = room(length * Double.BYTES);
        for (int i = 0; i < length; i++) {
            buffer.putDouble(value.applyAsDouble(i));
        }
        return add(name, "f64", length, buffer.flip());
    }

    void writeTo(Path file) throws IOException {
        header.set("sections", table);
        byte[] text = padded(JSON.writeValueAsString(header)).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16))) {
            out.write("FLREPLAY".getBytes(StandardCharsets.US_ASCII));
            ByteBuffer start = room(8).putInt(1).putInt(text.length);
            out.write(start.array(), start.arrayOffset(), 8);
            out.write(text);
            for (byte[] section : sections) {
                out.write(section);
                out.write(new byte[padding(section.length)]);
            }
        }
    }

    private ReplayFile add(String name, String type, int length, ByteBuffer content) {
        table.addObject().put("name", name).put("type", type).put("offset", end).put("length", length);
        byte[] section = new byte[content.remaining()];
        content.get(section);
        sections.add(section);
        end += section.length + padding(section.length);
        return this;
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String padded(String text) {
        return text + " ".repeat(padding(text.getBytes(StandardCharsets.UTF_8).length));
    }

    private static int padding(int bytes) {
        return (ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT;
    }
}
