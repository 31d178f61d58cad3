package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void withoutATerminalALineAppearsAtMostEveryTenSeconds() {
        try (Progress progress = new Progress(Console.plain(err, err), nanos::get)) {
            progress.count("replications", 40, 0);
            for (int second = 1; second <= 25; second++) {
                nanos.addAndGet(1_000_000_000L);
                progress.one(second != 7);
            }
        }

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                          25 %  10/40 replications  failed 1  30 s left
                          50 %  20/40 replications  failed 1  20 s left
                        """);
    }

    @Test
    void onATerminalOneLineRewritesItselfAndIsGoneAtTheEnd() {
        try (Progress progress = new Progress(new Console(err, err, true, false, false), nanos::get)) {
            progress.count("replications", 4, 2);
            nanos.addAndGet(1_000_000_000L);
            progress.one(true);
            progress.tick();
        }

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\r\u001b[K  [#######################-------]  75 %  3/4 replications  1.0 s left\r\u001b[K");
    }

    @Test
    void atItsEndItSaysHowLongItTook() {
        try (Progress progress = new Progress(Console.plain(err, err), nanos::get)) {
            progress.count("replays", 1, 0);
            nanos.addAndGet(12_000_000_000L);
            progress.one(true);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("  100 %  1/1 replays  12 s\n");
    }

    @Test
    void whatTakesUnknownTimeSaysHowLongItHasTaken() {
        try (Progress progress = new Progress(new Console(err, err, true, false, false), nanos::get)) {
            progress.phase("reading germany.yaml");
            nanos.addAndGet(100_000_000L);
            progress.tick();
            nanos.addAndGet(200_000_000L);
            progress.tick();
        }

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kreading germany.yaml ... 0.3 s\r\u001b[K");
    }
}
