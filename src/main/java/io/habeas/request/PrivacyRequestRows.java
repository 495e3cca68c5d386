package io.habeas.request;

import io.habeas.fulfilment.ActionNote;
import io.habeas.fulfilment.Unerased;
import io.habeas.fulfilment.WebhookDecision;
import io.habeas.platform.RequestId;
import io.habeas.platform.web.JsonShapes;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the columns of {@code privacy_request}. */
@Component
class PrivacyRequestRows implements RowMapper<PrivacyRequest> {
    private static final TypeReference<List<Unerased>> EXCEPTIONS = new TypeReference<>() {};
    private final JsonMapper mapper = JsonShapes.mapper();

    @Override
    public PrivacyRequest mapRow(ResultSet row, int number) throws SQLException {
        return new PrivacyRequest(
                new RequestId(row.getString("id")),
                row.getString("external_id"),
                WireNames.get(PrivacyRequestStatus.class, row.getString("status")),
                row.getString("policy_id"),
                SqlTime.read(row, "created_at"),
                SqlTime.read(row, "requested_at"),
                SqlTime.readNullable(row, "started_processing_at"),
                SqlTime.readNullable(row, "finished_processing_at"),
                SqlTime.readNullable(row, "reviewed_at"),
                row.getString("reviewed_by"),
                SqlTime.readNullable(row, "identity_verified_at"),
                SqlTime.readNullable(row, "paused_at"),
                SqlTime.readNullable(row, "due_date"),
                read(row.getString("action_required"), ActionNote.class),
                mapper.readValue(row.getString("exceptions"), EXCEPTIONS),
                read(row.getString("webhook_decision"), WebhookDecision.class));
    }

    /** The JSON of a note, a decision or of exceptions, as its column holds it. */
    @Nullable
    String json(@Nullable Object value) {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    private <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : mapper.readValue(json, type);
    }
}
