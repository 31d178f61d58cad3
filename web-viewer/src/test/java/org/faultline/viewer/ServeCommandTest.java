package org.faultline.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.faultline.cli.CommandProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {

    @TempDir
    private Path runs;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theCommandLineFindsIt() {
        assertThat(ServiceLoader.load(CommandProvider.class).stream()
                        .map(found -> new CommandLine(found.get().command()).getCommandName()))
                .contains("serve");
    }

    @Test
    void aTakenPortEndsWithCodeSixAndNamesAFreeOne() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(execute(runs.toString(), "--port", String.valueOf(other.getLocalPort())))
                    .isEqualTo(6);

            assertThat(err.toString())
                    .contains("error: Port " + other.getLocalPort() + " on 127.0.0.1 is taken")
                    .containsPattern("help: port \\d+ is free: --port \\d+");
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void aPortOutOfRangeIsAMistakeOfUse() {
        assertThat(execute(runs.toString(), "--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("(70000)").contains("65535");
    }

    @Test
    void anUnknownRunIsAMistakeOfUse() {
        assertThat(execute(runs.toString(), "--run", "nothing", "--port", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no run nothing");
    }

    @Test
    @Timeout(120)
    void itPrintsTheAddressOnStandardOutputAndServesUntilInterrupted() throws InterruptedException {
        Thread serving = new Thread(() -> execute(runs.toString(), "--port", "0"));
        serving.start();
        while (!out.toString().contains("\n")) {
            Thread.sleep(20);
        }
        assertThat(out.toString()).matches("Viewer: http://127\\.0\\.0\\.1:\\d+/\\R");
        serving.interrupt();
        serving.join();
    }

    @Test
    void eachDesktopHasItsWayToOpenAnAddress() {
        assertThat(DesktopBrowser.command("Linux", "http://x/")).containsExactly("xdg-open", "http://x/");
        assertThat(DesktopBrowser.command("Mac OS X", "http://x/")).containsExactly("open", "http://x/");
        assertThat(DesktopBrowser.command("Windows 11", "http://x/")).startsWith("rundll32");
    }

    private int execute(String... arguments) {
        return new CommandLine(new ServeCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
