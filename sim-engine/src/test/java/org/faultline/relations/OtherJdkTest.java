package org.faultline.relations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The random worlds on another JDK than the one that runs the tests, the newest of long support that the machine has. */
class OtherJdkTest {

    private static final String NONE =
            """
            No JDK but %d was found on this machine, so nothing was said about others: the test is skipped. \
            It looks where JAVA_25_HOME and the like point, in ~/.m2/toolchains.xml, and in the usual folders, /usr/lib/jvm among them."""
                    .formatted(Runtime.version().feature());

    /** The same committed digests that every other JDK must come to; without another JDK this is skipped, and says so. */
    @Test
    @Tag("M01")
    void tellsTheSameStory() throws Exception {
        Optional<InstalledJdk> other =
                InstalledJdk.findOther(System.getenv(), Path.of(System.getProperty("user.home")));
        if (other.isEmpty()) {
            System.err.println(NONE);
        }
        Assumptions.assumeTrue(other.isPresent(), NONE);
        InstalledJdk jdk = other.orElseThrow();
        System.err.printf("The random worlds also run on JDK %d in %s.%n", jdk.feature(), jdk.home());
        Process process = new ProcessBuilder(
                        jdk.java().toString(),
                        "-Xmx2g",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorldDigests.class.getName(),
                        "1",
                        "2",
                        "4")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said)
                .as("200 worlds at one, two and four threads on JDK %d in %s", jdk.feature(), jdk.home())
                .isEqualTo(Files.readString(WorldsTest.DIGESTS).repeat(3));
    }

    /** Of 17, 21, 24 and 25 it is 25; for tests that run on 25 it is 21; of 17 and 24 it is 24 where 17 runs. */
    @Test
    void theNewestOfLongSupportIsTaken(@TempDir Path folder) throws IOException {
        for (int feature : new int[] {17, 21, 24, 25}) {
            jdk(folder.resolve("jdk-" + feature), feature);
        }

        assertThat(newest(folder, 17, 17, 21, 24, 25)).contains(25);
        assertThat(newest(folder, 25, 17, 21, 24, 25)).contains(21);
        assertThat(newest(folder, 17, 17, 24)).contains(24);
        assertThat(newest(folder, 17, 17)).isEmpty();
    }

    private static Optional<Integer> newest(Path folder, int running, Integer... installed) {
        return InstalledJdk.newestOther(Stream.of(installed).map(f -> folder.resolve("jdk-" + f)), running)
                .map(InstalledJdk::feature);
    }

    /** Variables that name a version are followed, those that name none are not; so are Maven's toolchains. */
    @Test
    void variablesAndToolchainsNameFolders(@TempDir Path user) throws IOException {
        Files.createDirectories(user.resolve(".m2"));
        Files.writeString(
                user.resolve(".m2/toolchains.xml"),
                "<toolchain><configuration><jdkHome> /far/jdk </jdkHome></configuration></toolchain>");
        Map<String, String> variables = Map.of(
                "JAVA_25_HOME", "/a", "JAVA_HOME_21_X64", "/b", "JDK_24", "/c", "JAVA_HOME", "/d", "JAVA_OPTS", "/e");

        assertThat(InstalledJdk.named(variables, user))
                .containsExactlyInAnyOrder(Path.of("/a"), Path.of("/b"), Path.of("/c"), Path.of("/far/jdk"));
    }

    /** A folder without a Java is none. */
    @Test
    void anEmptyFolderIsNoJdk(@TempDir Path folder) {
        assertThat(InstalledJdk.at(folder)).isEmpty();
    }

    private static void jdk(Path home, int feature) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("bin/java"), "");
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + feature + ".0.3\"\n");
    }
}
