package io.habeas.connection;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.RequiresScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Connections, their secrets and their tests (connections section 3). */
@RestController
@Topic(value = "Connections", about = "Data stores and HTTPS endpoints, their secrets and their tests.")
class ConnectionController {
    private static final String SECRETS = """
            {"type": "object",
             "description": "Its members depend on the type: see GET /api/v1/connection_type/{connection_type}/secret."}
            """;
    private final ConnectionRepository repository;
    private final ConnectionChanges changes;
    private final ConnectionTesting testing;
    private final SecretReader reader;
    private final SealedSecrets secrets;

    ConnectionController(
            ConnectionRepository repository,
            ConnectionChanges changes,
            ConnectionTesting testing,
            SecretReader reader,
            SealedSecrets secrets) {
        this.repository = repository;
        this.changes = changes;
        this.testing = testing;
        this.reader = reader;
        this.secrets = secrets;
    }

    @GetMapping("/api/v1/connection")
    @Endpoint("List connections")
    @RequiresScope("connection:read")
    Page<ConnectionView> list(@ModelAttribute ConnectionFilter filter) {
        return repository.page(filter);
    }

    @PatchMapping("/api/v1/connection")
    @Endpoint(value = "Create or change connections", note = "Absent members keep what is stored, null clears it.")
    @RequiresScope("connection:create_or_update")
    BulkResult<ConnectionView> change(@RequestBody @MaxItems(50) List<ConnectionEntry> entries) {
        return BulkResult.of(entries, changes::apply);
    }

    @GetMapping("/api/v1/connection/{connection_key}")
    @Endpoint(value = "Show a connection", fails = 404)
    @RequiresScope("connection:read")
    ConnectionView one(@PathVariable FidesKey connectionKey) {
        return find(connectionKey).view();
    }

    /** Refused before anything is deleted while something uses it (defect 22). */
    @DeleteMapping("/api/v1/connection/{connection_key}")
    @Endpoint(
            value = "Delete a connection that nothing uses",
            fails = {404, 409})
    @RequiresScope("connection:delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable FidesKey connectionKey) {
        try {
            if (!repository.delete(connectionKey)) {
                throw unknown(connectionKey);
            }
        } catch (DataIntegrityViolationException inUse) {
            throw ApiException.conflict("The connection configuration with key '" + connectionKey
                    + "' is still in use, for example by a policy webhook. Remove what uses it first.");
        }
    }

    /** Whether the secrets are to be tried. */
    record Verification(@Default("true") boolean verify) {}

    /**
     * Stores secrets, then tries them. As in the reference they stay stored when that fails, which the answer tells: a database may be down
     * while its connection is set up, and clients rely on it. What cannot be right at all is refused before.
     */
    @PutMapping("/api/v1/connection/{connection_key}/secret")
    @Endpoint(
            value = "Store the secrets of a connection and test them",
            fails = {400, 404})
    @RequiresScope("connection:create_or_update")
    TestAnswer storeSecrets(
            @PathVariable FidesKey connectionKey,
            @ModelAttribute Verification verification,
            @JsonShape(SECRETS) @RequestBody Body<JsonNode> body) {
        ConnectionRow connection = find(connectionKey);
        SecretSchema schema = testing.schema(connection.view().connectionType());
        secrets.store(connection.id(), reader.read(body.read(), schema));
        String message = "Secrets updated for ConnectionConfig with key: " + connectionKey + ".";
        return verification.verify()
                ? TestAnswer.of(message, testing.testSecrets(find(connectionKey)))
                : new TestAnswer(message, null, null);
    }

    @GetMapping("/api/v1/connection/{connection_key}/test")
    @Endpoint(
            value = "Test a connection",
            note = "An https connection gets a signed call with `callback_type` `test` and no personal data.",
            fails = {400, 404})
    @RequiresScope("connection:read")
    CallTestAnswer test(@PathVariable FidesKey connectionKey) {
        CallTest.Outcome outcome = testing.test(find(connectionKey));
        String message = "Test completed for ConnectionConfig with key: " + connectionKey + ".";
        return CallTestAnswer.of(
                TestAnswer.of(message, outcome.result()), outcome.call().orElse(null));
    }

    /** What a test came to, and the call that was made for it, if the connection is one for calls. */
    @JsonShape(name = "ConnectionTest")
    record CallTestAnswer(
            String msg,
            TestAnswer.@Nullable Status testStatus,
            @Nullable String failureReason,
            @Nullable TestedCall call) {
        static CallTestAnswer of(TestAnswer answer, @Nullable TestedCall call) {
            return new CallTestAnswer(answer.msg(), answer.testStatus(), answer.failureReason(), call);
        }
    }

    /** What was done, and what the test came to, if there was one. */
    record TestAnswer(
            String msg,
            @Nullable Status testStatus,
            @Nullable String failureReason) {
        /** The outcomes of a test, as they are called in JSON. */
        enum Status {
            SUCCEEDED,
            FAILED,
            SKIPPED
        }

        static TestAnswer of(String msg, ConnectionTest outcome) {
            return switch (outcome) {
                case ConnectionTest.Succeeded _ -> new TestAnswer(msg, Status.SUCCEEDED, null);
                case ConnectionTest.Failed(var reason) -> new TestAnswer(msg, Status.FAILED, reason);
                case ConnectionTest.Skipped _ -> new TestAnswer(msg, Status.SKIPPED, null);
            };
        }
    }

    private ConnectionRow find(FidesKey key) {
        return repository.find(key).orElseThrow(() -> unknown(key));
    }

    private static ApiException unknown(FidesKey key) {
        return ApiException.notFound("No connection configuration found with key '" + key + "'.");
    }
}
