package dev.slipway.api.openapi;

import dev.slipway.api.platform.PlatformParts;
import dev.slipway.api.web.error.ErrorBody;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.list.PageRequest;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

/** The document's frame: who may call, the error's shape with every code, and the headers that every answer has. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String BEARER = "bearer";
    static final String ERROR = "Error";
    static final String REQUEST_ID = "RequestId";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(PageRequest.class)
                // springdoc knows the trees of another Jackson only, and takes these for beans
                .replaceWithSchema(ObjectNode.class, new JsonSchema().types(Set.of("object")));
    }

    @Bean
    OpenAPI slipwayApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Slipway API")
                        .version(PlatformParts.runningVersion())
                        .description("Deploys tenants to Kubernetes, each as a run that survives the death of anything"
                                + " in it. Beside these operations there are WebSockets under /ws.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This server")))
                .security(List.of(new SecurityRequirement().addList(BEARER)))
                .components(components());
    }

    /** Added in the end: springdoc copies the frame by way of JSON, in which it cannot read a schema with a map. */
    @Bean
    GlobalOpenApiCustomizer documentTellsTheErrorsShape() {
        return OpenApiConfiguration::addError;
    }

    @Bean
    GlobalOperationCustomizer operationsTellTheirErrors() {
        return new OperationErrors();
    }

    @Bean
    GlobalOperationCustomizer operationsTellTheirHeaders() {
        return new OperationParameters();
    }

    private static Components components() {
        Components components = new Components()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The administrator's token"))
                .addHeaders(
                        REQUEST_ID,
                        new Header()
                                .description("The id under which Slipway's log has the request")
                                .schema(text()));
        return components;
    }

    private static void addError(OpenAPI document) {
        ModelConverters.getInstance(true).readAll(ErrorBody.class).forEach((name, schema) -> {
            describeCodes(schema);
            document.getComponents().addSchemas(name, schema);
        });
    }

    private static void describeCodes(Schema<?> error) {
        Schema<?> code = error.getProperties().get("code");
        if (code != null) {
            code.description(everyCode());
        }
    }

    static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }

    private static String everyCode() {
        return Arrays.stream(ErrorCode.values())
                .map(code -> "- `" + code + "` (" + code.status().value() + "): " + code.meaning())
                .collect(Collectors.joining("\n", "Stable; one of\n", ""));
    }
}
