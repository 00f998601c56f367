package dev.slipway.domain.timeline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** What happened, in PostgreSQL. */
public interface TenantEventRepository extends Repository<TenantEvent, UUID> {
    /** Inserts an event. */
    TenantEvent save(TenantEvent event);

    /** A tenant's events. */
    Page<TenantEvent> findByCompanyCode(String companyCode, Pageable page);

    /** A tenant's events of some kinds until a time, oldest first. */
    List<TenantEvent> findByCompanyCodeAndKindInAndAtLessThanEqualOrderByAtAscIdAsc(
            String companyCode, List<EventKind> kinds, Instant at);
}
