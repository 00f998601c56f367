package dev.slipway.api.platform;

import dev.slipway.cluster.ClusterConnection;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The parts of an API that was given all of them by configuration. */
@Component
class ConfiguredParts {

    private static final String JDBC = "jdbc:postgresql:";

    private final Environment settings;
    private final ClusterConnection cluster;

    ConfiguredParts(Environment settings, ClusterConnection cluster) {
        this.settings = settings;
        this.cluster = cluster;
    }

    PlatformParts describe() {
        return new PlatformParts(
                List.of(
                        new Part("Database", "PostgreSQL", address(setting("spring.datasource.url")), true),
                        new Part("Workflows", "Temporal", setting("spring.temporal.connection.target"), true),
                        new Part("Cluster", "Kubernetes", cluster.server(), true)),
                settings.getProperty("slipway.simulated", Boolean.class, false),
                settings.getProperty("slipway.temporal-ui"),
                PlatformParts.runningVersion());
    }

    private String setting(String name) {
        return settings.getProperty(name, "");
    }

    /** Host and database of a JDBC address: no user, password or option, which is where secrets are. */
    static String address(String jdbcUrl) {
        String rest = jdbcUrl.toLowerCase(Locale.ROOT).startsWith(JDBC) ? jdbcUrl.substring(JDBC.length()) : "";
        int options = rest.indexOf('?');
        String place = options < 0 ? rest : rest.substring(0, options);
        place = place.startsWith("//") ? place.substring(2) : place;
        return place.substring(place.lastIndexOf('@') + 1);
    }
}
