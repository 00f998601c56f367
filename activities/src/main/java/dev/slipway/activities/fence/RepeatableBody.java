package dev.slipway.activities.fence;

import java.io.ByteArrayInputStream;

/** A body that begins anew after its end: the client sends it again when its token had to be refreshed. */
final class RepeatableBody extends ByteArrayInputStream {
    RepeatableBody(byte[] content) {
        super(content);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        int count = super.read(target, offset, length);
        if (count < 0) {
            reset();
        }
        return count;
    }
}
