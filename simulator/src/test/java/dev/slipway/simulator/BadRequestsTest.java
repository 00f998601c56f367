package dev.slipway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent, there is an answer, and it is a Status. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";

    private ClusterSimulator simulator;
    private HttpClient http;

    @BeforeAll
    void start() throws Exception {
        simulator = ClusterSimulator.start(SimulatorSettings.instant());
        http = HttpClient.newBuilder()
                .sslContext(trusting(simulator.kubeconfig()))
                .build();
    }

    @AfterAll
    void stop() {
        http.close();
        simulator.close();
    }

    @Test
    void answersBodiesItCannotRead() throws Exception {
        assertThat(post("application/json", "{\"half\":".getBytes(StandardCharsets.UTF_8)))
                .startsWith("400 ");
        assertThat(post("application/json", "[]".getBytes(StandardCharsets.UTF_8)))
                .startsWith("400 ");
        assertThat(post("text/html", "<p>".getBytes(StandardCharsets.UTF_8)))
                .startsWith("415 ")
                .contains("UnsupportedMediaType");
        assertThat(post(PROTOBUF, "no protobuf".getBytes(StandardCharsets.UTF_8)))
                .startsWith("400 ");
        assertThat(post(PROTOBUF, new byte[] {'k', '8', 's', 0, 1, 2, 3})).startsWith("400 ");
        assertThat(post("application/json", new byte[4 * 1024 * 1024]))
                .startsWith("413 ")
                .contains("RequestEntityTooLarge");
    }

    @Test
    void answersPathsAndMethodsItDoesNotKnow() throws Exception {
        for (String path : new String[] {
            "/nothing", "/api/v1/nonsenses", "/apis/apps/v9/deployments", "/api/v1/namespaces/a/b/c/d/e"
        }) {
            assertThat(send("GET", path, "application/json", new byte[0]))
                    .startsWith("404 ")
                    .contains("\"kind\":\"Status\"");
        }
        assertThat(send("PUT", MAPS, "application/json", new byte[0])).startsWith("405 ");
    }

    @Test
    void saysThatARevisionIsTooOldToWatchFrom() throws Exception {
        for (int i = 0; i < 1_100; i++) {
            String body = "{\"metadata\":{\"name\":\"old\"},\"data\":{\"a\":\"" + i + "\"}}";
            send(
                    i == 0 ? "POST" : "PUT",
                    i == 0 ? MAPS : MAPS + "/old",
                    "application/json",
                    body.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(send(
                        "GET",
                        MAPS + "?watch=true&resourceVersion=5&timeoutSeconds=5",
                        "application/json",
                        new byte[0]))
                .contains("\"type\":\"ERROR\"")
                .contains("\"code\":410")
                .contains("\"reason\":\"Expired\"")
                .contains("too old resource version: 5 (");
    }

    private String post(String type, byte[] body) throws Exception {
        return send("POST", MAPS, type, body);
    }

    private String send(String method, String path, String type, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.address() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + simulator.token())
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static SSLContext trusting(String kubeconfig) throws Exception {
        Matcher authority =
                Pattern.compile("certificate-authority-data: (\\S+)").matcher(kubeconfig);
        assertThat(authority.find()).isTrue();
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        byte[] pem = Base64.getDecoder().decode(authority.group(1));
        store.setCertificateEntry(
                "simulator",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
