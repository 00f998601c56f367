package dev.slipway.api.security;

import dev.slipway.api.web.error.ErrorTranslator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs in whoever sends {@code Authorization: Bearer} with the administrator's token. A wrong token is refused at once,
 * on public addresses too; none at all is left to the rules that follow. Tokens in addresses are never read.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AdministratorToken token;

    BearerTokenFilter(AdministratorToken token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> given = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (!given.isEmpty()) {
            if (given.size() > 1 || !isRight(given.getFirst())) {
                throw ErrorTranslator.unauthenticated();
            }
            Caller.signIn(Caller.administrator());
        }
        chain.doFilter(request, response);
    }

    private boolean isRight(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.matches(header.substring(SCHEME.length()).strip());
    }
}
