package dev.slipway.api.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of every error answer.
 *
 * @param status always {@code error}
 * @param message what happened, for a person
 * @param error the detail
 * @param code the stable code
 * @param requestId the id under which Slipway's log has this request
 * @param fields what is wrong with which field; absent unless the error is about fields
 * @param deploymentJobId the job that is in the way; absent unless there is one
 */
@Schema(name = "Error", description = "Every error answer has this shape")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "message", "error", "code", "requestId", "fields", "deploymentJobId"})
public record ErrorBody(
        String status,
        String message,
        String error,
        ErrorCode code,
        String requestId,
        @Nullable Map<String, String> fields,
        @Nullable String deploymentJobId) {

    /** The body that tells of {@code refusal}. */
    public static ErrorBody of(ApiException refusal, String requestId) {
        return new ErrorBody(
                "error",
                refusal.message(),
                refusal.detail(),
                refusal.code(),
                requestId,
                refusal.fields().isEmpty() ? null : new TreeMap<>(refusal.fields()),
                refusal.deploymentJobId());
    }
}
