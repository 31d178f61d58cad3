package org.faultline.cli;

import java.util.Optional;

/** A command cannot do what it was asked, for a reason its user can remove. */
final class Refusal extends RuntimeException {

    private final Exit exit;
    private final transient Optional<String> help;

    private Refusal(Exit exit, String message, Optional<String> help) {
        super(message);
        this.exit = exit;
        this.help = help;
    }

    /** A refusal with advice. */
    static Refusal of(Exit exit, String message, String help) {
        return new Refusal(exit, message, Optional.of(help));
    }

    /** A refusal that needs no advice. */
    static Refusal of(Exit exit, String message) {
        return new Refusal(exit, message, Optional.empty());
    }

    /** A refusal whose reason is printed already. */
    static Refusal said(Exit exit) {
        return new Refusal(exit, "", Optional.empty());
    }

    /** How the command ends. */
    Exit exit() {
        return exit;
    }

    /** What the user can do. */
    Optional<String> help() {
        return help;
    }
}
