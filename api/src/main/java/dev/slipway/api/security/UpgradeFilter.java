package dev.slipway.api.security;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.error.ErrorTranslator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards every address under {@code /ws/}: only upgrades pass, and of browsers' only those from a page of this very host
 * or of a configured origin. Clients that are no browsers send no {@code Origin}.
 */
final class UpgradeFilter extends OncePerRequestFilter {

    private final Set<String> origins;

    UpgradeFilter(Set<String> origins) {
        this.origins = origins;
    }

    /** Whether this request is for a socket: by its address, not by what it claims to be. */
    static boolean isForSocket(HttpServletRequest request) {
        // decoded by the server, as routes are: "/%77s/" is the same address
        return request.getServletPath().startsWith("/ws/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isForSocket(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw ErrorTranslator.ofStatus(426);
        }
        if (!"13".equals(request.getHeader("Sec-WebSocket-Version"))) {
            throw ErrorTranslator.ofStatus(426).withHeader("Sec-WebSocket-Version", "13");
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origins.contains(origin.toLowerCase(Locale.ROOT)) && !isOwn(origin, request)) {
            throw ApiException.of(
                    ErrorCode.ORIGIN_NOT_ALLOWED,
                    "This page may not open sockets here",
                    "Add its origin to slipway.web.allowed-origins if it is yours");
        }
        chain.doFilter(request, response);
    }

    // by the host alone: behind a proxy that ends TLS the scheme differs
    private static boolean isOwn(String origin, HttpServletRequest request) {
        try {
            String page = URI.create(origin).getRawAuthority();
            return page != null && page.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
