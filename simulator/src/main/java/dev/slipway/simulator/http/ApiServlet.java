package dev.slipway.simulator.http;

import dev.slipway.simulator.error.ApiError;
import dev.slipway.simulator.fault.Faults;
import dev.slipway.simulator.security.Credentials;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request: faults, then the token, then whoever knows the path. */
final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final Set<String> OPEN = Set.of("/livez", "/readyz", "/healthz");
    private static final String BEARER = "Bearer ";

    private final transient Faults faults;
    private final transient Credentials credentials;
    private final transient Discovery discovery;
    private final transient Resources resources;

    ApiServlet(Faults faults, Credentials credentials, Discovery discovery, Resources resources) {
        this.faults = faults;
        this.credentials = credentials;
        this.discovery = discovery;
        this.resources = resources;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            switch (faults.pass()) {
                case NONE, HANG -> serve(new Call(request), response);
                case REFUSE ->
                    Answer.error(ApiError.of(
                                    503, "ServiceUnavailable", "the server is currently unable to handle the request"))
                            .send(response);
                case DROP -> throw new CloseNowException("dropped on purpose");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseNowException("shutting down", e);
        } catch (ApiError e) {
            if (response.isCommitted()) {
                throw new CloseNowException("failed within the answer", e);
            }
            Answer.error(e).send(response);
        }
    }

    private void serve(Call call, HttpServletResponse response)
            throws ServletException, IOException, InterruptedException {
        if (!OPEN.contains(
                call.path().split("/", 3).length > 1 ? "/" + call.path().split("/", 3)[1] : "")) {
            authenticate(call.request());
        }
        try {
            Optional<ApiPath> path = ApiPath.parse(call.path());
            if (path.isPresent()) {
                resources.serve(call, path.get(), response);
            } else {
                discovery.answer(call).orElseThrow(ApiError::noSuchResource).send(response);
            }
        } catch (RuntimeException e) {
            if (e instanceof ApiError) {
                throw e;
            }
            LOG.error("{} {} failed", call.method(), call.path(), e);
            throw ApiError.of(500, "InternalError", "Internal error occurred: " + e);
        }
    }

    private void authenticate(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER) || !credentials.accepts(header.substring(BEARER.length()))) {
            throw ApiError.of(401, "Unauthorized", "Unauthorized");
        }
    }
}
