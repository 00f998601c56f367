package dev.slipway.systemtests.scenario.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.Answer;
import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.api.Json;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.cluster.HelmRelease;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SystemTest
class BadInputIT {
    private static final String FAULT = "(?s).*(Exception|\\tat |dev\\.slipway|org\\.springframework|SELECT |/home/).*";

    private int tenantsBefore;

    @BeforeEach
    void count(Tenants tenants) {
        tenantsBefore = tenants.all().size();
    }

    @AfterEach
    void nothingWasMade(Tenants tenants) {
        assertThat(tenants.all()).hasSize(tenantsBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "A", "ABCDEFGHIJKLMNOPQRSTU", "A/B", "../ETC", "..", "A B", " AB", "AB ", "AB\n", "ÄÖ", "ＡＢＣ",
                "Aİ", "$(reboot)", "A;ls", "A`id`", "A|B", "A&B", "'AB'", "\"AB\"", "A\u0000B", "1AB", "-AB", "A-B",
                        "A_B",
                "A.B", "😀😀"
            })
    void refusesCompanyCodes(String code, ApiClient api) {
        Answer answer = api.post("/api/tenants", "{\"companyCode\": " + Json.quoted(code) + "}");
        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.json().required("fields").required("companyCode").asString())
                .isNotEmpty();
    }

    @Test
    void refusesAMissingCompanyCode(ApiClient api) {
        for (String body : List.of("{}", "{\"companyCode\": null}", "{\"config\": {\"name\": \"X\"}}")) {
            assertRefused(api.post("/api/tenants", body), 400, "VALIDATION_FAILED");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"companyCode\": \"UNKNOWNA\", \"colour\": 1}                          | colour",
                "{\"companyCode\": \"UNKNOWNA\", \"config\": {\"nmae\": \"X\"}}              | nmae",
                "{\"companyCode\": \"UNKNOWNA\", \"config\": {\"versions\": {\"php\": \"8\"}}} | php",
                "{\"companyCode\": \"UNKNOWNA\", \"config\": {\"values\": {\"php\": {}}}}      | php"
            })
    void namesUnknownFields(String body, String field, ApiClient api) {
        Answer answer = api.post("/api/tenants", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text("code")).isIn("UNKNOWN_FIELD", "VALIDATION_FAILED");
        assertThat(answer.json().required("fields").propertyNames())
                .as(answer.toString())
                .anyMatch(name -> name.contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"X\"", "null", "{\"companyCode\": {}}", "{\"companyCode\": \"AB\"} {}"})
    void refusesWhatIsNoRequest(String body, ApiClient api) {
        Answer answer = api.post("/api/tenants", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text("code")).isNotEmpty();
        assertThat(answer.body()).doesNotMatch(FAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgresql   | {\"replicaCount\": \"two\"}",
                "postgresql   | {\"nonsense\": true}",
                "backendApi   | {\"replicaCount\": -1}",
                "backendApi   | {\"image\": {\"tag\": 15}}",
                "userFrontend | {\"service\": {\"port\": 99999999}}",
            })
    void refusesValuesThatBreakTheChartsSchema(String component, String values, ApiClient api, Tenants tenants) {
        TenantRequest request = TenantRequest.of("SCHEMABREAKER").values(component, values);
        Answer answer = tenants.ask(request);
        assertRefused(answer, 400, "VALIDATION_FAILED");
        assertThat(answer.json().required("fields").propertyNames()).anyMatch(name -> name.contains(component));
        assertThat(api.get("/api/tenants/SCHEMABREAKER").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "onFailure       | \"explode\"",
                "notBefore       | \"tomorrow\"",
                "replicas        | {\"backendApi\": -2}",
                "replicas        | {\"backendApi\": \"many\"}",
                "requireApproval | [\"no-such-step\"]",
                "maintenance     | {\"windows\": [{\"from\": \"25:00\", \"to\": \"04:00\"}]}",
                "maintenance     | {\"timeZone\": \"Mars/Olympus\"}",
                "drift           | \"ignore\"",
                "host            | \"http://evil host/\"",
                "versions        | {\"backendApi\": \"1; rm -rf\"}"
            })
    void refusesConfigurationsThatCannotBe(String field, String value, Tenants tenants) {
        Answer answer = tenants.ask(TenantRequest.of("CONFIGBREAKER").config(field, value));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().required("fields").propertyNames())
                .as(answer.toString())
                .anyMatch(name -> name.contains(field));
    }

    @Test
    void refusesABodyOfThreeMegabytes(ApiClient api) {
        String name = "x".repeat(3 * 1024 * 1024);
        String body = "{\"companyCode\": \"TOOBIG\", \"config\": {\"name\": \"" + name + "\"}}";
        assertRefused(api.post("/api/tenants", body), 413, "BODY_TOO_LARGE");
        HttpRequest.Builder chunked = api.request("/api/tenants")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertRefused(api.send(chunked), 413, "BODY_TOO_LARGE");
    }

    @Test
    void refusesWhatIsNotJson(ApiClient api) {
        HttpRequest.Builder form = api.request("/api/tenants")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("companyCode=AB"));
        assertRefused(api.send(form), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void refusesWhatIsNotThere(ApiClient api) {
        assertRefused(api.get("/api/no-such-thing"), 404, "NOT_FOUND");
        assertRefused(api.call("PATCH", "/api/tenants"), 405, "METHOD_NOT_ALLOWED");
        for (String code : List.of("..%2F..%2Fetc", "%00", "A%20B", "%24(id)")) {
            assertThat(api.get("/api/tenants/" + code).status()).as(code).isIn(400, 404);
        }
    }

    @Test
    void refusesATenantThatExists(Tenants tenants, ClusterView cluster) {
        String code = CompanyCodes.next();
        tenants.awaitEnd(tenants.deploy(code), Duration.ofMinutes(3));
        tenantsBefore++;
        List<HelmRelease> before = cluster.releases(CompanyCodes.namespace(code));
        Answer answer = tenants.ask(TenantRequest.of(code));
        assertRefused(answer, 409, "TENANT_EXISTS");
        assertThat(cluster.releases(CompanyCodes.namespace(code))).isEqualTo(before);
    }

    @Test
    void takesOverSaneRequestIdsAndMakesOthers(ApiClient api) {
        HttpRequest.Builder sane = api.request("/api/tenants").header("x-request-id", "Sane_1.2-3");
        assertThat(api.send(sane).header("x-request-id")).isEqualTo("Sane_1.2-3");
        for (String insane : List.of("a b", "x".repeat(65), "<script>", "${jndi}")) {
            Answer answer = api.send(api.request("/api/no-such").header("x-request-id", insane));
            assertThat(answer.header("x-request-id"))
                    .isNotEqualTo(insane)
                    .matches("[A-Za-z0-9._-]{1,64}")
                    .isEqualTo(answer.text("requestId"));
        }
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("status")).isEqualTo("error");
        assertThat(answer.text("code")).as(answer.toString()).isEqualTo(code);
        assertThat(answer.text("message")).isNotEmpty();
        assertThat(answer.text("error")).isNotEmpty();
        assertThat(answer.text("requestId"))
                .isEqualTo(answer.header("x-request-id"))
                .isNotEmpty();
        assertThat(answer.json().has("fields")).as(answer.toString()).isEqualTo(code.equals("VALIDATION_FAILED"));
        assertThat(answer.body()).doesNotMatch(FAULT);
    }
}
