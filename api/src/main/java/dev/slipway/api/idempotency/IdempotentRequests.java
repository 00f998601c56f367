package dev.slipway.api.idempotency;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorBody;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.request.RequestIds;
import dev.slipway.domain.idempotency.IdempotentWork;
import dev.slipway.domain.idempotency.Outcome;
import dev.slipway.domain.idempotency.RequestKey;
import dev.slipway.domain.idempotency.StoredAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the work of a POST so that a caller may send it again: with {@code Idempotency-Key}, the same caller, method, path,
 * key and body within 24 hours get the first answer again, status and body, and nothing is done twice, however many
 * come at once; another body under the same key is refused. Without the header the work just runs. Thread-safe.
 */
@Component
public class IdempotentRequests {

    /** The header with the caller's key. */
    public static final String HEADER = "Idempotency-Key";

    /** Set to {@code true} on answers that were given before. */
    public static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final IdempotentWork idempotentWork;
    private final JsonMapper json;
    private final JsonMapper canonicalJson;

    IdempotentRequests(IdempotentWork idempotentWork, JsonMapper json) {
        this.idempotentWork = idempotentWork;
        this.json = json;
        this.canonicalJson = json.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
    }

    /**
     * Runs {@code work} in one database transaction with the storing of its answer.
     *
     * <p>What {@code work} writes through this database commits with the answer, or not at all. It must do nothing else
     * to the world (start the workflow afterwards; a repeat comes by here too, so that start must tolerate repeats), must
     * take no second connection, and must flush what it wrote. It refuses by throwing an {@link ApiException}: what it
     * wrote is undone, and a refusal of status 409 or 422 is an answer that is given again like any other. Any other
     * exception undoes everything and stores nothing, so that the request can be sent again.
     *
     * @param body the request's body as it was read, which says whether two requests are the same; null if it has none
     * @param status the status of a successful answer
     * @param work decides and writes, and returns the answer's body
     */
    public ResponseEntity<byte[]> run(
            HttpServletRequest request, @Nullable Object body, HttpStatus status, Supplier<?> work) {
        String key = key(request);
        Supplier<StoredAnswer> answering = () -> new StoredAnswer(status.value(), json.writeValueAsString(work.get()));
        if (key == null) {
            return answer(idempotentWork.run(answering), false);
        }
        RequestKey scoped = new RequestKey(caller(request), request.getMethod(), request.getServletPath(), key);
        byte[] hash = hash(body);
        Outcome outcome;
        try {
            outcome = idempotentWork.run(scoped, hash, answering);
        } catch (ApiException refusal) {
            outcome = idempotentWork.store(scoped, hash, refused(refusal, request));
        }
        return switch (outcome) {
            case Outcome.First first -> answer(first.answer(), false);
            case Outcome.Again again -> answer(again.answer(), true);
            case Outcome.OtherBody other -> throw otherBody();
        };
    }

    private StoredAnswer refused(ApiException refusal, HttpServletRequest request) {
        HttpStatus status = refusal.code().status();
        if (status != HttpStatus.CONFLICT && status != HttpStatus.UNPROCESSABLE_CONTENT) {
            throw refusal;
        }
        ErrorBody told = ErrorBody.of(refusal, RequestIds.of(request));
        return new StoredAnswer(status.value(), json.writeValueAsString(told));
    }

    private static ResponseEntity<byte[]> answer(StoredAnswer answer, boolean replayed) {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(answer.status()).contentType(MediaType.APPLICATION_JSON);
        if (replayed) {
            response.header(REPLAYED_HEADER, "true");
        }
        return response.body(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static @Nullable String key(HttpServletRequest request) {
        List<String> given = Collections.list(request.getHeaders(HEADER));
        if (given.isEmpty()) {
            return null;
        }
        if (given.size() > 1 || !KEY.matcher(given.getFirst()).matches()) {
            throw ApiException.of(
                    ErrorCode.INVALID_IDEMPOTENCY_KEY,
                    "The Idempotency-Key is not valid",
                    "Send it once, with 1 to 255 visible ASCII characters");
        }
        return given.getFirst();
    }

    private static String caller(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        if (caller == null) {
            throw new IllegalStateException("A request came this far without a caller");
        }
        return caller.getName();
    }

    private byte[] hash(@Nullable Object body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonicalJson.writeValueAsBytes(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ApiException otherBody() {
        return ApiException.of(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for another request",
                "The same key came before with another body; send a new key for a new request");
    }
}
