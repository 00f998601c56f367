package dev.slipway.simulator.http;

import java.io.IOException;

/** Where the events of a watch go. */
interface WatchSink {
    /**
     * @param event one JSON document
     * @throws IOException when the client is gone
     */
    void send(byte[] event) throws IOException;
}
