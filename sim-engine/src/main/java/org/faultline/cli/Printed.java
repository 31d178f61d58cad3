package org.faultline.cli;

import org.faultline.io.lines.Line;

/** What a command prints: lines of JSON, or tables under headings; what is meant for the other sort of reader is left out. */
final class Printed {

    private final Console console;
    private final boolean json;

    Printed(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void line(Line line) {
        if (json) {
            console.out().println(line.json());
        }
    }

    void heading(String words) {
        text("\n" + (json ? words : console.painted("1", words)) + "\n");
    }

    void text(String words) {
        if (!json) {
            console.out().print(words);
        }
    }
}
