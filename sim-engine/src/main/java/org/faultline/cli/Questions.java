package org.faultline.cli;

import java.util.Optional;
import org.faultline.io.results.Manifest;

/** Reads scenarios for commands. */
final class Questions {
    Questions(Session session, boolean json) {}

    Question ask(ScenarioOptions options, Stopwatch watch, Progress progress) {
        if (options_() > 0) {
            throw new UnsupportedOperationException();
        }
        return null;
    }

    Question askAgain(Manifest manifest, Optional<String> scenario, Stopwatch watch, Progress progress) {
        if (options_() > 0) {
            throw new UnsupportedOperationException();
        }
        return null;
    }
    private int options_() {
        return 1;
    }
}
