package dev.slipway.standalone.settings;

import dev.slipway.standalone.start.StartFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What the environment (or {@code --name=value} arguments) asks for. Everything has a default, so that a bare machine
 * needs none of it.
 *
 * @param home the folder for data, token and logs (SLIPWAY_HOME, default {@code .slipway})
 * @param address the network address to listen on (SLIPWAY_ADDRESS, default 127.0.0.1)
 * @param port the port to listen on (SLIPWAY_PORT, default 8080)
 * @param database the PostgreSQL to use, or null for the embedded one
 * @param temporalAddress host:port of the Temporal to use, or null for an embedded one (TEMPORAL_ADDRESS)
 * @param temporalProgram the temporal program to start, or null to look on the PATH (SLIPWAY_TEMPORAL_CLI)
 * @param adminToken the administrator's token, or null to make and keep one (SLIPWAY_ADMIN_TOKEN)
 * @param demoValues a folder of Helm values for the demo tenant, one file for each chart (SLIPWAY_DEMO_VALUES)
 * @param worker where workflows and activities run (SLIPWAY_WORKER, default {@code here})
 */
public record StandaloneSettings(
        Path home,
        String address,
        int port,
        @Nullable GivenDatabase database,
        @Nullable String temporalAddress,
        @Nullable Path temporalProgram,
        @Nullable String adminToken,
        @Nullable Path demoValues,
        WorkerPlace worker) {

    /**
     * The PostgreSQL that was given.
     *
     * @param url its JDBC address
     * @param user who signs in, null when the address says so
     * @param password its password, null when none is needed or the address has it
     */
    public record GivenDatabase(
            String url, @Nullable String user, @Nullable String password) {
        @Override
        public String toString() {
            return "GivenDatabase[" + user + "]";
        }
    }

    /**
     * Reads the settings.
     *
     * @param environment where they stand
     * @return the settings
     * @throws StartFailure when one of them cannot be what it says
     */
    public static StandaloneSettings from(Environment environment) {
        return new StandaloneSettings(
                Path.of(environment.getProperty("slipway.home", ".slipway"))
                        .toAbsolutePath()
                        .normalize(),
                environment.getProperty("slipway.address", "127.0.0.1"),
                port(environment.getProperty("slipway.port", environment.getProperty("server.port", "8080"))),
                database(environment),
                text(environment, "spring.temporal.connection.target", "temporal.address"),
                path(text(environment, "slipway.temporal-cli")),
                text(environment, "slipway.admin-token"),
                path(text(environment, "slipway.demo-values")),
                WorkerPlace.named(environment.getProperty("slipway.worker", "here")));
    }

    /** The same with its worker in another place. */
    public StandaloneSettings with(WorkerPlace place) {
        return new StandaloneSettings(
                home, address, port, database, temporalAddress, temporalProgram, adminToken, demoValues, place);
    }

    /** Where a browser or curl on this machine reaches Slipway. */
    public String url() {
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        boolean loopback = everywhere || address.equals("127.0.0.1") || address.equals("::1");
        String host = loopback ? "localhost" : address.contains(":") ? "[" + address + "]" : address;
        return "http://" + host + ":" + port;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
            throw new NumberFormatException("out of range");
        } catch (NumberFormatException e) {
            throw new StartFailure("SLIPWAY_PORT is \"" + text + "\": give a number from 1 to 65535.", e);
        }
    }

    private static @Nullable GivenDatabase database(Environment environment) {
        String url = text(environment, "spring.datasource.url");
        if (url == null) {
            return null;
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartFailure(
                    "SPRING_DATASOURCE_URL is no PostgreSQL address: give jdbc:postgresql://HOST:5432/DATABASE, "
                            + "or unset it to use the embedded PostgreSQL.");
        }
        return new GivenDatabase(
                url, text(environment, "spring.datasource.username"), text(environment, "spring.datasource.password"));
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text).toAbsolutePath().normalize();
    }

    private static @Nullable String text(Environment environment, String... names) {
        for (String name : names) {
            String value = environment.getProperty(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }
}
