package dev.slipway.api.web.error;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which value of a request broke which rule, by the name its caller knows it by. */
final class InvalidValues {

    private static final String MESSAGE = "The request is not valid";

    private InvalidValues() {}

    static @Nullable ApiException find(Throwable thrown) {
        return switch (thrown) {
            case MethodArgumentNotValidException body -> body(body.getBindingResult());
            case BindException bind -> body(bind.getBindingResult());
            case HandlerMethodValidationException parameters -> parameters(parameters);
            case ConstraintViolationException violations -> violations(violations);
            default -> null;
        };
    }

    static ApiException of(MethodArgumentTypeMismatchException mismatch) {
        Class<?> wanted = mismatch.getRequiredType();
        return ApiException.invalidParameter(mismatch.getName(), wanted == null ? "is not valid" : mustBe(wanted));
    }

    /** What a value of {@code type} looks like to somebody who writes JSON or a query. */
    static String mustBe(Class<?> type) {
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "must be a number";
        }
        if (java.time.temporal.Temporal.class.isAssignableFrom(type)) {
            return "must be a time such as 2026-01-31T12:00:00.000Z";
        }
        if (type.isEnum()) {
            return "must be one of " + java.util.Arrays.toString(type.getEnumConstants());
        }
        if (type == String.class) {
            return "must be a text";
        }
        if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        return "must be an object";
    }

    private static ApiException body(BindingResult result) {
        Map<String, String> fields = new TreeMap<>();
        for (ObjectError error : result.getAllErrors()) {
            String name = error instanceof FieldError field ? field.getField() : "body";
            fields.merge(name, message(error.getDefaultMessage()), InvalidValues::both);
        }
        return ApiException.invalid(ErrorCode.VALIDATION_FAILED, MESSAGE, fields);
    }

    private static ApiException parameters(HandlerMethodValidationException invalid) {
        Map<String, String> fields = new TreeMap<>();
        boolean body = false;
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                body = true;
                errors.getFieldErrors()
                        .forEach(error -> fields.merge(
                                error.getField(), message(error.getDefaultMessage()), InvalidValues::both));
            } else {
                String name = String.valueOf(result.getMethodParameter().getParameterName());
                result.getResolvableErrors()
                        .forEach(error -> fields.merge(name, message(error.getDefaultMessage()), InvalidValues::both));
            }
        }
        return ApiException.invalid(body ? ErrorCode.VALIDATION_FAILED : ErrorCode.INVALID_PARAMETER, MESSAGE, fields);
    }

    private static ApiException violations(ConstraintViolationException violations) {
        Map<String, String> fields = new TreeMap<>();
        for (ConstraintViolation<?> violation : violations.getConstraintViolations()) {
            fields.merge(violation.getPropertyPath().toString(), violation.getMessage(), InvalidValues::both);
        }
        return ApiException.invalid(ErrorCode.VALIDATION_FAILED, MESSAGE, fields);
    }

    private static String message(@Nullable String message) {
        return message == null ? "is not valid" : message;
    }

    private static String both(String first, String second) {
        return first.compareTo(second) <= 0 ? first + ", " + second : second + ", " + first;
    }
}
