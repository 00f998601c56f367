package dev.slipway.api.web.list;

import java.util.List;

/**
 * One page of a list, as callers get it.
 *
 * @param items the rows
 * @param page from 0
 * @param size the rows asked for
 * @param totalItems rows on all pages
 * @param totalPages how many pages there are
 */
public record ListPage<T>(List<T> items, int page, int size, long totalItems, int totalPages) {

    /** The page that {@code request} asked for. */
    public static <T> ListPage<T> of(PageRequest request, List<T> items, long totalItems) {
        int pages = Math.toIntExact((totalItems + request.size() - 1) / request.size());
        return new ListPage<>(List.copyOf(items), request.page(), request.size(), totalItems, pages);
    }
}
