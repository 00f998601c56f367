package dev.slipway.api.web.request;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line for each request when it is done: method, route, status, time. The route is the template ({@code
 * /api/tenants/{companyCode}}), or the bare path where no route matched; the query, which may hold a ticket, never shows.
 */
public final class AccessLogFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger("dev.slipway.api.access");
    private static final int LONGEST_PATH = 200;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new OnComplete(request, response, begun));
            } else {
                log(request, response.getStatus(), begun);
            }
        }
    }

    private static void log(HttpServletRequest request, int status, long begun) {
        String route = route(request);
        long millis = (System.nanoTime() - begun) / 1_000_000;
        // probes and scrapes come every few seconds for ever
        LOG.atLevel(route.startsWith("/actuator") ? Level.DEBUG : Level.INFO)
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route)
                .addKeyValue("status", status)
                .addKeyValue("millis", millis)
                .log("{} {} {} {} ms", request.getMethod(), route, status, millis);
    }

    private static String route(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && !pattern.equals("/**")) {
            return pattern;
        }
        // as it came, still percent-encoded: no control character can be in it
        String path = request.getRequestURI();
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }

    private record OnComplete(HttpServletRequest request, HttpServletResponse response, long begun)
            implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            MDC.put(RequestIds.LOG_KEY, RequestIds.of(request));
            try {
                log(request, response.getStatus(), begun);
            } finally {
                MDC.remove(RequestIds.LOG_KEY);
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
