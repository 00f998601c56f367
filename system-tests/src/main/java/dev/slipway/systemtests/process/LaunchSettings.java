package dev.slipway.systemtests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How one Slipway is started.
 *
 * @param home its folder (SLIPWAY_HOME)
 * @param port where it listens (SLIPWAY_PORT)
 * @param token its administrator's token (SLIPWAY_ADMIN_TOKEN)
 * @param environment further variables
 */
public record LaunchSettings(Path home, int port, String token, Map<String, String> environment) {

    /** A new home in the folder for temporary files, a free port and a random token. */
    public static LaunchSettings fresh(Map<String, String> environment) {
        try {
            Path home = Files.createTempDirectory("slipway-system-test").resolve("home");
            return new LaunchSettings(home, FreePort.find(), "token-" + UUID.randomUUID(), Map.copyOf(environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with one more variable. */
    public LaunchSettings with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new LaunchSettings(home, port, token, Map.copyOf(more));
    }

    /** The same for callers who show another token. */
    public LaunchSettings withToken(String other) {
        return new LaunchSettings(home, port, other, environment);
    }

    /** The same on another port. */
    public LaunchSettings onPort(int other) {
        return new LaunchSettings(home, other, token, environment);
    }

    /** The same in a new home. */
    public LaunchSettings inNewHome() {
        return new LaunchSettings(fresh(Map.of()).home(), port, token, environment);
    }
}
