package dev.slipway.api.web.error;

import org.springframework.http.HttpStatus;

/**
 * Every {@code code} an error answer can carry, with the HTTP status it always comes with. Names are a promise to
 * callers: they may be added, never renamed. The OpenAPI document lists them from here.
 */
public enum ErrorCode {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request is not valid HTTP for this server"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is missing, is not JSON, or is nested too deep"),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "The body has a field that is not known here; fields names it"),
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "Values in the body are not valid; fields says which and why"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A path, query or header parameter is missing or not valid"),
    INVALID_IDEMPOTENCY_KEY(HttpStatus.BAD_REQUEST, "Idempotency-Key is not 1 to 255 visible ASCII characters"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "No valid token or ticket came with the request"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The caller may not do this"),
    ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "A page of another origin tried to open a socket"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing is there"),
    TENANT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no tenant of this companyCode"),
    DEPLOYMENT_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no deployment job of this id"),
    PLAN_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no plan of this id, or it has expired"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method does not exist here; Allow lists those that do"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in a type that Accept allows"),
    TENANT_EXISTS(HttpStatus.CONFLICT, "There is a tenant of this companyCode already"),
    DEPLOYMENT_RUNNING(HttpStatus.CONFLICT, "A job runs already for this; deploymentJobId names it"),
    PLAN_STALE(HttpStatus.CONFLICT, "What would be done is not what was planned; plan again"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 1 MiB"),
    URI_TOO_LONG(HttpStatus.URI_TOO_LONG, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is not of a type that is read here"),
    NOT_ALLOWED_IN_THIS_STATE(HttpStatus.UNPROCESSABLE_CONTENT, "The present state forbids it; error names the state"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The Idempotency-Key came before with another body"),
    UPGRADE_REQUIRED(HttpStatus.UPGRADE_REQUIRED, "This address takes WebSocket upgrades only"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests; Retry-After says when to try again"),
    HEADERS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's headers are too large"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "A fault in Slipway; its log has the details under requestId"),
    CLUSTER_REFUSED(HttpStatus.BAD_GATEWAY, "Kubernetes answered, but refused"),
    CLUSTER_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Kubernetes cannot be reached"),
    TEMPORAL_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Temporal cannot be reached"),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached, or is too busy"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Slipway is starting, stopping or too busy");

    private final HttpStatus status;
    private final String meaning;

    ErrorCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The HTTP status an answer of this code has. */
    public HttpStatus status() {
        return status;
    }

    /** What it means, in one sentence without a full stop, for the OpenAPI document. */
    public String meaning() {
        return meaning;
    }
}
