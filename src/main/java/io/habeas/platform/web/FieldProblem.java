package io.habeas.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** One entry of the 422 list: where, what, the pydantic type, and its context (api-overview section 1.5). */
public record FieldProblem(
        List<Object> loc,
        String msg,
        String type,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> ctx) {

    public FieldProblem(List<Object> loc, String msg, String type) {
        this(loc, msg, type, Map.of());
    }
}
