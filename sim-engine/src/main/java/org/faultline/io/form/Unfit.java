package org.faultline.io.form;

import java.util.Optional;
import org.faultline.io.Fault;

/** A text that cannot become a value of its form: the fault, what is wrong, and what to do. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final transient Optional<String> help;

    Unfit(Fault fault, String message) {
        this(fault, message, Optional.empty());
    }

    Unfit(Fault fault, String message, String help) {
        this(fault, message, Optional.of(help));
    }

    Unfit(Fault fault, String message, Optional<String> help) {
        super(message, null, false, false);
        this.fault = fault;
        this.help = help;
    }

    Fault fault() {
        return fault;
    }

    Optional<String> help() {
        return help;
    }
}
