package io.habeas.request;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The query string of the listing (privacy-requests section 3.2). */
record RequestQuery(
        @Default("1") @Range(min = 1, max = Integer.MAX_VALUE)
        int page,

        @Default("50") @Range(min = 1, max = 100) int size,
        Optional<String> requestId,
        Optional<String> externalId,
        Optional<String> identity,
        @Default("[]") List<PrivacyRequestStatus> status,
        Optional<Instant> createdLt,
        Optional<Instant> createdGt,
        Optional<Instant> startedLt,
        Optional<Instant> startedGt,
        Optional<Instant> completedLt,
        Optional<Instant> completedGt,
        Optional<Instant> erroredLt,
        Optional<Instant> erroredGt,
        @Default("false") boolean verbose,
        @Default("false") boolean includeIdentities,
        @Default("false") boolean downloadCsv,

        @JsonShape(value = "{\"$ref\": \"SortField\"}", uses = SortField.class) @Default("\"created_at\"")
        String sortField,

        @Default("\"desc\"") SortDirection sortDirection) {

    enum SortDirection {
        ASC,
        DESC
    }

    PageQuery pageQuery() {
        return new PageQuery(page, size);
    }
}
