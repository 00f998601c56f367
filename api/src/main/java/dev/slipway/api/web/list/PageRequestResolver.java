package dev.slipway.api.web.list;

import dev.slipway.api.web.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads a {@link PageRequest} from the query and refuses what is out of bounds, by name. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {

    private static final int DEFAULT_SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Listed.class) && parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Listed listed = parameter.getParameterAnnotation(Listed.class);
        if (listed == null) {
            throw new IllegalStateException("Not a @Listed parameter: " + parameter);
        }
        return read(request, List.of(listed.sortable()), listed.descending());
    }

    private static PageRequest read(NativeWebRequest request, List<String> sortable, boolean descending) {
        int page = number("page", one(request, "page"), 0, 0, LAST_PAGE);
        int size = number("size", one(request, "size"), DEFAULT_SIZE, 1, PageRequest.LARGEST_SIZE);
        String search = search(one(request, "search"));
        String sort = one(request, "sort");
        if (sort == null || sort.isEmpty()) {
            return new PageRequest(page, size, sortable.getFirst(), descending, search);
        }
        String[] parts = sort.split(",", -1);
        boolean known = parts.length <= 2 && sortable.contains(parts[0]);
        boolean directed = parts.length < 2 || parts[1].equals("asc") || parts[1].equals("desc");
        if (!known || !directed) {
            throw ApiException.invalidParameter(
                    "sort", "must be one of " + String.join(", ", sortable) + ", then ,asc or ,desc");
        }
        return new PageRequest(page, size, parts[0], parts.length == 2 && parts[1].equals("desc"), search);
    }

    private static @Nullable String one(NativeWebRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw ApiException.invalidParameter(name, "must be given once");
        }
        return values == null ? null : values[0];
    }

    private static int number(String name, @Nullable String text, int otherwise, int least, int most) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw ApiException.invalidParameter(name, "must be a whole number from " + least + " to " + most);
    }

    private static @Nullable String search(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > PageRequest.LONGEST_SEARCH || text.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalidParameter(
                    "search", "must be at most " + PageRequest.LONGEST_SEARCH + " printable characters");
        }
        return text.strip();
    }
}
