package org.faultline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What the makers of Faultline need to know about an error of theirs, as a file; the terminal gets one sentence. */
final class CrashReport {

    private CrashReport() {}

    /** Writes the file below {@code runs} and returns the sentence to print. */
    static String write(Session session, List<String> arguments, Throwable error) {
        String summary =
                error.getClass().getSimpleName() + (error.getMessage() == null ? "" : ": " + error.getMessage());
        String name = "error-"
                + LocalDateTime.now(Clock.systemUTC()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")) + ".txt";
        Path file = session.resolve(RunFolders.FOLDER).resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(arguments, error));
            return "This is an error in Faultline, not in your input (" + summary
                    + "). What its makers need to know is in " + session.shown(file) + ".";
        } catch (IOException e) {
            return "This is an error in Faultline, not in your input (" + summary
                    + "). A report could not be written to " + session.shown(file) + ": " + e.getMessage();
        }
    }

    private static String text(List<String> arguments, Throwable error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return "faultline " + String.join(" ", arguments) + "\n\nFaultline " + Program.version() + " (build "
                + Program.build() + ")\nJava "
                + Program.java() + " on " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB of heap\n\n" + trace;
    }
}
