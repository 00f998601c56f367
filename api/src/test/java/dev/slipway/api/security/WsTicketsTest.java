package dev.slipway.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.ApiTest;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.testing.RawHttp;
import dev.slipway.testing.Shape;
import dev.slipway.testing.Sockets;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class WsTicketsTest {

    private static final String SOCKET = "/ws/cluster/status";
    private static final Map<String, String> TOKEN = Map.of("Authorization", "Bearer " + ApiTest.TOKEN);
    private static final String UPGRADE = """
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aTicketOpensOneSocketAndNoSecond() throws IOException {
        String ticket = ticket();
        try (Sockets first = Sockets.open(port, SOCKET + "?ticket=" + ticket, Map.of())) {
            assertThat(first).isNotNull();
            assertRefused(401, () -> Sockets.open(port, SOCKET + "?ticket=" + ticket, Map.of()));
        }
    }

    @Test
    void aTicketLastsThirtySeconds() throws IOException {
        Instant before = Instant.now();
        JsonNode issued = issue();
        assertThat(Instant.parse(issued.path("expiresAt").asString()))
                .isBetween(before.plusSeconds(29), Instant.now().plusSeconds(31));
        assertThat(issued.path("expiresAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void anExpiredTicketOpensNothing() throws IOException {
        String ticket = ticket();
        jdbc.sql("UPDATE ws_ticket SET expires_at = now() - interval '1 millisecond'")
                .update();
        assertRefused(401, () -> Sockets.open(port, SOCKET + "?ticket=" + ticket, Map.of()));
    }

    @Test
    void oneOfManyAtOnceOpensWithTheSameTicket() throws Exception {
        String ticket = ticket();
        Callable<Integer> attempt = () -> {
            try (Sockets opened = Sockets.open(port, SOCKET + "?ticket=" + ticket, Map.of())) {
                return opened == null ? 0 : 101;
            } catch (Sockets.Refused refused) {
                return refused.status;
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads
                    .invokeAll(Stream.generate(() -> attempt).limit(20).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).containsOnlyOnce(101);
            assertThat(statuses.stream().filter(status -> status == 401)).hasSize(19);
        }
    }

    @Test
    void theTicketIsNotStoredInClear() throws IOException {
        String ticket = ticket();
        assertThat(jdbc.sql("SELECT count(*) FROM ws_ticket WHERE encode(ticket_hash, 'escape') LIKE :t")
                        .param("t", "%" + ticket + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aTicketIsForSocketsOnly() throws IOException {
        String ticket = ticket();
        Shape.assertError(raw("GET", "/api/platform?ticket=" + ticket, ""), ErrorCode.UNAUTHENTICATED);
        Shape.assertError(
                raw("GET", "/api/platform?ticket=" + ticket, "Connection: Upgrade\r\n" + UPGRADE),
                ErrorCode.UNAUTHENTICATED);
        Shape.assertError(raw("POST", "/api/ws-tickets?ticket=" + ticket, ""), ErrorCode.UNAUTHENTICATED);
        try (Sockets opened = Sockets.open(port, SOCKET + "?ticket=" + ticket, Map.of())) {
            assertThat(opened).isNotNull();
        }
    }

    @Test
    void strangeTicketsOpenNothing() {
        for (String ticket : List.of("", "x", "a".repeat(5000), "%00", "'%20OR%201=1", "x&ticket=y")) {
            assertRefused(401, () -> Sockets.open(port, SOCKET + "?ticket=" + ticket, Map.of()));
        }
    }

    @Test
    void nobodyOpensASocketWithoutTicketOrToken() {
        assertRefused(401, () -> Sockets.open(port, SOCKET, Map.of()));
        assertRefused(401, () -> Sockets.open(port, SOCKET + "?token=" + ApiTest.TOKEN, Map.of()));
        assertRefused(401, () -> Sockets.open(port, SOCKET, Map.of("Authorization", "Bearer wrong")));
    }

    @Test
    void aSocketThatIsNotThereIsNotFound() {
        assertRefused(404, () -> Sockets.open(port, "/ws/nothing", TOKEN));
    }

    @Test
    void onlyPagesOfThisHostOpenSockets() throws IOException {
        String signedIn = "Authorization: Bearer " + ApiTest.TOKEN + "\r\n" + UPGRADE;
        for (String origin : List.of(
                "http://evil.example",
                "null",
                "http://127.0.0.1.evil.example",
                "http://evil127.0.0.1",
                "file://",
                "x y")) {
            Shape.assertError(
                    raw("GET", SOCKET, signedIn + "Origin: " + origin + "\r\n"), ErrorCode.ORIGIN_NOT_ALLOWED);
            Shape.assertError(
                    raw("GET", "/%77s/cluster/status", signedIn + "Origin: " + origin + "\r\n"),
                    ErrorCode.ORIGIN_NOT_ALLOWED);
        }
        String own = "http://127.0.0.1:" + port;
        try (Sockets opened =
                Sockets.open(port, SOCKET, Map.of("Authorization", "Bearer " + ApiTest.TOKEN, "Origin", own))) {
            assertThat(opened).isNotNull();
        }
    }

    @Test
    void oldVersionsOfTheProtocolAreToldTheRightOne() throws IOException {
        RawHttp.Answer answer =
                raw("GET", SOCKET, "Authorization: Bearer " + ApiTest.TOKEN + "\r\n" + UPGRADE.replace("13", "8"));
        Shape.assertError(answer, ErrorCode.UPGRADE_REQUIRED);
        assertThat(answer.headers()).containsEntry("sec-websocket-version", "13");
    }

    private RawHttp.Answer raw(String method, String target, String headers) throws IOException {
        return RawHttp.send(port, RawHttp.request(method, target, headers, ""));
    }

    private String ticket() throws IOException {
        return issue().path("ticket").asString();
    }

    private JsonNode issue() throws IOException {
        RawHttp.Answer answer = RawHttp.send(
                port,
                RawHttp.request("POST", "/api/ws-tickets", "Authorization: Bearer " + ApiTest.TOKEN + "\r\n", ""));
        assertThat(answer.status()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void assertRefused(int status, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(
                        Sockets.Refused.class,
                        refused -> assertThat(refused.status).isEqualTo(status));
    }
}
