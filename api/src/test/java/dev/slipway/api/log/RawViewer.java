package dev.slipway.api.log;

import dev.slipway.api.ApiTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket's bytes as they come: it answers nothing, not even a ping. */
final class RawViewer implements AutoCloseable {
    /** First bytes of frames. */
    static final int PING = 0x89;

    static final int CLOSE = 0x88;

    private final Socket socket;
    private final String head;

    RawViewer(int port, String target, String headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + ApiTest.TOKEN
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        head = readHead(socket.getInputStream());
    }

    /** Status line and headers, in lower case. */
    String head() {
        return head;
    }

    int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString().toLowerCase(java.util.Locale.ROOT);
    }
}
