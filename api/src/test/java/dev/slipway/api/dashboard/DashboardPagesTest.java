package dev.slipway.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class DashboardPagesTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/favicon.svg, image/svg+xml",
        "/assets/app.js, text/javascript",
        "/assets/theme/tokens.css, text/css",
        "/swagger-ui/index.html, text/html",
        "/webjars/lit-html/lit-html.js, text/javascript",
        "/webjars/js-yaml/dist/js-yaml.mjs, text/javascript",
        "/webjars/swagger-ui/swagger-ui-bundle.js, text/javascript",
    })
    void filesAreServedToAnybodyAsWhatTheyAre(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui", "/swagger-ui/"})
    void theShortAddressLeadsToTheApisDescription(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith("/swagger-ui/index.html");
    }

    @Test
    void whatTheDashboardShowsWantsTheToken() throws Exception {
        assertThat(get("/api/tenants").statusCode()).isEqualTo(401);
        assertThat(get("/v3/api-docs").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
