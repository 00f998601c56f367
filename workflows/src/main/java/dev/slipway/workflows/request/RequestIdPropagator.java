package dev.slipway.workflows.request;

import io.temporal.api.common.v1.Payload;
import io.temporal.common.context.ContextPropagator;
import io.temporal.common.converter.GlobalDataConverter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries the request's id from the caller's logging context in the workflow's headers to the logging context of every
 * workflow and activity it causes. To be set on each client and worker. Thread-safe.
 */
public final class RequestIdPropagator implements ContextPropagator {
    /** The id's name in the logging context and in the headers. */
    public static final String KEY = "requestId";

    @Override
    public String getName() {
        return RequestIdPropagator.class.getName();
    }

    @Override
    public Map<String, Payload> serializeContext(Object context) {
        return context instanceof String id && !id.isEmpty()
                ? Map.of(KEY, GlobalDataConverter.get().toPayload(id).orElseThrow())
                : Map.of();
    }

    @Override
    public Object deserializeContext(Map<String, Payload> headers) {
        Payload payload = headers.get(KEY);
        return payload == null ? "" : GlobalDataConverter.get().fromPayload(payload, String.class, String.class);
    }

    @Override
    public Object getCurrentContext() {
        @Nullable String id = MDC.get(KEY);
        return id == null ? "" : id;
    }

    @Override
    public void setCurrentContext(Object context) {
        if (context instanceof String id && !id.isEmpty()) {
            MDC.put(KEY, id);
        } else {
            MDC.remove(KEY);
        }
    }
}
