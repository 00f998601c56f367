package dev.slipway.systemtests.tenant;

import dev.slipway.systemtests.api.Json;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request for a tenant. */
public final class TenantRequest {
    private final ObjectNode body = Json.object("{\"config\": {}}");

    private TenantRequest() {}

    /** A request for a tenant with the defaults, values the environment gives, and pods that stop soon when told to. */
    public static TenantRequest of(String companyCode) {
        TenantRequest request = new TenantRequest();
        request.body.put("companyCode", companyCode);
        request.config().put("name", companyCode + " Ltd.");
        request.values("postgresql", "{\"terminationGracePeriodSeconds\": 1}")
                .values("backendApi", "{\"terminationGracePeriodSeconds\": 2, \"drainSeconds\": 1}")
                .values("userFrontend", "{\"terminationGracePeriodSeconds\": 2, \"drainSeconds\": 1}");
        GivenValues.all().forEach(request::values);
        return request;
    }

    /** With Helm values of a component, over those it has. */
    public TenantRequest values(String component, String json) {
        config().withObject("/values").withObject("/" + component).setAll(Json.object(json));
        return this;
    }

    /** With an image tag of a component. */
    public TenantRequest tag(String component, String tag) {
        return values(component, "{\"image\": {\"tag\": " + Json.quoted(tag) + "}}");
    }

    /** With what is to be done when a step fails: {@code keep} or {@code rollback}. */
    public TenantRequest onFailure(String policy) {
        config().put("onFailure", policy);
        return this;
    }

    /** With a field of the configuration. */
    public TenantRequest config(String name, String json) {
        config().set(name, Json.parse(json));
        return this;
    }

    /** The JSON text. */
    public String json() {
        return body.toString();
    }

    /** The JSON text of a request that changes a tenant, whose code is in the path. */
    public String changeJson() {
        ObjectNode change = body.deepCopy();
        change.remove("companyCode");
        return change.toString();
    }

    private ObjectNode config() {
        return body.withObject("/config");
    }
}
