package org.faultline.cli;

/**
 * A way for another module to bring a command of its own. Implementations are named in
 * {@code META-INF/services/org.faultline.cli.CommandProvider} and found by {@link java.util.ServiceLoader}.
 */
public interface CommandProvider {

    /** A new object annotated with picocli's {@code @Command}; its name becomes a subcommand. */
    Object command();
}
