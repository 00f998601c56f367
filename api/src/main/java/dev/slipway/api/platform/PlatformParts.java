package dev.slipway.api.platform;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this installation is made of. An application that starts its own parts brings a bean of this type; else the API
 * tells of what it was configured with.
 *
 * @param parts the servers
 * @param simulated whether the cluster is the simulator, so that nothing really runs
 * @param temporalUi the address of Temporal's web UI, for a person's browser; null where there is none
 * @param version Slipway's
 */
@Schema(name = "Platform")
public record PlatformParts(
        List<Part> parts, boolean simulated, @Nullable String temporalUi, String version) {

    public PlatformParts {
        parts = List.copyOf(parts);
    }

    /** The version of the code that runs, or {@code development} where it was not packaged. */
    public static String runningVersion() {
        String packaged = PlatformParts.class.getPackage().getImplementationVersion();
        return packaged == null ? "development" : packaged;
    }
}
