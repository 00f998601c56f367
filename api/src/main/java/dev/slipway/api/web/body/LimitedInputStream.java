package dev.slipway.api.web.body;

import dev.slipway.api.web.error.ErrorTranslator;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request's body that ends in a refusal after a number of bytes. For one thread, as every body. */
final class LimitedInputStream extends ServletInputStream {

    private final ServletInputStream body;
    private long left;

    LimitedInputStream(ServletInputStream body, long limit) {
        this.body = body;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = body.read();
        count(octet < 0 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = body.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw ErrorTranslator.bodyTooLarge();
        }
    }
}
