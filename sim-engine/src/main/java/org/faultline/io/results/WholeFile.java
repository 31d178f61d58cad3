package org.faultline.io.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all: first beside their place, then moved into it. */
public final class WholeFile {

    /** Writes the content of a file to the path it is given. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code beside}, a new file in the folder of the wanted one. */
        void writeTo(Path beside) throws IOException;
    }

    private WholeFile() {}

    /** Puts a text in UTF-8 in place of whatever the file held. */
    public static void write(Path file, String text) throws IOException {
        write(file, beside -> Files.writeString(beside, text, StandardCharsets.UTF_8));
    }

    /** Puts content in place of whatever the file held; creates the folder. A failure leaves the old file as it was. */
    public static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            content.writeTo(beside);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
