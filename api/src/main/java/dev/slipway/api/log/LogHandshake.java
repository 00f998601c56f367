package dev.slipway.api.log;

import dev.slipway.api.web.error.ApiException;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.domain.log.DeploymentLookup;
import dev.slipway.domain.tenant.CompanyCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Finds the log a socket is opened for, and refuses before the upgrade, as JSON, what cannot be served. */
final class LogHandshake implements HandshakeInterceptor {
    private static final String REQUEST = LogRequest.class.getName();

    private final DeploymentLookup deployments;
    private final OpenLogs open;

    LogHandshake(DeploymentLookup deployments, OpenLogs open) {
        this.deployments = deployments;
        this.open = open;
    }

    /** What the socket was opened for. */
    static LogRequest requestOf(WebSocketSession session) {
        if (session.getAttributes().get(REQUEST) instanceof LogRequest request) {
            return request;
        }
        throw new IllegalStateException("This socket was not opened for a log");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        open.refuseWhenStopping();
        if (!(request instanceof ServletServerHttpRequest servlet)) {
            throw new IllegalStateException("Sockets are served by servlets only");
        }
        HttpServletRequest asked = servlet.getServletRequest();
        LogFormat format = LogParameters.format(asked.getParameter("format"), LogFormat.TEXT);
        long after = LogParameters.after("after", asked.getParameter("after"));
        UUID deployment = deployment(companyCode(asked), asked.getParameter("deploymentJobId"));
        attributes.put(REQUEST, new LogRequest(deployment, after, format));
        return true;
    }

    private UUID deployment(String companyCode, @Nullable String jobId) {
        UUID newest = deployments.newestOf(companyCode).orElseThrow(LogHandshake::noTenant);
        if (jobId == null) {
            return newest;
        }
        UUID asked = LogParameters.deployment("deploymentJobId", jobId);
        if (!deployments.belongsTo(asked, companyCode)) {
            throw ApiException.of(
                    ErrorCode.DEPLOYMENT_NOT_FOUND,
                    "Deployment not found",
                    "This tenant has no such job; GET /api/tenants/{companyCode}/deployments lists those it has");
        }
        return asked;
    }

    private static String companyCode(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object text = variables instanceof Map<?, ?> named ? named.get("companyCode") : null;
        return CompanyCode.parse(String.valueOf(text)).map(CompanyCode::value).orElseThrow(LogHandshake::noTenant);
    }

    private static ApiException noTenant() {
        return ApiException.of(
                ErrorCode.TENANT_NOT_FOUND, "Tenant not found", "GET /api/tenants lists those that exist");
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // what failed is answered where every error is
    }
}
