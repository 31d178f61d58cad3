package org.faultline.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request written by hand, with headers and paths that well-behaved clients refuse to send. */
final class RawRequest {

    private RawRequest() {}

    /** Sends exactly these lines and gives back the whole answer, head and body. */
    static String send(String address, List<String> lines) throws IOException {
        int port = URI.create(address).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    /** The number in the first line of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }
}
