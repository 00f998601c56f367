package dev.slipway.systemtests.api;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * What a request was answered with.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the whole body
 */
public record Answer(int status, HttpHeaders headers, String body) {

    /** The body as JSON. */
    public JsonNode json() {
        return Json.parse(body);
    }

    /** A text of the body, by its JSON name. */
    public String text(String name) {
        return json().path(name).asString("");
    }

    /** A header's first value, empty when there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status + " " + body;
    }
}
