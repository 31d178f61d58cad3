package org.faultline.relations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Java on this machine.
 *
 * @param home its folder, with {@code bin/java}
 * @param feature its version: 17, 21, 25, ...
 */
record InstalledJdk(Path home, int feature) {

    private static final Pattern VARIABLE = Pattern.compile("(JAVA|JDK)_?(HOME_)?\\d+(_HOME|_X64|_ARM64)?");
    private static final Pattern TOOLCHAIN = Pattern.compile("<jdkHome>\\s*([^<]+?)\\s*</jdkHome>");
    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final List<String> FOLDERS = List.of(
            "/usr/lib/jvm",
            "/opt",
            "/opt/java",
            "/opt/jdk",
            "/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk",
            "/Library/Java/JavaVirtualMachines",
            "~/.sdkman/candidates/java",
            "~/.jdks",
            "~/.gradle/jdks",
            "~/.asdf/installs/java");

    /** True where its releases are supported for long: 17 and every fourth one from there. */
    boolean isLongTerm() {
        return feature >= 17 && (feature - 17) % 4 == 0;
    }

    Path java() {
        return home.resolve("bin/java");
    }

    /**
     * The {@linkplain #newestOther newest other} one of this machine. It is looked for where variables such as JAVA_25_HOME or
     * JAVA_HOME_25_X64 point, in Maven's toolchains, and in the usual folders.
     */
    static Optional<InstalledJdk> findOther(Map<String, String> variables, Path user) {
        Stream<Path> usual = FOLDERS.stream()
                .map(folder -> Path.of(folder.replaceFirst("^~", user.toString())))
                .flatMap(InstalledJdk::within);
        return newestOther(
                Stream.concat(named(variables, user), usual), Runtime.version().feature());
    }

    /** The newest of long support that is not of a version; where none is of long support, the newest at all. */
    static Optional<InstalledJdk> newestOther(Stream<Path> homes, int version) {
        return homes.flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.feature() >= 17 && jdk.feature() != version)
                .max(Comparator.comparing(InstalledJdk::isLongTerm).thenComparing(InstalledJdk::feature));
    }

    /** What stands in a folder; empty where no Java is. */
    static Optional<InstalledJdk> at(Path folder) {
        return Stream.of(folder, folder.resolve("Contents/Home"), folder.resolve("x64"))
                .filter(home ->
                        Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(home.resolve("release")))
                .flatMap(home -> RELEASE.matcher(read(home.resolve("release")))
                        .results()
                        .map(found -> new InstalledJdk(home, Integer.parseInt(found.group(1)))))
                .findFirst();
    }

    /** Folders that variables and toolchains name. */
    static Stream<Path> named(Map<String, String> variables, Path user) {
        Stream<Path> pointedAt = variables.entrySet().stream()
                .filter(v -> VARIABLE.matcher(v.getKey()).matches())
                .map(v -> Path.of(v.getValue()));
        Path toolchains = user.resolve(".m2/toolchains.xml");
        Stream<Path> listed = Files.isReadable(toolchains)
                ? TOOLCHAIN.matcher(read(toolchains)).results().map(m -> Path.of(m.group(1)))
                : Stream.empty();
        return Stream.concat(pointedAt, listed);
    }

    private static Stream<Path> within(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
