package dev.slipway.api.security;

import dev.slipway.api.web.error.ErrorTranslator;
import dev.slipway.domain.ticket.WsTickets;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs in whoever opens a socket with a fresh {@code ?ticket=}, and uses the ticket up. */
final class TicketFilter extends OncePerRequestFilter {

    private static final String PARAMETER = "ticket";

    private final WsTickets tickets;

    TicketFilter(WsTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !UpgradeFilter.isForSocket(request)
                || SecurityContextHolder.getContext().getAuthentication() != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String[] given = request.getParameterValues(PARAMETER);
        if (given != null) {
            if (given.length != 1) {
                throw ErrorTranslator.unauthenticated();
            }
            WsTickets.Holder holder = tickets.redeem(given[0]).orElseThrow(ErrorTranslator::unauthenticated);
            Caller.signIn(new Caller(holder.caller(), holder.role()));
        }
        chain.doFilter(request, response);
    }
}
