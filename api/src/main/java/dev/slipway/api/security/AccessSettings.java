package dev.slipway.api.security;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call.
 *
 * @param adminToken {@code slipway.admin-token}, which SLIPWAY_ADMIN_TOKEN sets: the administrator's token, at least 16
 *     visible ASCII characters
 * @param web what pages may do
 */
@ConfigurationProperties("slipway")
record AccessSettings(
        @Nullable String adminToken, @DefaultValue Web web) {

    /**
     * What pages may do.
     *
     * @param allowedOrigins {@code slipway.web.allowed-origins}: origins besides this host's own, such as {@code
     *     https://console.example.org}, whose pages may open sockets
     */
    record Web(@DefaultValue Set<String> allowedOrigins) {

        Web {
            allowedOrigins = allowedOrigins.stream()
                    .map(origin -> origin.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The token. */
    AdministratorToken token() {
        if (adminToken == null || adminToken.isBlank()) {
            throw new AdminTokenException("SLIPWAY_ADMIN_TOKEN is not set, and nothing is served without it");
        }
        if (!AdministratorToken.isUsable(adminToken)) {
            throw new AdminTokenException("SLIPWAY_ADMIN_TOKEN is shorter than " + AdministratorToken.SHORTEST
                    + " characters, or has characters that are not visible ASCII");
        }
        return new AdministratorToken(adminToken);
    }

    /** Without the token, so that no log or dump can show it. */
    @Override
    public String toString() {
        return "AccessSettings[web=" + web + "]";
    }
}
