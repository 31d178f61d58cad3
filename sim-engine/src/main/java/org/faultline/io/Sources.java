package org.faultline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files that were read for a scenario: their texts, for excerpts in diagnostics, and a fingerprint over all of them.
 */
public final class Sources {

    /** Largest file that is read, in bytes. */
    public static final long MOST_BYTES = 64L << 20;

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\n\u0085\u2028\u2029]");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, byte[]> digests = new LinkedHashMap<>();
    private final Set<Path> files = new LinkedHashSet<>();

    /**
     * The text of a file; faults go to {@code diagnostics}, a missing file at the place that names it.
     *
     * @param named where the author wrote the name of the file
     */
    public Optional<String> read(Path path, Span named, Diagnostics diagnostics) {
        String name = nameOf(path);
        try {
            if (Files.isDirectory(path)) {
                diagnostics.add(Fault.FILE_MISSING, named, "cannot read '" + name + "': it is a folder");
                return Optional.empty();
            }
            if (Files.size(path) > MOST_BYTES) {
                diagnostics.add(
                        Fault.FILE_TOO_LARGE,
                        named,
                        "'" + name + "' has " + Files.size(path) + " bytes; at most " + MOST_BYTES + " are read");
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            note(path, bytes);
            return decode(name, bytes, diagnostics);
        } catch (NoSuchFileException e) {
            diagnostics.add(Fault.FILE_MISSING, named, "no such file: '" + name + "'");
        } catch (IOException e) {
            diagnostics.add(
                    Fault.FILE_MISSING,
                    named,
                    "cannot read '" + name + "': " + e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    /** Notes a file that somebody else read, so that it counts for the fingerprint. */
    public void note(Path path) throws IOException {
        if (!files.contains(path)) {
            note(path, Files.readAllBytes(path));
        }
    }

    private void note(Path path, byte[] bytes) {
        files.add(path);
        digests.put(path.toString(), sha256().digest(bytes));
    }

    /** Notes a text that is no file, e.g. values given on the command line; it counts for the fingerprint. */
    public void note(String name, String text) {
        texts.put(name, text);
        digests.put(name, sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The files that were read, in order. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** The lines of a file by its name. */
    public Optional<List<String>> lines(String name) {
        return Optional.ofNullable(texts.get(name)).map(t -> Arrays.asList(LINE_BREAK.split(t, -1)));
    }

    /** SHA-256 over the contents of all files in the order in which they were read, in hexadecimal digits. */
    public String fingerprint() {
        MessageDigest all = sha256();
        digests.values().forEach(all::update);
        return HexFormat.of().formatHex(all.digest());
    }

    /** The name of a file as the author would type it, with slashes on every system. */
    public static String nameOf(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }

    private Optional<String> decode(String name, byte[] bytes, Diagnostics diagnostics) {
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        try {
            String text = decoder.decode(in).toString();
            texts.put(name, text);
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            texts.put(
                    name, StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString());
            diagnostics.add(
                    Fault.BAD_ENCODING,
                    badByte(name, bytes, start),
                    "'" + name + "' is not UTF-8 text",
                    startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)
                            ? "it looks like UTF-16; save it as UTF-8"
                            : "save it as UTF-8");
            return Optional.empty();
        }
    }

    private static Span badByte(String name, byte[] bytes, int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer before = CharBuffer.allocate(bytes.length);
        decoder.decode(ByteBuffer.wrap(bytes, start, bytes.length - start), before, true);
        List<String> lines = new ArrayList<>(Arrays.asList(LINE_BREAK.split(before.flip(), -1)));
        String last = lines.get(lines.size() - 1);
        int column = last.codePointCount(0, last.length()) + 1;
        return new Span(name, lines.size(), column, lines.size(), column + 1);
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
