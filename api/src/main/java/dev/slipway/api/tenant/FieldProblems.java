package dev.slipway.api.tenant;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with which field of a request, so that its caller hears all of it at once. Not thread-safe. */
final class FieldProblems {
    private final Map<String, String> problems = new TreeMap<>();

    void add(String field, String problem) {
        problems.merge(field, problem, (first, second) -> first + ", " + second);
    }

    void require(boolean valid, String field, String problem) {
        if (!valid) {
            add(field, problem);
        }
    }

    void matches(@Nullable String value, Pattern pattern, String field, String problem) {
        require(value != null && pattern.matcher(value).matches(), field, problem);
    }

    Map<String, String> all() {
        return problems;
    }
}
