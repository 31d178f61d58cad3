package org.faultline.viewer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** Another program listens on the port that was asked for. */
public final class PortTakenException extends IOException {

    private static final int PORTS_TRIED = 100;
    private static final int HIGHEST_PORT = 65_535;

    private final transient OptionalInt nextFree;

    PortTakenException(String host, int port, Throwable cause) {
        super("Port " + port + " on " + host + " is taken by another program.", cause);
        nextFree = findFreeAbove(host, port);
    }

    /** The next port that was free when this was thrown. */
    public OptionalInt nextFree() {
        return nextFree;
    }

    private static OptionalInt findFreeAbove(String host, int port) {
        for (int candidate = port + 1; candidate <= Math.min(HIGHEST_PORT, port + PORTS_TRIED); candidate++) {
            if (isFree(host, candidate)) {
                return OptionalInt.of(candidate);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
