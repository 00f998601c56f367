package dev.slipway.api.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.slipway.api.idempotency.TakesIdempotencyKey;
import dev.slipway.api.web.error.ErrorCode;
import dev.slipway.api.web.request.RequestIds;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds to each operation the errors it can answer with: those all have, those of its inputs, and those it names. */
final class OperationErrors implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        errors(operation, handler).stream()
                .collect(groupingBy(code -> code.status().value(), TreeMap::new, toList()))
                .forEach((status, codes) -> responses.addApiResponse(String.valueOf(status), answer(codes)));
        Map<String, ApiResponse> all = responses;
        all.values().forEach(response -> response.addHeaderObject(RequestIds.HEADER, requestId()));
        return operation.responses(responses);
    }

    private static Set<ErrorCode> errors(Operation operation, HandlerMethod handler) {
        Set<ErrorCode> errors = EnumSet.of(
                ErrorCode.UNAUTHENTICATED,
                ErrorCode.FORBIDDEN,
                ErrorCode.NOT_ACCEPTABLE,
                ErrorCode.INTERNAL,
                ErrorCode.DATABASE_UNAVAILABLE,
                ErrorCode.UNAVAILABLE);
        if (operation.getRequestBody() != null) {
            errors.addAll(List.of(
                    ErrorCode.MALFORMED_JSON,
                    ErrorCode.UNKNOWN_FIELD,
                    ErrorCode.VALIDATION_FAILED,
                    ErrorCode.BODY_TOO_LARGE,
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE));
        }
        if (handler.getMethodParameters().length > 0) {
            errors.add(ErrorCode.INVALID_PARAMETER);
        }
        if (handler.hasMethodAnnotation(TakesIdempotencyKey.class)) {
            errors.add(ErrorCode.INVALID_IDEMPOTENCY_KEY);
            errors.add(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        FailsWith named = handler.getMethodAnnotation(FailsWith.class);
        if (named != null) {
            errors.addAll(List.of(named.value()));
        }
        return errors;
    }

    private static ApiResponse answer(List<ErrorCode> codes) {
        return new ApiResponse()
                .description(
                        codes.stream().map(code -> code + ": " + code.meaning()).collect(joining(".\n", "", ".")))
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                                new MediaType()
                                        .schema(new JsonSchema()
                                                .$ref("#/components/schemas/" + OpenApiConfiguration.ERROR))));
    }

    private static Header requestId() {
        return new Header().$ref("#/components/headers/" + OpenApiConfiguration.REQUEST_ID);
    }
}
