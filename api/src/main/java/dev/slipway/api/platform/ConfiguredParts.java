package dev.slipway.api.platform;

import dev.slipway.cluster.ClusterConnection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.env.Environment;

/** The parts of an API that was given all of them by configuration. */
@Configuration(proxyBeanMethods = false)
class ConfiguredParts {

    private static final String JDBC = "jdbc:postgresql:";

    /** Gives way to that of an application that starts its own parts. */
    @Bean
    @Fallback
    PlatformParts configuredPlatformParts(Environment settings, ClusterConnection cluster) {
        return new PlatformParts(
                List.of(
                        new Part(
                                "Database",
                                "PostgreSQL",
                                address(settings.getProperty("spring.datasource.url", "")),
                                true),
                        new Part(
                                "Workflows",
                                "Temporal",
                                settings.getProperty("spring.temporal.connection.target", ""),
                                true),
                        new Part("Cluster", "Kubernetes", cluster.server(), true)),
                settings.getProperty("slipway.simulated", Boolean.class, false),
                settings.getProperty("slipway.temporal-ui"),
                PlatformParts.runningVersion());
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
