package dev.slipway.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.testing.RawHttp;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    @LocalServerPort
    int port;

    private JsonNode document = JsonMapper.shared().nullNode();

    @BeforeEach
    void read() throws IOException {
        document = read("en");
    }

    /** The document in a language, of which springdoc makes each once. */
    private JsonNode read(String language) throws IOException {
        RawHttp.Answer answer = RawHttp.send(
                port,
                RawHttp.request(
                        "GET",
                        "/v3/api-docs",
                        "Authorization: Bearer " + ApiTest.TOKEN + "\r\nAccept-Language: " + language + "\r\n",
                        ""));
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void itIsMadeWithoutComplaints(CapturedOutput output) throws IOException {
        read("eo");

        assertThat(output)
                .contains("GET /v3/api-docs")
                .doesNotContain("Json Processing Exception", "Graceful exception");
    }

    @Test
    void itTellsTheWholeRequest() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.at("/CreateTenantRequest/properties").propertyNames())
                .contains("companyCode", "config");
        assertThat(schemas.at("/TenantConfig/properties/values/additionalProperties/type")
                        .asString())
                .isEqualTo("object");
        assertThat(schemas.has("ObjectNode")).isFalse();
    }

    @Test
    void itIsOpenApi31AndWantsTheToken() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/security/0").has("bearer")).isTrue();
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @Test
    void itListsEveryErrorCodeWithItsMeaning() {
        JsonNode code = document.at("/components/schemas/Error/properties/code");
        Set<String> listed = new HashSet<>();
        code.path("enum").forEach(value -> listed.add(value.asString()));
        assertThat(listed)
                .isEqualTo(new HashSet<>(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList()));
        assertThat(code.path("description").asString())
                .contains("`IDEMPOTENCY_KEY_REUSED` (422): The Idempotency-Key came before with another body");
        JsonNode error = document.at("/components/schemas/Error/properties");
        assertThat(error.has("fields") && error.has("requestId") && error.has("message"))
                .isTrue();
    }

    @Test
    void everyOperationTellsItsErrorsItsHeadersAndItsFeature() {
        assertThat(operations()).hasSizeGreaterThanOrEqualTo(5).allSatisfy((name, operation) -> {
            assertThat(operation.path("summary").asString()).as(name).isNotBlank();
            assertThat(operation.path("tags").size()).as(name).isEqualTo(1);
            assertThat(parameters(operation)).as(name).contains("header x-request-id");
            JsonNode responses = operation.path("responses");
            assertThat(responses.propertyNames()).as(name).contains("401", "403", "500", "503");
            responses.propertyStream().forEach(response -> {
                assertThat(response.getValue().at("/headers/x-request-id").isMissingNode())
                        .as(name + " " + response.getKey())
                        .isFalse();
                if (response.getKey().compareTo("400") >= 0) {
                    assertThat(response.getValue()
                                    .path("content")
                                    .path("application/json")
                                    .at("/schema/$ref")
                                    .asString())
                            .as(name + " " + response.getKey())
                            .isEqualTo("#/components/schemas/Error");
                }
            });
        });
    }

    @Test
    void operationsThatTakeABodyTellWhatIsWrongWithIt() {
        List<JsonNode> taking = operations().values().stream()
                .filter(operation -> operation.has("requestBody"))
                .toList();
        assertThat(taking)
                .isNotEmpty()
                .allSatisfy(operation ->
                        assertThat(operation.path("responses").propertyNames()).contains("400", "413", "415"));
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new java.util.TreeMap<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static List<String> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("in").asString() + " "
                        + parameter.path("name").asString())
                .toList();
    }
}
