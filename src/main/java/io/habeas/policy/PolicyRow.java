package io.habeas.policy;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.WireNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A stored policy. */
record PolicyRow(
        String id,
        FidesKey key,
        String name,
        @Nullable DrpAction drpAction,
        @Nullable Integer executionTimeframe,
        boolean allowIdentityReplacement) {

    static PolicyRow of(ResultSet row) throws SQLException {
        String drpAction = row.getString("drp_action");
        return new PolicyRow(
                row.getString("id"),
                new FidesKey(row.getString("key")),
                row.getString("name"),
                drpAction == null ? null : WireNames.get(DrpAction.class, drpAction),
                row.getObject("execution_timeframe", Integer.class),
                row.getBoolean("allow_identity_replacement"));
    }
}
