package org.faultline.viewer;

import java.util.Locale;
import java.util.Set;

/**
 * Under which names this server may be asked for. A browser that was led here by a foreign name (DNS rebinding) sends that
 * name as {@code Host}; a foreign page sends its own address as {@code Origin}. Both are refused.
 *
 * @param host what the server listens on
 * @param port bound port
 */
record ListenAddress(String host, int port) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    /** True when only programs on this machine reach the host. */
    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    /** The address for people, with a slash at its end. */
    String url() {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port + "/";
    }

    /** True when a {@code Host} header names this server. On all interfaces (0.0.0.0, ::) the name cannot be known, any address without letters passes. */
    boolean isNamedBy(String hostHeader) {
        String asked = hostHeader.toLowerCase(Locale.ROOT);
        return isNamed(asked, ":" + port) || (port == 80 && isNamed(asked, ""));
    }

    /** True when an {@code Origin} header is one of this server's pages. */
    boolean isOrigin(String origin) {
        return origin.startsWith("http://") && isNamedBy(origin.substring("http://".length()));
    }

    private boolean isNamed(String asked, String suffix) {
        if (!asked.endsWith(suffix)) {
            return false;
        }
        String name = asked.substring(0, asked.length() - suffix.length());
        if (name.equals(host.toLowerCase(Locale.ROOT)) || LOOPBACK.contains(name)) {
            return true;
        }
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return everywhere && name.matches("[0-9.]+|\\[[0-9a-f:.]+]");
    }
}
