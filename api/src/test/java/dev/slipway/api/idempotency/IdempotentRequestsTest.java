package dev.slipway.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.ApiTest;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.testing.EchoController;
import dev.slipway.testing.RawHttp;
import dev.slipway.testing.Shape;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@Import(EchoController.class)
class IdempotentRequestsTest {

    private static final String JSON =
            "Authorization: Bearer " + ApiTest.TOKEN + "\r\nContent-Type: application/json\r\n";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"thing", "no thing"})
    void fiftyAtOnceAreDoneOnceAndAnsweredAlike(String kind) throws Exception {
        String name = kind + UUID.randomUUID().toString().substring(0, 8);
        String key = UUID.randomUUID().toString();
        Callable<RawHttp.Answer> send = () -> make(key, name, 1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<RawHttp.Answer> answers = threads
                    .invokeAll(Stream.generate(() -> send).limit(50).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            boolean refused = kind.startsWith("no");
            assertThat(answers).extracting(RawHttp.Answer::status).containsOnly(refused ? 409 : 202);
            assertThat(answers.stream().map(RawHttp.Answer::body).distinct()).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.headers().containsKey("idempotency-replayed")))
                    .hasSize(49);
            assertThat(things(name)).isEqualTo(refused ? 0 : 1);
        }
    }

    @Test
    void theSameBodyInOtherWordsGetsTheFirstAnswer() throws IOException {
        String name = name();
        RawHttp.Answer first = make("key-" + name, name, 1);
        RawHttp.Answer again = post(
                "/api/echo/things", "key-" + name, "{ \"flag\" : true, \"count\" : 1,\n\"name\" : \"" + name + "\" }");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.headers()).containsEntry("idempotency-replayed", "true");
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws IOException {
        String name = name();
        make("key-" + name, name, 1);
        Shape.assertError(make("key-" + name, name, 2), ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(things(name)).isEqualTo(1);
    }

    @Test
    void aKeyIsNewAgainAfterADay() throws IOException {
        String name = name();
        make("key-" + name, name, 1);
        jdbc.sql("UPDATE idempotency_key SET expires_at = now() WHERE key = :key")
                .param("key", "key-" + name)
                .update();
        assertThat(make("key-" + name, name, 1).headers()).doesNotContainKey("idempotency-replayed");
        assertThat(things(name)).isEqualTo(2);
    }

    @Test
    void aFaultIsNotKeptAndLeavesNothing() throws IOException {
        String name = "bug" + name();
        Shape.assertError(make("key-" + name, name, 1), ErrorCode.INTERNAL);
        assertThat(things(name)).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM idempotency_key WHERE key = :key")
                        .param("key", "key-" + name)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aRefusalIsGivenAgainWordForWord() throws IOException {
        String name = "no" + name();
        RawHttp.Answer first = make("key-" + name, name, 1);
        RawHttp.Answer again = make("key-" + name, name, 1);
        Shape.assertError(first, ErrorCode.TENANT_EXISTS);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(things(name)).isZero();
    }

    @Test
    void expiredKeysAreClearedAway() throws IOException {
        String name = name();
        make("key-" + name, name, 1);
        jdbc.sql("UPDATE idempotency_key SET expires_at = now()").update();
        make("other-" + name, name, 1);
        assertThat(jdbc.sql("SELECT count(*) FROM idempotency_key WHERE expires_at <= now()")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void withoutAKeyEachRequestIsItsOwn() throws IOException {
        String name = name();
        String body = "{\"name\":\"" + name + "\",\"count\":1,\"flag\":true}";
        for (int time = 0; time < 2; time++) {
            assertThat(RawHttp.send(port, RawHttp.request("POST", "/api/echo/things", JSON, body))
                            .status())
                    .isEqualTo(202);
        }
        assertThat(things(name)).isEqualTo(2);
    }

    private static String name() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private RawHttp.Answer make(String key, String name, int count) throws IOException {
        return post("/api/echo/things", key, "{\"name\":\"" + name + "\",\"count\":" + count + ",\"flag\":true}");
    }

    private RawHttp.Answer post(String path, String key, String body) throws IOException {
        return RawHttp.send(port, RawHttp.request("POST", path, JSON + "Idempotency-Key: " + key + "\r\n", body));
    }

    private int things(String name) {
        return jdbc.sql("SELECT count(*) FROM thing WHERE name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
    }
}
