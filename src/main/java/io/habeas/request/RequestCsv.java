package io.habeas.request;

import io.habeas.platform.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.StringJoiner;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes all requests that a query finds as CSV (privacy-requests section 3.2): one statement whose rows are written as they come, so that
 * memory does not grow with their number (defect 43). No cell can be taken for a formula.
 */
@Component
class RequestCsv {
    private static final Logger log = LoggerFactory.getLogger(RequestCsv.class);
    private static final int ROWS_AT_ONCE = 500;
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader(
                    "Time received",
                    "Subject identity",
                    "Policy key",
                    "Request status",
                    "Reviewer",
                    "Time approved/denied",
                    "Denial reason")
            .get();

    private final JdbcClient jdbc;
    private final ProvidedIdentities identities;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RequestCsv(JdbcClient jdbc, ProvidedIdentities identities, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Writes the rows. A failure on the way leaves the answer unfinished, so that nobody takes a part for the whole. */
    void write(RequestQuery query, HttpServletResponse response) {
        RequestFilter filter = new RequestFilter(query, identities::hash);
        String orderBy = RequestListing.orderBy(query);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=" + fileName());
        try {
            // Not closed here: that would end a broken answer as if it were whole.
            CSVPrinter csv = new CSVPrinter(
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)),
                    FORMAT);
            transaction.executeWithoutResult(_ -> rows(filter, orderBy, csv));
            csv.flush();
        } catch (IOException | UncheckedIOException gone) {
            log.debug("The reader of a CSV download went away", gone);
        }
    }

    private String fileName() {
        return "privacy_requests_download_%s.csv".formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** The transaction makes the driver fetch in portions. */
    private void rows(RequestFilter filter, String orderBy, CSVPrinter csv) {
        jdbc.sql("""
                        SELECT r.id, r.created_at, r.status, r.reviewed_by, r.reviewed_at, policy.key AS policy_key,
                            email.encrypted_value AS email, phone.encrypted_value AS phone_number,
                            CASE WHEN r.status = 'denied' THEN
                                (SELECT message FROM audit_log
                                WHERE privacy_request_id = r.id AND action = 'denied'
                                ORDER BY created_at DESC LIMIT 1) END AS reason
                        FROM privacy_request r
                        JOIN policy ON policy.id = r.policy_id
                        LEFT JOIN provided_identity email ON email.privacy_request_id = r.id AND email.field_name = 'email'
                        LEFT JOIN provided_identity phone ON phone.privacy_request_id = r.id AND phone.field_name = 'phone_number'
                        %s ORDER BY %s""".formatted(filter.where(), orderBy))
                .params(filter.parameters())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    print(csv, row);
                });
    }

    private void print(CSVPrinter csv, ResultSet row) throws SQLException {
        try {
            csv.printRecord(
                    time(SqlTime.read(row, "created_at")),
                    cell(identity(row)),
                    cell(row.getString("policy_key")),
                    row.getString("status"),
                    cell(row.getString("reviewed_by")),
                    time(SqlTime.readNullable(row, "reviewed_at")),
                    cell(row.getString("reason")));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String identity(ResultSet row) throws SQLException {
        RequestId request = new RequestId(row.getString("id"));
        StringJoiner members = new StringJoiner(", ");
        for (String name : new String[] {IdentityBody.EMAIL, IdentityBody.PHONE_NUMBER}) {
            String sealed = row.getString(name);
            if (sealed != null) {
                identities.open(request, name, sealed).ifPresent(value -> members.add(name + ": " + value));
            }
        }
        return members.toString();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : RequestFilter.text(instant);
    }

    /** A text that a spreadsheet would take for a formula is made a text by an apostrophe. */
    static @Nullable String cell(@Nullable String text) {
        boolean formula = text != null && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
