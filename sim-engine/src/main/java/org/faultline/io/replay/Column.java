package org.faultline.io.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A column on its way into a file: a name, a type, and something that puts element after element into a buffer. */
final class Column {

    /** Puts one element at the position of the buffer. */
    @FunctionalInterface
    interface Element {
        void put(ByteBuffer buffer, int index);
    }

    private static final int CHUNK_BYTES = 1 << 16;

    private final String name;
    private final Width type;
    private final int length;
    private final Element element;

    Column(String name, Width type, int length, Element element) {
        this.name = name;
        this.type = type;
        this.length = length;
        this.element = element;
    }

    /** Texts, one per line. */
    static Column lines(String name, List<String> texts) {
        byte[] bytes = String.join("\n", texts).getBytes(StandardCharsets.UTF_8);
        return new Column(name, Width.UTF8, bytes.length, (buffer, i) -> buffer.put(bytes[i]));
    }

    ReplayHeader.Section section(long offset) {
        return new ReplayHeader.Section(name, type.id(), offset, length);
    }

    /** Bytes it takes, with the padding that brings the next column to a multiple of eight. */
    long paddedBytes() {
        return (bytes() + 7) / 8 * 8;
    }

    private long bytes() {
        return (long) length * type.bytes;
    }

    /** Writes all elements and the padding. */
    void write(OutputStream out) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            element.put(buffer, i);
            if (buffer.remaining() < Long.BYTES) {
                out.write(chunk, 0, buffer.position());
                buffer.clear();
            }
        }
        for (long padding = bytes(); padding % 8 != 0; padding++) {
            buffer.put((byte) 0);
        }
        out.write(chunk, 0, buffer.position());
    }
}
