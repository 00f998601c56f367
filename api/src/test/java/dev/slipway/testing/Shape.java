package dev.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.web.error.ErrorCode;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every error answer must look like. */
public final class Shape {

    private static final Set<String> KNOWN =
            Set.of("status", "message", "error", "code", "requestId", "fields", "deploymentJobId");

    private Shape() {}

    /** Asserts the contract's error shape with this code and its status; gives the body for more. */
    public static JsonNode assertError(int status, String contentType, String requestId, String body, ErrorCode code) {
        assertThat(body).as("an error of code %s, not status %d", code, status).startsWith("{");
        JsonNode json = JsonMapper.shared().readTree(body);
        assertThat(json.path("code").asString()).isEqualTo(code.name());
        assertThat(status).isEqualTo(code.status().value());
        assertThat(contentType).isEqualTo("application/json");
        assertThat(json.path("status").asString()).isEqualTo("error");
        assertThat(json.path("message").asString()).isNotBlank();
        assertThat(json.path("error").asString()).isNotBlank();
        assertThat(json.path("requestId").asString()).isNotBlank().isEqualTo(requestId);
        assertThat(json.propertyStream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet()))
                .isSubsetOf(KNOWN);
        assertThat(body)
                .doesNotContain("Exception", "dev.slipway", "springframework", "tools.jackson", "SELECT", "\tat ");
        return json;
    }

    /** The same of a raw answer. */
    public static JsonNode assertError(RawHttp.Answer answer, ErrorCode code) {
        return assertError(
                answer.status(),
                answer.headers().getOrDefault("content-type", ""),
                answer.headers().getOrDefault("x-request-id", ""),
                answer.body(),
                code);
    }
}
