package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.Location;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.RequiresScope;
import io.habeas.platform.web.WireNames;
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

/** The destinations of access packages (storage-masking-encryption section 1). */
@RestController
@Topic(value = "Storage", about = "Destinations to which access packages are written.")
class StorageController {
    private static final String SECRETS = """
            {"anyOf": [{"$ref": "S3"}, {"$ref": "OneTrust"}]}
            """;
    private final StorageConfigs configs;
    private final StorageRepository repository;
    private final StorageEntries entries;
    private final InputReader reader;

    StorageController(
            StorageConfigs configs, StorageRepository repository, StorageEntries entries, InputReader reader) {
        this.configs = configs;
        this.repository = repository;
        this.entries = entries;
        this.reader = reader;
    }

    /** Whether secrets are to be tried out once they are stored. */
    record SecretQuery(@Default("true") boolean verify) {}

    /** The outcome of storing secrets; the status is null when they were not tried out. */
    record SecretResult(
            String msg,
            @Nullable String testStatus,
            @Nullable String failureReason) {}

    @PatchMapping("/api/v1/storage/config")
    @Endpoint("Create or change storage destinations")
    @RequiresScope("storage:create_or_update")
    BulkResult<StorageView> store(@RequestBody @MaxItems(50) List<StorageEntry.Sent> sent) {
        return BulkResult.of(entries.read(sent), configs::store);
    }

    @GetMapping("/api/v1/storage/config")
    @Endpoint("List storage destinations")
    @RequiresScope("storage:read")
    Page<StorageView> list(@ModelAttribute PageQuery query) {
        return repository.page(query);
    }

    @GetMapping("/api/v1/storage/config/{config_key}")
    @Endpoint(value = "Show a storage destination", fails = 404)
    @RequiresScope("storage:read")
    StorageView get(@PathVariable FidesKey configKey) {
        return configs.find(configKey).orElseThrow(() -> unknown(configKey));
    }

    @DeleteMapping("/api/v1/storage/config/{config_key}")
    @Endpoint(
            value = "Delete a storage destination that no rule uses",
            fails = {404, 409})
    @RequiresScope("storage:delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable FidesKey configKey) {
        try {
            if (!repository.delete(configKey)) {
                throw unknown(configKey);
            }
        } catch (DataIntegrityViolationException inUse) {
            throw ApiException.conflict("The storage configuration " + configKey
                    + " is in use by a rule. Give the rule another storage destination first.");
        }
    }

    @PutMapping("/api/v1/storage/config/{config_key}/secret")
    @Endpoint(
            value = "Store the credentials of a storage destination",
            fails = {400, 404})
    @RequiresScope("storage:create_or_update")
    SecretResult saveSecrets(
            @PathVariable FidesKey configKey,
            @ModelAttribute SecretQuery query,
            @JsonShape(
                            value = SECRETS,
                            uses = {StorageSecrets.S3.class, StorageSecrets.OneTrust.class})
                    @RequestBody
                    Body<JsonNode> body) {
        StorageType type = configs.find(configKey)
                .map(StorageView::type)
                .orElseThrow(() -> ApiException.notFound("No storage configuration with key " + configKey + "."));
        configs.saveSecrets(configKey, secrets(type, body.read()));
        return new SecretResult(
                "Secrets updated for StorageConfig with key: " + configKey + ".",
                null,
                query.verify() ? "Not verified: no connection to " + WireNames.of(type) + " is made here." : null);
    }

    private StorageSecrets secrets(StorageType type, JsonNode body) {
        Class<? extends StorageSecrets> schema =
                StorageSecrets.schema(type).orElseThrow(() -> ApiException.badRequest(StorageSecrets.refusal(type)));
        try {
            return reader.read(body, schema, Location.of());
        } catch (InvalidInput invalid) {
            throw ApiException.badRequest(PythonText.problems(invalid.problems()));
        }
    }

    private static ApiException unknown(FidesKey key) {
        return ApiException.notFound("No configuration with key " + key + ".");
    }
}
