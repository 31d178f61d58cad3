package org.faultline.viewer;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The browser that the desktop opens addresses with. */
final class DesktopBrowser {

    private DesktopBrowser() {}

    /**
     * Asks the desktop to open an address and returns at once.
     *
     * @throws IOException when the desktop has no command for it
     */
    static void open(String address) throws IOException {
        new ProcessBuilder(command(System.getProperty("os.name", ""), address))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static List<String> command(String system, String address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address);
    }
}
