package io.habeas.dataset;

import io.habeas.connection.ConnectionView;
import io.habeas.connection.Connections;
import io.habeas.platform.FidesKey;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.RawBody;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Body;
import io.habeas.platform.web.BulkResult;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.Location;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.RequiresScope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
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

/** The datasets of a connection (connections section 5); the connection is looked up before anything else. */
@RestController
@Topic(
        value = "Datasets",
        about =
                "The collections and fields of a connection, annotated with data categories, identities and references.")
class DatasetController {
    private final Datasets datasets;
    private final DatasetRepository repository;
    private final Connections connections;
    private final InputReader reader;

    DatasetController(Datasets datasets, DatasetRepository repository, Connections connections, InputReader reader) {
        this.datasets = datasets;
        this.repository = repository;
        this.connections = connections;
        this.reader = reader;
    }

    @PatchMapping("/api/v1/connection/{connection_key}/dataset")
    @Endpoint(value = "Create or change datasets of a connection", fails = 404)
    @RequiresScope("dataset:create_or_update")
    BulkResult<Dataset> store(
            @PathVariable FidesKey connectionKey, @RequestBody @MaxItems(50) Body<List<Dataset>> body) {
        Parent parent = parent(connectionKey);
        List<Dataset> entries = body.read();
        DatasetRules.check(entries, Location.of("body"));
        return store(parent, entries);
    }

    /** A file of datasets, as they are kept beside an application; checked exactly as JSON is (defect 65). */
    @PatchMapping("/api/v1/yml/connection/{connection_key}/dataset")
    @Endpoint(
            value = "Create or change datasets of a connection from YAML",
            fails = {400, 404, 415})
    @RequiresScope("dataset:create_or_update")
    @RawBody(mediaType = "application/x-yaml", schema = YamlDatasets.File.class)
    BulkResult<Dataset> storeYaml(@PathVariable FidesKey connectionKey, HttpServletRequest request) throws IOException {
        Parent parent = parent(connectionKey);
        List<Dataset> entries = YamlDatasets.of(request, reader);
        DatasetRules.check(entries, Location.of("body", "dataset"));
        return store(parent, entries);
    }

    private BulkResult<Dataset> store(Parent parent, List<Dataset> entries) {
        return BulkResult.of(entries, entry -> datasets.store(parent.id(), parent.connection(), entry));
    }

    @PutMapping("/api/v1/connection/{connection_key}/validate_dataset")
    @Endpoint(value = "Check a dataset without storing it", fails = 404)
    @RequiresScope("dataset:read")
    Validation validate(@PathVariable FidesKey connectionKey, @RequestBody Body<Dataset> body) {
        Parent parent = parent(connectionKey);
        Dataset dataset = body.read();
        DatasetRules.check(dataset, Location.of("body"));
        Datasets.refusalByConnection(parent.connection()).ifPresent(reason -> {
            throw ApiException.unprocessable(reason);
        });
        return Validation.of(dataset, connectionKey);
    }

    @GetMapping("/api/v1/connection/{connection_key}/dataset")
    @Endpoint(value = "List the datasets of a connection", fails = 404)
    @RequiresScope("dataset:read")
    Page<Dataset> list(@PathVariable FidesKey connectionKey, @ModelAttribute PageQuery query) {
        return repository.page(parent(connectionKey).id(), query);
    }

    @GetMapping("/api/v1/connection/{connection_key}/dataset/{fides_key}")
    @Endpoint(value = "Show a dataset", fails = 404)
    @RequiresScope("dataset:read")
    Dataset get(@PathVariable FidesKey connectionKey, @PathVariable FidesKey fidesKey) {
        parent(connectionKey);
        // The quotes are fidesops' own: clients may match the text (defect 74).
        return repository
                .find(connectionKey, fidesKey)
                .orElseThrow(() -> ApiException.notFound(
                        "No dataset with fides_key '" + fidesKey + "' and connection key " + connectionKey + "'"));
    }

    @DeleteMapping("/api/v1/connection/{connection_key}/dataset/{fides_key}")
    @Endpoint(value = "Delete a dataset", fails = 404)
    @RequiresScope("dataset:delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable FidesKey connectionKey, @PathVariable FidesKey fidesKey) {
        parent(connectionKey);
        if (!repository.delete(connectionKey, fidesKey)) {
            throw ApiException.notFound(
                    "No dataset with fides_key '" + fidesKey + "' and connection_key '" + connectionKey + "'");
        }
    }

    private Parent parent(FidesKey key) {
        return connections
                .find(key)
                .flatMap(connection -> repository.connectionId(key).map(id -> new Parent(id, connection)))
                .orElseThrow(() -> ApiException.notFound("No connection config with key '" + key + "'"));
    }

    private record Parent(String id, ConnectionView connection) {}
}
