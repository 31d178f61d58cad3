package org.faultline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command is handed: where it prints and where it stands.
 *
 * @param console where it prints
 * @param here working directory; relative paths on the command line are relative to it
 * @param home folder of the installation, which holds {@code scenarios}; empty when it cannot be found
 */
record Session(Console console, Path here, Optional<Path> home) {

    /** The session of this process. */
    static Session ofProcess() {
        return new Session(Console.ofProcess(), Path.of("").toAbsolutePath(), findHome());
    }

    /** A path of the command line. */
    Path resolve(String path) {
        return here.resolve(path).normalize();
    }

    /** A path as its user would type it: relative to the working directory when it is below it. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) && !absolute.equals(here)
                ? here.relativize(absolute).toString()
                : absolute.toString();
    }

    /** A path that means something on another machine too: below the working directory or the installation, else as it is. */
    String named(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return !absolute.startsWith(here) && home.filter(absolute::startsWith).isPresent()
                ? home.get().relativize(absolute).toString()
                : shown(path);
    }

    /** The launcher says where it stands; without it, the installation is looked for upwards from the program's own files. */
    private static Optional<Path> findHome() {
        String told = System.getProperty("faultline.home");
        if (told != null) {
            return Optional.of(Path.of(told).toAbsolutePath().normalize());
        }
        for (Path folder = Program.location(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("scenarios").resolve("countries"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
