package io.habeas.request;

import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Page;
import io.habeas.request.RequestViews.Detail;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds requests (privacy-requests section 3.2). A page costs the same number of statements whatever its size. */
@Repository
class RequestListing {
    private final JdbcClient jdbc;
    private final PrivacyRequestRows rows;
    private final ProvidedIdentities identities;
    private final RequestViews views;

    RequestListing(JdbcClient jdbc, PrivacyRequestRows rows, ProvidedIdentities identities, RequestViews views) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.identities = identities;
        this.views = views;
    }

    /** @throws ApiException 422 for an unknown sort field, 400 for contradicting dates */
    Page<RequestView> page(RequestQuery query) {
        RequestFilter filter = new RequestFilter(query, identities::hash);
        List<PrivacyRequest> found = jdbc.sql("""
                        SELECT r.* FROM privacy_request r %s ORDER BY %s LIMIT :limit OFFSET :offset""".formatted(filter.where(), orderBy(query)))
                .params(filter.parameters())
                .param("limit", query.size())
                .param("offset", query.pageQuery().offset())
                .query(rows)
                .list();
        List<RequestView> items = views.of(found, new Detail(query.verbose(), query.includeIdentities()));
        return Page.of(items, total(filter, query, found.size()), query.pageQuery());
    }

    static String orderBy(RequestQuery query) {
        return SortField.named(query.sortField())
                .orElseThrow(() -> ApiException.unprocessable(query.sortField() + " is not on PrivacyRequest"))
                .orderBy(query.sortDirection());
    }

    /** A page that is not full tells the total by itself; only otherwise all rows are counted. */
    private long total(RequestFilter filter, RequestQuery query, int found) {
        long before = query.pageQuery().offset();
        if (found < query.size() && (found > 0 || before == 0)) {
            return before + found;
        }
        return jdbc.sql("SELECT count(*) FROM privacy_request r " + filter.where())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }
}
