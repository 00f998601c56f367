package dev.slipway.api.web.list;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a caller wants, checked: {@code ?page=0&size=20&sort=createdAt,desc&search=}. Controllers take it
 * as a parameter annotated with {@link Listed}.
 *
 * @param page from 0
 * @param size rows on a page, 1 to {@value #LARGEST_SIZE}
 * @param sort one of the names {@link Listed#sortable} allows
 * @param descending whether the largest comes first
 * @param search what to look for, not blank, at most {@value #LONGEST_SEARCH} characters; null where nothing was given
 */
public record PageRequest(
        int page,
        int size,
        String sort,
        boolean descending,
        @Nullable String search) {

    /** The most rows on a page. */
    public static final int LARGEST_SIZE = 100;

    /** The longest text to search for, in characters. */
    public static final int LONGEST_SEARCH = 100;

    /** What to look for, where something was given. */
    public Optional<String> searched() {
        return Optional.ofNullable(search);
    }

    /** How many rows come before this page. */
    public long offset() {
        return (long) page * size;
    }
}
