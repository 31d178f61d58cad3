package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    @Test
    void noColorIsHonouredWheneverItIsNotEmpty() {
        assertThat(Console.allowsColour(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Console.allowsColour(Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isTrue();
        assertThat(Console.allowsColour(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Console.allowsColour(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void onlyAColouredConsolePaints() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

        assertThat(Console.plain(nowhere, nowhere).painted("1", "text")).isEqualTo("text");
        assertThat(new Console(nowhere, nowhere, true, true, false).painted("1", "text"))
                .isEqualTo("\u001b[1mtext\u001b[0m");
        assertThat(new Console(nowhere, nowhere, true, true, false).paintedErr("1", "text"))
                .isEqualTo("text");
    }

    @Test
    void repeatedCommandsSurviveTheShell() {
        assertThat(Shell.line(
                        List.of("faultline", "run", "my case/scenario.yaml", "--set", "title=it's", "card@DE-BY-03")))
                .isEqualTo("faultline run 'my case/scenario.yaml' --set 'title=it'\\''s' card@DE-BY-03");
    }
}
