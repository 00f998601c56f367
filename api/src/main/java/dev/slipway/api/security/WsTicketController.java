package dev.slipway.api.security;

import dev.slipway.domain.ticket.WsTickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tickets for browsers, which cannot send a header when they open a WebSocket. */
@RestController
@Tag(name = "Sockets", description = "Tickets that open WebSockets")
class WsTicketController {

    private final WsTickets tickets;

    WsTicketController(WsTickets tickets) {
        this.tickets = tickets;
    }

    @PostMapping("/api/ws-tickets")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a ticket for one WebSocket",
            description = "Pass it as ?ticket= to an address under /ws within 30 seconds; it opens one socket.")
    Ticket create(Authentication caller) {
        WsTickets.Issued issued = tickets.issue(new WsTickets.Holder(caller.getName(), Caller.ADMINISTRATOR));
        return new Ticket(issued.ticket(), issued.expiresAt());
    }

    /**
     * What is answered.
     *
     * @param ticket what to pass; never stored in clear
     * @param expiresAt when it ends unused
     */
    @Schema(name = "WsTicket")
    record Ticket(String ticket, Instant expiresAt) {

        @Override
        public String toString() {
            return "Ticket[expiresAt=" + expiresAt + "]";
        }
    }
}
