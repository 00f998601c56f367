package dev.slipway.standalone.temporal;

import dev.slipway.standalone.home.PrivateFile;
import dev.slipway.standalone.process.LoopbackPort;
import java.io.IOException;

/**
 * The ports of the last start, so that a bookmark of the web UI still fits after the next.
 *
 * @param file where they stand, with a blank between
 */
record PortMemory(PrivateFile file) {

    /**
     * A free port: the one of the last start, else the usual one, else any.
     *
     * @param index which of the remembered ports
     * @param usual the port by which people know it
     */
    int choose(int index, int usual) throws IOException {
        String[] words = file.read().orElse("").split(" ", -1);
        int last = index < words.length && words[index].matches("\\d{1,5}") ? Integer.parseInt(words[index]) : 0;
        return LoopbackPort.free(last, usual);
    }

    /** Keeps the ports of this start. */
    void remember(int port, int uiPort) throws IOException {
        file.write(port + " " + uiPort);
    }
}
