package io.habeas.request;

import io.habeas.fulfilment.ExecutionLog;
import io.habeas.fulfilment.ExecutionLogEntry;
import io.habeas.platform.RequestId;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.RequiresScope;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /privacy-request} and the log of one request. */
@RestController
@Topic("Privacy requests")
class ListingController {
    private final RequestListing listing;
    private final RequestCsv csv;
    private final PrivacyRequestRepository requests;
    private final ExecutionLog log;

    ListingController(RequestListing listing, RequestCsv csv, PrivacyRequestRepository requests, ExecutionLog log) {
        this.listing = listing;
        this.csv = csv;
        this.requests = requests;
        this.log = log;
    }

    /** A page, or null when the rows were written as CSV instead. */
    @RequiresScope("privacy-request:read")
    @GetMapping("/api/v1/privacy-request")
    @Endpoint(value = "List privacy requests, or download them as CSV", fails = 400, alsoAnswers = "text/csv")
    @Nullable
    Page<RequestView> list(@ModelAttribute RequestQuery query, HttpServletResponse response) {
        if (query.downloadCsv()) {
            csv.write(query, response);
            return null;
        }
        return listing.page(query);
    }

    @RequiresScope("privacy-request:read")
    @GetMapping("/api/v1/privacy-request/{privacy_request_id}/log")
    @Endpoint(value = "Show the execution log of a privacy request", fails = 404)
    Page<ExecutionLogEntry> log(@PathVariable("privacy_request_id") String id, @ModelAttribute PageQuery query) {
        RequestId request = requests.get(new RequestId(id)).id();
        return log.page(request, query);
    }
}
