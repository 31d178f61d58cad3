package org.faultline.cli;

import java.util.Locale;

/** Pages that commands write on request. */
final class Pages {

    private Pages() {}

    /** Whether a page of that name is asked for in HTML rather than in Markdown. */
    static boolean areHtml(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }
}
