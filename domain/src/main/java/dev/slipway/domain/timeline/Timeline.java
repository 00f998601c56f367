package dev.slipway.domain.timeline;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what happens to tenants. Thread-safe. */
@Service
public class Timeline {
    private final TenantEventRepository events;
    private final Clock clock;

    Timeline(TenantEventRepository events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Writes down what the caller's transaction does, in that transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(NewEvent event) {
        events.save(new TenantEvent(event, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
