package io.habeas.request;

import io.habeas.platform.web.WireNames;
import io.habeas.request.RequestQuery.SortDirection;
import java.util.Optional;

/** What a listing can be sorted by: the columns of a request, and nothing else that a text might name (defect 40). */
enum SortField {
    ID(true),
    EXTERNAL_ID(false),
    STATUS(true),
    POLICY_ID(true),
    CLIENT_ID(false),
    REQUESTED_AT(true),
    STARTED_PROCESSING_AT(false),
    FINISHED_PROCESSING_AT(false),
    REVIEWED_AT(false),
    REVIEWED_BY(false),
    IDENTITY_VERIFIED_AT(false),
    PAUSED_AT(false),
    CANCELED_AT(false),
    CANCEL_REASON(false),
    DUE_DATE(false),
    CREATED_AT(true),
    UPDATED_AT(true);

    private final boolean alwaysSet;

    SortField(boolean alwaysSet) {
        this.alwaysSet = alwaysSet;
    }

    static Optional<SortField> named(String name) {
        return WireNames.find(SortField.class, name);
    }

    /** The ORDER BY; ties are broken by id, in the direction that lets the index on {@code created_at DESC, id} serve both ways. */
    String orderBy(SortDirection direction) {
        String column = "r." + WireNames.of(this);
        String nulls = alwaysSet ? "" : " NULLS LAST";
        return switch (direction) {
            case ASC -> column + " ASC" + nulls + ", r.id DESC";
            case DESC -> column + " DESC" + nulls + ", r.id ASC";
        };
    }
}
