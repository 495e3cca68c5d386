package io.habeas.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.ApiResponse;
import io.habeas.Defect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListingTest {
    private static final String PATH = "/api/v1/privacy-request?";
    private final Api root = Requests.root();
    private final String policy = Requests.policy("listing");
    /** Requests of one test share the prefix of their external ids. */
    private final String mine = "listing-" + UUID.randomUUID();

    @Test
    void findsByPrefixOfTheIdInAnyCase() {
        String id = request("a");
        assertThat(ids("request_id=" + id.substring(0, 30).toUpperCase())).containsExactly(id);
    }

    @Test
    @Defect("41")
    void takesWildcardsInPrefixesForWhatTheyAre() {
        String percent = request("5%_x");
        request("5a_x");
        request("5%zx");
        assertThat(ids(external("5%_"))).containsExactly(percent);
        assertThat(ids("request_id=pri%25")).isEmpty();
    }

    @Test
    void findsByPrefixOfTheExternalIdInAnyCase() {
        String upper = request("ABC-1");
        String lower = request("abc-2");
        request("abd");
        assertThat(ids(external("aBc"))).containsExactly(lower, upper);
    }

    @Test
    void findsByExactIdentity() {
        String email = UUID.randomUUID() + "@listing.example";
        String id = Requests.submit(policy, email);
        Requests.submit(policy, "x" + email);
        assertThat(ids("identity=" + email)).containsExactly(id);
        assertThat(ids("identity=" + email.toUpperCase())).isEmpty();
    }

    @Test
    void findsByAnyOfSeveralStatuses() {
        String paused = request("1", "status = 'paused'");
        String failed = request("2", "status = 'error'");
        request("3");
        assertThat(ids(external("") + "&status=paused&status=error")).containsExactly(failed, paused);
    }

    @Test
    @Defect("40")
    void findsByTimes() {
        String early =
                request("1", "created_at = '2020-01-01T00:00:00Z', started_processing_at = '2020-02-01T00:00:00Z'");
        String late =
                request("2", "created_at = '2021-01-01T00:00:00Z', started_processing_at = '2021-02-01T00:00:00Z'");
        assertThat(ids(external("") + "&created_lt=2020-06-01")).containsExactly(early);
        assertThat(ids(external("") + "&created_gt=2020-06-01T00:00:00Z")).containsExactly(late);
        assertThat(ids(external("") + "&started_gt=2020-01-15&started_lt=2020-06-01"))
                .containsExactly(early);
        assertThat(ids(external("") + "&created_gt=2021-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void theTimesOfAnEndImplyItsStatus() {
        String complete = request("1", "status = 'complete', finished_processing_at = '2020-01-01T00:00:00Z'");
        String failed = request("2", "status = 'error', finished_processing_at = '2020-01-01T00:00:00Z'");
        assertThat(ids(external("") + "&completed_lt=2020-06-01")).containsExactly(complete);
        assertThat(ids(external("") + "&errored_gt=2019-06-01")).containsExactly(failed);
        assertThat(ids(external("") + "&completed_gt=2020-06-01")).isEmpty();
    }

    @Test
    void refusesSucceededAndFailedTogether() {
        root.get(PATH + "completed_lt=2020-01-01&errored_gt=2020-01-01").answersStrictly(400, """
                {"detail": "Cannot specify both succeeded and failed query params."}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "completed", "errored", "started"})
    void refusesTimesThatContradictEachOther(String name) {
        root.get(PATH + "%1$s_lt=2018-01-01T00:00:00Z&%1$s_gt=2019-01-01T00:00:00.5Z".formatted(name))
                .answersStrictly(400, """
                        {"detail": "Value specified for %1$s_lt: 2018-01-01 00:00:00+00:00 must be after %1$s_gt: 2019-01-01 00:00:00.500000+00:00."}""".formatted(name));
    }

    @Test
    @Defect("40")
    void anOffsetMayBeThereOnOneSideOnly() {
        root.get(PATH + "created_lt=2019-01-01T00:00:00%2B02:00&created_gt=2018-01-01T00:00:00")
                .answers(200);
    }

    @ParameterizedTest
    @EnumSource(SortField.class)
    void sortsByEveryField(SortField field) {
        String first = request("1");
        String second = request("2");
        String by = external("") + "&sort_field=" + field.name().toLowerCase();
        assertThat(ids(by + "&sort_direction=asc")).containsExactlyInAnyOrder(first, second);
        assertThat(ids(by))
                .containsExactlyElementsOf(ids(by + "&sort_direction=asc").reversed());
    }

    @Test
    void putsWhatIsNotSetLastInBothDirections() {
        String none = request("1");
        String early = request("2", "paused_at = '2020-01-01T00:00:00Z'");
        String late = request("3", "paused_at = '2021-01-01T00:00:00Z'");
        assertThat(ids(external("") + "&sort_field=paused_at")).containsExactly(late, early, none);
        assertThat(ids(external("") + "&sort_field=paused_at&sort_direction=asc"))
                .containsExactly(early, late, none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "delete", "", "created_at%20desc--", "CREATED_AT"})
    @Defect("40")
    void refusesToSortByAnythingElse(String field) {
        ApiResponse answer = root.get(PATH + "sort_field=" + field).answers(422);
        assertThat(answer.text("detail")).endsWith(" is not on PrivacyRequest");
    }

    @Test
    void pagesAndCounts() {
        List<String> made = List.of(request("1"), request("2"), request("3"));
        ApiResponse first = root.get(PATH + external("") + "&size=2");
        first.answers(200, "{\"total\": 3, \"page\": 1, \"size\": 2}");
        assertThat(ids(external("") + "&size=2&page=2")).containsExactly(made.getFirst());
        root.get(PATH + external("") + "&size=2&page=9").answersStrictly(200, """
                {"items": [], "total": 3, "page": 9, "size": 2}""");
    }

    @ParameterizedTest
    @CsvSource({"size=101", "size=0", "page=0", "status=none", "created_lt=x", "verbose=perhaps", "sort_direction=up"})
    void refusesWhatItDoesNotUnderstand(String query) {
        root.get(PATH + query).answers(422);
    }

    @Test
    void showsIdentitiesOnlyWhenAsked() {
        request("1");
        root.get(PATH + external("")).answers(200, "{\"items\": [{\"identity\": null}]}");
        root.get(PATH + external("") + "&include_identities=true").answers(200, """
                {"items": [{"identity": {"email": "subject@listing.example", "phone_number": null}}]}""");
    }

    @Test
    @Defect("42")
    void listingsAtOnceDoNotGetEachOthersColumns() {
        request("1");
        long right = Race.of(16, number -> {
            boolean verbose = number % 2 == 0;
            return items(external("") + "&verbose=" + verbose).getFirst().has("results") == verbose;
        });
        assertThat(right).isEqualTo(16);
    }

    @Test
    void showsResultsOnlyWhenAsked() {
        String id = request("1");
        log(id, "crm", "complete");
        root.patch("/api/v1/privacy-request/administrate/deny", """
                {"request_ids": ["%s"], "reason": "because"}""".formatted(id))
                .answers(200);
        assertThat(items(external("")).getFirst().has("results")).isFalse();
        root.get(PATH + external("") + "&verbose=true").answers(200, """
                {"items": [{"results": {
                  "crm": [{"collection_name": "contacts", "message": "done", "action_type": "access", "status": "complete",
                           "user_id": null, "fields_affected":
                             [{"path": "crm:contacts:email", "field_name": "email", "data_categories": ["user.contact.email"]}]}],
                  "Request denied": [{"collection_name": null, "fields_affected": null, "message": "because",
                           "action_type": null, "status": null, "user_id": "root"}]}}]}""");
    }

    @Test
    void showsWhatToDoAndWhatCouldNotBeErased() {
        request("1", """
                status = 'error', action_required = '{"step": "access", "collection": "crm:contacts", "action_needed": null}',
                exceptions = '[{"collection": "crm:contacts", "field": null, "reason": "no primary key"}]'""");
        String id = items(external("")).getFirst().required("id").stringValue();
        root.get(PATH + external("")).answers(200, """
                {"items": [{"resume_endpoint": "/privacy-request/%s/retry",
                  "action_required_details": {"step": "access", "collection": "crm:contacts", "action_needed": null},
                  "exceptions": [{"collection": "crm:contacts", "field": null, "reason": "no primary key"}]}]}""".formatted(id));
    }

    @Test
    void showsTheExecutionLogOfARequest() {
        String id = request("1");
        log(id, "crm", "in_processing");
        log(id, "crm", "complete");
        ApiResponse answer = root.get("/api/v1/privacy-request/" + id + "/log?size=1&page=2");
        answer.answers(200, """
                {"total": 2, "page": 2, "size": 1, "items":
                  [{"dataset_name": "crm", "collection_name": "contacts", "status": "complete", "action_type": "access"}]}""");
    }

    @Test
    void knowsNoLogOfAnUnknownRequest() {
        root.get("/api/v1/privacy-request/pri_none/log").answersStrictly(404, """
                {"detail": "No privacy request found with id 'pri_none'."}""");
    }

    @Test
    void needsTheScope() {
        root.anonymous().get(PATH).answers(401);
        root.withScopes("policy:read").get(PATH).answers(403);
        root.withScopes("policy:read")
                .get("/api/v1/privacy-request/pri_none/log")
                .answers(403);
    }

    private String request(String externalId) {
        return Requests.submit(
                policy, "subject@listing.example", ", \"external_id\": \"%s%s\"".formatted(mine, externalId));
    }

    private String request(String externalId, String assignments) {
        String id = request(externalId);
        Requests.set(id, assignments);
        return id;
    }

    private String external(String rest) {
        return "external_id=" + URLEncoder.encode(mine + rest, StandardCharsets.UTF_8);
    }

    private List<String> ids(String query) {
        return items(query).stream()
                .map(item -> item.required("id").stringValue())
                .toList();
    }

    private List<JsonNode> items(String query) {
        JsonNode items = root.get(PATH + query).answers(200).json().required("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static void log(String id, String dataset, String status) {
        Requests.sql("""
                INSERT INTO execution_log (id, privacy_request_id, dataset_name, collection_name, action_type, status, message,
                    fields_affected)
                VALUES (:log, :id, :dataset, 'contacts', 'access', :status, 'done',
                    '[{"path": "crm:contacts:email", "field_name": "email", "data_categories": ["user.contact.email"]}]')""", Map.of("log", UUID.randomUUID().toString(), "id", id, "dataset", dataset, "status", status));
    }
}
