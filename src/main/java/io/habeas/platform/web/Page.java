package io.habeas.platform.web;

import java.util.List;
import java.util.function.Function;

/** The pagination envelope (api-overview section 1.2). */
public record Page<T>(List<T> items, long total, int page, int size) {

    public static <T> Page<T> of(List<T> items, long total, PageQuery query) {
        return new Page<>(items, total, query.page(), query.size());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), total, page, size);
    }
}
