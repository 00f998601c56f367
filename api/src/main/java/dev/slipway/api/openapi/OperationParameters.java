package dev.slipway.api.openapi;

import dev.slipway.api.idempotency.IdempotentRequests;
import dev.slipway.api.idempotency.TakesIdempotencyKey;
import dev.slipway.api.web.list.Listed;
import dev.slipway.api.web.list.PageRequest;
import dev.slipway.api.web.request.RequestIds;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation the headers every one takes, and to lists their query. */
final class OperationParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        operation.addParametersItem(header(
                RequestIds.HEADER,
                "An id of yours for this request: 1 to 64 letters, digits, dots, underscores and hyphens",
                64));
        if (handler.hasMethodAnnotation(TakesIdempotencyKey.class)) {
            operation.addParametersItem(header(
                    IdempotentRequests.HEADER,
                    "Makes it safe to send this again: the same key and body within 24 hours get the first answer",
                    255));
        }
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Listed listed = parameter.getParameterAnnotation(Listed.class);
            if (listed != null) {
                list(operation, listed);
            }
        }
        return operation;
    }

    private static void list(Operation operation, Listed listed) {
        operation.addParametersItem(query("page", "The page, from 0", number(0, null)));
        operation.addParametersItem(query("size", "Rows on a page; 20 if absent", number(1, PageRequest.LARGEST_SIZE)));
        operation.addParametersItem(query(
                "sort",
                "One of " + String.join(", ", List.of(listed.sortable())) + ", then ,asc or ,desc",
                OpenApiConfiguration.text()));
        operation.addParametersItem(
                query("search", "What to look for", OpenApiConfiguration.text().maxLength(PageRequest.LONGEST_SEARCH)));
    }

    private static Parameter header(String name, String description, int longest) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .schema(OpenApiConfiguration.text().minLength(1).maxLength(longest));
    }

    private static Parameter query(String name, String description, Schema<?> schema) {
        return new Parameter().in("query").name(name).description(description).schema(schema);
    }

    private static Schema<?> number(int least, @org.jspecify.annotations.Nullable Integer most) {
        Schema<?> number = new JsonSchema().types(Set.of("integer")).minimum(BigDecimal.valueOf(least));
        return most == null ? number : number.maximum(BigDecimal.valueOf(most));
    }
}
