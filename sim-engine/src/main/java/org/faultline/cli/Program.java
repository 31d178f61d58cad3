package org.faultline.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program itself: its version, and a fingerprint that tells builds of one version apart. */
final class Program {

    private Program() {}

    /** The version, e.g. {@code 0.1.0-SNAPSHOT}; {@code development} when run from class files. */
    static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** The version of Java. */
    static String java() {
        return Runtime.version().toString();
    }

    /** 12 hexadecimal digits that change whenever the engine changes: SHA-256 over its jar or class files. */
    static String build() {
        Path location = location();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : Files.isDirectory(location) ? filesIn(location) : List.of(location)) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException("The program cannot read its own files at " + location, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The jar or folder of the engine. */
    static Path location() {
        try {
            return Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program's own place has no path", e);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
