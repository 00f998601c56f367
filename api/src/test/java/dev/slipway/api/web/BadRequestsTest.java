package dev.slipway.api.web;

import static dev.slipway.api.web.error.ErrorCode.BAD_REQUEST;
import static dev.slipway.api.web.error.ErrorCode.BODY_TOO_LARGE;
import static dev.slipway.api.web.error.ErrorCode.INTERNAL;
import static dev.slipway.api.web.error.ErrorCode.INVALID_IDEMPOTENCY_KEY;
import static dev.slipway.api.web.error.ErrorCode.INVALID_PARAMETER;
import static dev.slipway.api.web.error.ErrorCode.MALFORMED_JSON;
import static dev.slipway.api.web.error.ErrorCode.METHOD_NOT_ALLOWED;
import static dev.slipway.api.web.error.ErrorCode.NOT_ACCEPTABLE;
import static dev.slipway.api.web.error.ErrorCode.NOT_FOUND;
import static dev.slipway.api.web.error.ErrorCode.UNAUTHENTICATED;
import static dev.slipway.api.web.error.ErrorCode.UNKNOWN_FIELD;
import static dev.slipway.api.web.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static dev.slipway.api.web.error.ErrorCode.UPGRADE_REQUIRED;
import static dev.slipway.api.web.error.ErrorCode.VALIDATION_FAILED;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.slipway.api.ApiTest;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.testing.EchoController;
import dev.slipway.testing.RawHttp;
import dev.slipway.testing.Shape;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Requests of every wrong kind: each gets its code, its status and the one shape. */
@ApiTest
@Import(EchoController.class)
class BadRequestsTest {

    private static final String SIGNED_IN = "Authorization: Bearer " + ApiTest.TOKEN + "\r\n";
    private static final String JSON = SIGNED_IN + "Content-Type: application/json\r\n";
    private static final String GOOD = "{\"name\":\"a\",\"count\":1,\"flag\":true}";

    @LocalServerPort
    int port;

    @ParameterizedTest(name = "{0}")
    @MethodSource({"addresses", "methods", "headers", "tokens", "bodies", "parameters"})
    void isRefusedInOneShape(String what, String request, ErrorCode code) throws IOException {
        Shape.assertError(RawHttp.send(port, request), code);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                get("unknown", "/api/nothing", NOT_FOUND),
                get("unknown below a known one", "/api/echo/list/deeper", NOT_FOUND),
                get("trailing slash", "/api/echo/list/", NOT_FOUND),
                get("the error page", "/error", NOT_FOUND),
                get("encoded dots", "/%2e%2e/api/echo/list", BAD_REQUEST),
                get("dots out of the root", "/../../etc/passwd", BAD_REQUEST),
                get("encoded slash", "/api/tenants/..%2f..%2factuator", BAD_REQUEST),
                get("encoded backslash", "/api/tenants/..%5c", BAD_REQUEST),
                get("double slash", "/api//echo/list", BAD_REQUEST),
                get("double slash at the root", "//api/echo/list", BAD_REQUEST),
                get("session id in the path", "/api/echo/list;jsessionid=1", BAD_REQUEST),
                get("encoded semicolon", "/api/echo/list%3bx", BAD_REQUEST),
                get("encoded NUL", "/api/echo/%00", BAD_REQUEST),
                get("encoded line feed", "/api/echo/%0a", BAD_REQUEST),
                get("encoded percent", "/api/echo/%252e%252e", BAD_REQUEST),
                get("broken encoding", "/api/echo/%zz", BAD_REQUEST),
                get("not a UTF-8 byte", "/api/echo/%ff", BAD_REQUEST),
                get("bare brackets", "/api/echo/[x]", BAD_REQUEST),
                get("bare quote", "/api/echo/\"x\"", BAD_REQUEST),
                get("environment", "/actuator/env", NOT_FOUND),
                get("heap dump", "/actuator/heapdump", NOT_FOUND),
                get("endpoint shutdown", "/actuator/shutdown", NOT_FOUND),
                get("no upgrade", "/ws/cluster/status", UPGRADE_REQUIRED),
                get("static folder", "/assets/../application.yaml", BAD_REQUEST),
                get("settings file", "/slipway-api.yaml", NOT_FOUND),
                get("class file", "/dev/slipway/api/ApiApplication.class", NOT_FOUND),
                get("a very long path", "/" + "a".repeat(9000), NOT_FOUND),
                get("a longer path than is read", "/" + "a".repeat(20000), BAD_REQUEST));
    }

    static Stream<Arguments> methods() {
        return Stream.of(
                of("POST on a GET", "POST", "/api/echo/list", JSON, GOOD, METHOD_NOT_ALLOWED),
                of("GET on a POST", "GET", "/api/echo/things", SIGNED_IN, "", INVALID_PARAMETER),
                of("DELETE on a GET", "DELETE", "/api/cluster/health", SIGNED_IN, "", METHOD_NOT_ALLOWED),
                of("TRACE", "TRACE", "/api/echo/list", SIGNED_IN, "", METHOD_NOT_ALLOWED),
                of("TRACK", "TRACK", "/api/echo/list", SIGNED_IN, "", BAD_REQUEST),
                of("CONNECT", "CONNECT", "/api/echo/list", SIGNED_IN, "", METHOD_NOT_ALLOWED),
                of("an invented one", "BREW", "/api/echo/list", SIGNED_IN, "", BAD_REQUEST),
                of(
                        "an override",
                        "POST",
                        "/api/cluster/health",
                        JSON + "X-HTTP-Method-Override: GET\r\n",
                        GOOD,
                        METHOD_NOT_ALLOWED),
                of(
                        "an override in the query",
                        "POST",
                        "/api/cluster/health?_method=GET",
                        JSON,
                        GOOD,
                        METHOD_NOT_ALLOWED),
                of("a preflight", "OPTIONS", "/api/tenants", "Origin: http://evil.example\r\n", "", UNAUTHENTICATED));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                of("too large", "GET", "/api/echo/list", "X-Large: " + "a".repeat(20000) + "\r\n", "", BAD_REQUEST),
                of("no host", "GET /api/echo/list HTTP/1.1\r\nConnection: close\r\n\r\n", BAD_REQUEST),
                of("two hosts", "GET", "/api/echo/list", "Host: other\r\n", "", BAD_REQUEST),
                of("a bad host", "GET /api/echo/list HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", BAD_REQUEST),
                of("not HTTP", "NONSENSE\r\n\r\n", BAD_REQUEST),
                of("two lengths", "POST", "/api/echo", JSON + "Content-Length: 1\r\n", GOOD, BAD_REQUEST),
                of(
                        "a folded header",
                        "GET",
                        "/api/echo/list",
                        SIGNED_IN + "X-Folded: a\r\n b\r\n: c\r\n",
                        "",
                        BAD_REQUEST),
                of(
                        "a type not given",
                        "GET",
                        "/api/echo/list",
                        SIGNED_IN + "Accept: image/png\r\n",
                        "",
                        NOT_ACCEPTABLE),
                of("an Accept that is none", "GET", "/api/echo/list", SIGNED_IN + "Accept: x\r\n", "", NOT_ACCEPTABLE),
                of(
                        "a key too long",
                        "POST",
                        "/api/echo/things",
                        JSON + key("k".repeat(256)),
                        GOOD,
                        INVALID_IDEMPOTENCY_KEY),
                of("a key with a blank", "POST", "/api/echo/things", JSON + key("a b"), GOOD, INVALID_IDEMPOTENCY_KEY),
                of("an empty key", "POST", "/api/echo/things", JSON + key(""), GOOD, INVALID_IDEMPOTENCY_KEY),
                of("two keys", "POST", "/api/echo/things", JSON + key("a") + key("b"), GOOD, INVALID_IDEMPOTENCY_KEY));
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                of("none", "GET", "/api/echo/list", "", "", UNAUTHENTICATED),
                of("wrong", "GET", "/api/echo/list", "Authorization: Bearer wrong\r\n", "", UNAUTHENTICATED),
                of("wrong on a public address", "GET", "/", "Authorization: Bearer wrong\r\n", "", UNAUTHENTICATED),
                of("empty", "GET", "/api/echo/list", "Authorization: Bearer \r\n", "", UNAUTHENTICATED),
                of(
                        "no scheme",
                        "GET",
                        "/api/echo/list",
                        "Authorization: " + ApiTest.TOKEN + "\r\n",
                        "",
                        UNAUTHENTICATED),
                of(
                        "another scheme",
                        "GET",
                        "/api/echo/list",
                        "Authorization: Basic " + ApiTest.TOKEN + "\r\n",
                        "",
                        UNAUTHENTICATED),
                of(
                        "right and wrong",
                        "GET",
                        "/api/echo/list",
                        SIGNED_IN + "Authorization: Bearer x\r\n",
                        "",
                        UNAUTHENTICATED),
                of("right twice", "GET", "/api/echo/list", SIGNED_IN + SIGNED_IN, "", UNAUTHENTICATED),
                of("in the query", "GET", "/api/echo/list?token=" + ApiTest.TOKEN, "", "", UNAUTHENTICATED),
                of("as access_token", "GET", "/api/echo/list?access_token=" + ApiTest.TOKEN, "", "", UNAUTHENTICATED),
                of(
                        "in a cookie",
                        "GET",
                        "/api/echo/list",
                        "Cookie: token=" + ApiTest.TOKEN + "\r\n",
                        "",
                        UNAUTHENTICATED),
                of("a ticket on REST", "GET", "/api/echo/list?ticket=abc", "", "", UNAUTHENTICATED),
                of("metrics", "GET", "/actuator/prometheus", "", "", UNAUTHENTICATED),
                of("the document", "GET", "/v3/api-docs", "", "", UNAUTHENTICATED),
                of("the document as YAML", "GET", "/v3/api-docs.yaml", "", "", UNAUTHENTICATED),
                of("health's parts", "GET", "/actuator/health/db", "", "", UNAUTHENTICATED),
                of("other letters", "GET", "/API/echo/list", "", "", UNAUTHENTICATED),
                of("writing to a public address", "POST", "/", "", "", UNAUTHENTICATED),
                of(
                        "forwarded as if internal",
                        "GET",
                        "/api/echo/list",
                        "X-Forwarded-For: 127.0.0.1\r\n",
                        "",
                        UNAUTHENTICATED));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("none", "", MALFORMED_JSON),
                body("not JSON", "name=a", MALFORMED_JSON),
                body("cut off", "{\"name\":\"a\"", MALFORMED_JSON),
                body("two values", GOOD + GOOD, MALFORMED_JSON),
                body("a name twice", "{\"name\":\"a\",\"name\":\"b\",\"count\":1,\"flag\":true}", MALFORMED_JSON),
                body("a name twice in a map", with("\"values\":{\"a\":1,\"a\":2}"), MALFORMED_JSON),
                body(
                        "nested too deep",
                        with("\"values\":{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"),
                        MALFORMED_JSON),
                body("a number too long", with("\"values\":{\"a\":" + "9".repeat(100) + "}"), MALFORMED_JSON),
                body("a comment", "/* hi */" + GOOD, MALFORMED_JSON),
                body("single quotes", "{'name':'a'}", MALFORMED_JSON),
                body("NaN", with("\"values\":{\"a\":NaN}"), MALFORMED_JSON),
                body("a list", "[]", VALIDATION_FAILED),
                body("a text", "\"a\"", VALIDATION_FAILED),
                body("null", "null", MALFORMED_JSON),
                body("an unknown field", with("\"shape\":1"), UNKNOWN_FIELD),
                body("an unknown field below", with("\"inner\":{\"deep\":1}"), UNKNOWN_FIELD),
                body("a number as text", "{\"name\":\"a\",\"count\":\"1\",\"flag\":true}", VALIDATION_FAILED),
                body("a boolean as text", "{\"name\":\"a\",\"count\":1,\"flag\":\"true\"}", VALIDATION_FAILED),
                body("a boolean as number", "{\"name\":\"a\",\"count\":1,\"flag\":1}", VALIDATION_FAILED),
                body("a text as number", "{\"name\":7,\"count\":1,\"flag\":true}", VALIDATION_FAILED),
                body("a text as boolean", "{\"name\":true,\"count\":1,\"flag\":true}", VALIDATION_FAILED),
                body("a fraction for an integer", "{\"name\":\"a\",\"count\":1.5,\"flag\":true}", VALIDATION_FAILED),
                body(
                        "a number out of range",
                        "{\"name\":\"a\",\"count\":99999999999,\"flag\":true}",
                        VALIDATION_FAILED),
                body("null for a number", "{\"name\":\"a\",\"count\":null,\"flag\":true}", VALIDATION_FAILED),
                body("an unknown word", with("\"kind\":\"SHINY\""), VALIDATION_FAILED),
                body("a number for a word", with("\"kind\":0"), VALIDATION_FAILED),
                body("no time", with("\"when\":\"soon\""), VALIDATION_FAILED),
                body("no UUID", with("\"id\":\"1-2-3\""), VALIDATION_FAILED),
                body("a text for a list", with("\"items\":\"a\""), VALIDATION_FAILED),
                body("a blank text", "{\"name\":\" \",\"count\":1,\"flag\":true}", VALIDATION_FAILED),
                body(
                        "a long text",
                        "{\"name\":\"" + "a".repeat(21) + "\",\"count\":1,\"flag\":true}",
                        VALIDATION_FAILED),
                body("3 MB", "{\"name\":\"" + "a".repeat(3_000_000) + "\"}", BODY_TOO_LARGE),
                of("3 MB in chunks", chunked(3_000), BODY_TOO_LARGE),
                of(
                        "3 MB where no body is read",
                        "GET",
                        "/api/cluster/health",
                        JSON,
                        "a".repeat(3_000_000),
                        BODY_TOO_LARGE),
                of(
                        "a form",
                        "POST",
                        "/api/echo",
                        SIGNED_IN + "Content-Type: application/x-www-form-urlencoded\r\n",
                        "name=a",
                        UNSUPPORTED_MEDIA_TYPE),
                of("no type", "POST", "/api/echo", SIGNED_IN, GOOD, UNSUPPORTED_MEDIA_TYPE),
                of(
                        "XML",
                        "POST",
                        "/api/echo",
                        SIGNED_IN + "Content-Type: application/xml\r\n",
                        "<a/>",
                        UNSUPPORTED_MEDIA_TYPE),
                of(
                        "a broken type",
                        "POST",
                        "/api/echo",
                        SIGNED_IN + "Content-Type: ;;\r\n",
                        GOOD,
                        UNSUPPORTED_MEDIA_TYPE),
                of(
                        "files",
                        "POST",
                        "/api/echo",
                        SIGNED_IN + "Content-Type: multipart/form-data; boundary=x\r\n",
                        "--x--",
                        UNSUPPORTED_MEDIA_TYPE),
                of(
                        "compressed",
                        "POST",
                        "/api/echo",
                        JSON + "Content-Encoding: gzip\r\n",
                        GOOD,
                        UNSUPPORTED_MEDIA_TYPE),
                of("a fault of ours", "GET", "/api/echo/bug", SIGNED_IN, "", INTERNAL));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                get("no UUID", "/api/echo/abc?limit=1", INVALID_PARAMETER),
                get("no number", "/api/echo/00000000-0000-0000-0000-000000000000?limit=x", INVALID_PARAMETER),
                get("missing", "/api/echo/00000000-0000-0000-0000-000000000000", INVALID_PARAMETER),
                get("page below 0", "/api/echo/list?page=-1", INVALID_PARAMETER),
                get("page of letters", "/api/echo/list?page=x", INVALID_PARAMETER),
                get("size 0", "/api/echo/list?size=0", INVALID_PARAMETER),
                get("size 101", "/api/echo/list?size=101", INVALID_PARAMETER),
                get("size twice", "/api/echo/list?size=1&size=2", INVALID_PARAMETER),
                get("unknown sort", "/api/echo/list?sort=password", INVALID_PARAMETER),
                get("sort by SQL", "/api/echo/list?sort=name;drop", INVALID_PARAMETER),
                get("unknown direction", "/api/echo/list?sort=name,up", INVALID_PARAMETER),
                get("search too long", "/api/echo/list?search=" + "a".repeat(101), INVALID_PARAMETER),
                get("search for a NUL", "/api/echo/list?search=%00", INVALID_PARAMETER));
    }

    private static Arguments get(String what, String target, ErrorCode code) {
        return of(what, "GET", target, SIGNED_IN, "", code);
    }

    private static Arguments body(String what, String body, ErrorCode code) {
        return of(what, "POST", "/api/echo", JSON, body, code);
    }

    private static Arguments of(
            String what, String method, String target, String headers, String body, ErrorCode code) {
        return of(what, RawHttp.request(method, target, headers, body), code);
    }

    private static Arguments of(String what, String request, ErrorCode code) {
        return arguments(what, request, code);
    }

    private static String with(String field) {
        return "{\"name\":\"a\",\"count\":1,\"flag\":true," + field + "}";
    }

    private static String key(String key) {
        return "Idempotency-Key: " + key + "\r\n";
    }

    private static String chunked(int chunks) {
        return "POST /api/echo HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
                + JSON + "\r\nb\r\n{\"name\":\"aa\r\n" + ("3e8\r\n" + "a".repeat(1000) + "\r\n").repeat(chunks)
                + "0\r\n\r\n";
    }
}
