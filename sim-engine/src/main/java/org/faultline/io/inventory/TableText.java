package org.faultline.io.inventory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of an inventory as programs for tables save it: UTF-8, UTF-16 with its mark, or otherwise the Windows page of western Europe
 * (windows-1252, which holds Latin-1), in which every letter is one byte.
 *
 * @param text without a mark of the byte order, and without the line {@code sep=;} in which one such program names the separator
 * @param encoding how the bytes were read
 */
public record TableText(String text, String encoding) {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String SEPARATOR_LINE = "(?i)^\"?sep=.\"?\\r?\\n";

    /** The text of some bytes; empty where they are no text of any of the three. */
    public static Optional<TableText> of(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> marked(bytes) ? decoded(bytes, StandardCharsets.UTF_16) : Optional.empty())
                .or(() -> marked(bytes) ? Optional.empty() : decoded(bytes, WESTERN))
                .filter(t -> t.text().chars().noneMatch(TableText::isNoText));
    }

    private static boolean marked(byte[] bytes) {
        int head = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return head == 0xFEFF || head == 0xFFFE;
    }

    private static boolean isNoText(int c) {
        return c == 0 || c == '\uFFFD' || (c >= 0x80 && c < 0xA0);
    }

    private static Optional<TableText> decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return Optional.of(new TableText(plain.replaceFirst(SEPARATOR_LINE, "\n"), charset.name()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
