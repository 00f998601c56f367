package dev.slipway.api.web.error;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/** Says what is wrong with a JSON body: where, and in its own words, never in those of the parser. */
final class JsonFaults {

    private static final int LONGEST_NAME = 200;

    private JsonFaults() {}

    static ApiException explain(HttpMessageNotReadableException unreadable) {
        JacksonException fault = find(unreadable);
        return switch (fault) {
            case null -> malformed("The body is missing or cannot be read");
            case PropertyBindingException unknown ->
                ApiException.invalid(
                        ErrorCode.UNKNOWN_FIELD,
                        "The body has an unknown field",
                        Map.of(path(unknown), "is not a known field"));
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case StreamConstraintsException tooMuch ->
                malformed("The body is nested too deep, or a name, number or text in it is too long");
            case InputCoercionException outOfRange -> invalid(outOfRange, "is too large or too small");
            case StreamReadException syntax -> malformed("The body is not valid JSON" + place(syntax.getLocation()));
            default -> invalid(fault, "is not valid");
        };
    }

    private static @Nullable JacksonException find(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException fault) {
                return fault;
            }
        }
        return null;
    }

    private static ApiException mismatch(MismatchedInputException mismatch) {
        Class<?> wanted = mismatch.getTargetType();
        // Jackson has no type of its own for it
        if (String.valueOf(mismatch.getOriginalMessage()).startsWith("Trailing token")) {
            return malformed("The body holds more than one JSON value");
        }
        return invalid(mismatch, wanted == null ? "is not valid" : InvalidValues.mustBe(wanted));
    }

    private static ApiException invalid(JacksonException fault, String problem) {
        return ApiException.invalid(
                ErrorCode.VALIDATION_FAILED, "The request is not valid", Map.of(path(fault), problem));
    }

    private static ApiException malformed(String detail) {
        return ApiException.of(ErrorCode.MALFORMED_JSON, "The body is not readable JSON", detail);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String path(JacksonException fault) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> steps = fault.getPath();
        for (JacksonException.Reference step : steps) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        if (path.length() > LONGEST_NAME) {
            path.setLength(LONGEST_NAME);
            path.append('…');
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
