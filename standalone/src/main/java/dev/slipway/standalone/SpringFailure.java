package dev.slipway.standalone;

import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Path;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one line why the application did not start. */
final class SpringFailure {
    private SpringFailure() {}

    /**
     * The line for a failure.
     *
     * @param failure what the start ended with
     * @param log the file that has the detail
     */
    static StartFailure explained(Exception failure, Path log) {
        Throwable root = failure;
        while (root.getCause() != null) {
            if (root instanceof PortInUseException port) {
                return new StartFailure(
                        "Port " + port.getPort() + " is in use by another program: end that one, or set SLIPWAY_PORT.",
                        failure);
            }
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason was given");
        return new StartFailure("Slipway did not start: " + reason + ". Details are in " + log + ".", failure);
    }
}
