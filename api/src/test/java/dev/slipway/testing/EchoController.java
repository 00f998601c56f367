package dev.slipway.testing;

import dev.slipway.api.idempotency.IdempotentRequests;
import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.list.ListPage;
import dev.slipway.api.web.list.Listed;
import dev.slipway.api.web.list.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations of every shape, for tests to send right and wrong requests to. */
@RestController
@RequestMapping("/api/echo")
public class EchoController {

    private final IdempotentRequests idempotent;
    private final JdbcClient jdbc;

    EchoController(IdempotentRequests idempotent, JdbcClient jdbc) {
        this.idempotent = idempotent;
        this.jdbc = jdbc;
        jdbc.sql("CREATE TABLE IF NOT EXISTS thing (id uuid PRIMARY KEY, name text NOT NULL)")
                .update();
    }

    /** Of one kind or the other. */
    public enum Kind {
        PLAIN,
        FANCY
    }

    /** A body with a field of every type. */
    public record Thing(
            @NotBlank @Size(max = 20) String name,
            int count,
            boolean flag,
            @Nullable Kind kind,
            @Nullable Instant when,
            @Nullable UUID id,
            @Nullable List<String> items,
            @Nullable Map<String, Object> values,
            @Nullable Inner inner) {}

    /** One level down. */
    public record Inner(@Nullable Integer depth) {}

    /** Gives the body back. */
    @PostMapping
    Thing echo(@Valid @RequestBody Thing thing) {
        return thing;
    }

    /** Has typed parameters. */
    @GetMapping("/{id}")
    String typed(@PathVariable UUID id, @RequestParam int limit) {
        return id + " " + limit;
    }

    /** A list. */
    @GetMapping("/list")
    ListPage<String> list(@Listed(sortable = {"createdAt", "name"}) PageRequest page) {
        return ListPage.of(page, List.of(page.sort() + " " + page.descending() + " " + page.search()), 41);
    }

    /** Fails in a way that nobody expected. */
    @GetMapping("/bug")
    String bug() {
        throw new IllegalStateException("SELECT secret FROM /etc/passwd");
    }

    /** Asks the database. */
    @GetMapping("/database")
    Integer database() {
        return jdbc.sql("SELECT 1").query(Integer.class).single();
    }

    /** Makes a thing, once for each Idempotency-Key; a name that begins with "no" is refused after it was written. */
    @PostMapping("/things")
    ResponseEntity<byte[]> make(@Valid @RequestBody Thing thing, HttpServletRequest request) {
        return idempotent.run(request, thing, HttpStatus.ACCEPTED, () -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("INSERT INTO thing VALUES (?, ?)").params(id, thing.name()).update();
            if (thing.name().startsWith("no")) {
                throw ApiException.of(ErrorCode.TENANT_EXISTS, "No", "It is refused by name");
            }
            if (thing.name().startsWith("bug")) {
                throw new IllegalStateException("A fault after the write");
            }
            return Map.of("id", id);
        });
    }
}
