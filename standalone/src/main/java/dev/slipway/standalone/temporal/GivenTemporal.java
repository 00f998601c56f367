package dev.slipway.standalone.temporal;

import dev.slipway.standalone.start.Part;
import dev.slipway.standalone.start.PartLine;
import dev.slipway.standalone.start.RunningPart;
import dev.slipway.standalone.start.StartFailure;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;

/** The Temporal server that was given by TEMPORAL_ADDRESS. */
public final class GivenTemporal implements Part {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String address;

    /**
     * A given Temporal.
     *
     * @param address host:port
     */
    public GivenTemporal(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "Temporal";
    }

    @Override
    public RunningPart start(Progress progress) {
        progress.step("connecting");
        try {
            TemporalAddress.awaitAnswer(address, LIMIT);
        } catch (StatusRuntimeException e) {
            throw new StartFailure(
                    "Cannot reach Temporal at " + address
                            + ": start it, correct TEMPORAL_ADDRESS (host:port), or unset it to use an embedded one.",
                    e);
        }
        return new Running(address);
    }

    private record Running(String address) implements RunningPart {
        @Override
        public PartLine line() {
            return new PartLine("Temporal", "given", address, true, null);
        }

        @Override
        public Map<String, String> settings() {
            return TemporalAddress.settings(address);
        }

        @Override
        public void close() {
            // it is not ours to end
        }
    }
}
