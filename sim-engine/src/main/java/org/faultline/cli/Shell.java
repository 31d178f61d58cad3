package org.faultline.cli;

import java.util.List;
import java.util.stream.Collectors;

/** Command lines as a shell reads them. */
final class Shell {

    private Shell() {}

    /** The words joined, those quoted that a shell would take apart. */
    static String line(List<String> words) {
        return words.stream().map(Shell::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
