package org.faultline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command prints: results to standard output, everything else (progress, advice, faults) to standard error. Colour and
 * lines that rewrite themselves appear only where a person looks: on a terminal, and without {@code NO_COLOR}.
 *
 * @param out results
 * @param err everything else
 * @param terminalErr true when standard error is a terminal
 * @param colourOut true when results may be coloured
 * @param colourErr true when everything else may be coloured
 */
record Console(PrintStream out, PrintStream err, boolean terminalErr, boolean colourOut, boolean colourErr) {

    private static final String RESET = "\u001b[0m";

    /** The streams of this process. */
    static Console ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean colour = allowsColour(environment);
        boolean terminalOut = isTerminal(1);
        boolean terminalErr = isTerminal(2);
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminalErr && !isDumb(environment),
                colour && terminalOut,
                colour && terminalErr);
    }

    /** Streams nobody looks at, as in tests and pipes. */
    static Console plain(PrintStream out, PrintStream err) {
        return new Console(out, err, false, false, false);
    }

    /** False when the environment asks for plain text (no-color.org), or the terminal can do no better. */
    static boolean allowsColour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
    }

    /** One line of advice or news, to standard error. */
    void say(String line) {
        err.println(line);
    }

    /** A fault, to standard error. */
    void fault(Refusal refusal) {
        err.println(paintedErr("1;31", "error") + ": " + refusal.getMessage());
        refusal.help().ifPresent(help -> err.println("  = help: " + help));
    }

    /** A text for standard output in an ANSI style, or as it is. */
    String painted(String style, String text) {
        return colourOut ? "\u001b[" + style + "m" + text + RESET : text;
    }

    /** A text for standard error in an ANSI style, or as it is. */
    String paintedErr(String style, String text) {
        return colourErr ? "\u001b[" + style + "m" + text + RESET : text;
    }

    private static boolean isDumb(Map<String, String> environment) {
        return environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Java knows only whether input and output are both terminals; where the system tells more, it is asked. */
    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return javaSeesTerminal();
        }
    }

    /** Before Java 22 there is a console only at a terminal; since then it must be asked, by a method that older Javas lack. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean javaSeesTerminal() {
        java.io.Console seen = System.console();
        if (seen == null || Runtime.version().feature() < 22) {
            return seen != null;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(seen);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
