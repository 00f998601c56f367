package dev.slipway.systemtests.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.log.DeployLogSocket;
import dev.slipway.systemtests.log.LogEvents;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.setup.SystemTest;
import dev.slipway.systemtests.tenant.CompanyCodes;
import dev.slipway.systemtests.tenant.DeployJob;
import dev.slipway.systemtests.tenant.TenantRequest;
import dev.slipway.systemtests.tenant.Tenants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@SystemTest
class SecretsIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Test
    void showsPlantedSecretsNowhere(SlipwayProcess slipway, ApiClient api, Tenants tenants) throws IOException {
        String code = CompanyCodes.next();
        String password = "pl4nted-Pa55word-" + code;
        String apiKey = "pl4nted-K3y-" + code;
        DeployJob job = tenants.deploy(
                code,
                TenantRequest.of(code)
                        .values("postgresql", "{\"auth\": {\"password\": \"" + password + "\"}}")
                        .values("backendApi", "{\"env\": [{\"name\": \"API_KEY\", \"value\": \"" + apiKey + "\"}]}"));
        tenants.awaitEnd(job, LIMIT);
        tenants.awaitStatus(code, "active", LIMIT);

        Map<String, String> shown = new LinkedHashMap<>(answers(api, job));
        shown.putAll(logDoors(api, job));
        shown.put("standard output", slipway.output());
        shown.putAll(logFiles(slipway.settings().home().resolve("logs")));
        for (String secret : List.of(password, apiKey, slipway.settings().token())) {
            String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            shown.forEach((where, text) -> {
                assertThat(text.contains(secret)).as(where).isFalse();
                assertThat(text.contains(encoded)).as(where + ", in Base64").isFalse();
            });
        }
    }

    @Test
    void keepsSecretsOutOfRefusals(Tenants tenants) {
        String secret = "pl4nted-in-a-refusal";
        String answer = tenants.ask(TenantRequest.of("SECRETREFUSED")
                        .values("postgresql", "{\"auth\": {\"password\": {\"is\": \"" + secret + "\"}}}"))
                .toString();
        assertThat(answer).startsWith("400").doesNotContain(secret);
    }

    private static Map<String, String> answers(ApiClient api, DeployJob job) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : List.of(
                "/api/tenants",
                "/api/tenants/" + job.companyCode(),
                "/api/tenants/" + job.companyCode() + "/deployments",
                "/api/tenants/" + job.companyCode() + "/health",
                "/api/deployments/" + job.id(),
                "/api/deployments/" + job.id() + "/logs",
                "/actuator/prometheus",
                "/actuator/health")) {
            answers.put(path, api.get(path).toString());
        }
        return answers;
    }

    private static Map<String, String> logDoors(ApiClient api, DeployJob job) {
        Map<String, String> doors = new LinkedHashMap<>();
        try (DeployLogSocket text = DeployLogSocket.text(api, job.companyCode(), 0);
                DeployLogSocket json = DeployLogSocket.json(api, job.companyCode(), 0)) {
            text.awaitClose(LIMIT);
            json.awaitClose(LIMIT);
            doors.put("WebSocket, text", String.join("\n", text.texts()));
            doors.put("WebSocket, JSON", String.join("\n", json.texts()));
        }
        doors.put("SSE", new LogEvents(api, job.id()).readToEnd(null).toString());
        return doors;
    }

    private static Map<String, String> logFiles(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
