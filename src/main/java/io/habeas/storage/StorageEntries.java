package io.habeas.storage;

import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.Location;
import io.habeas.platform.web.WireNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the entries of a PATCH: the type first, then the details by the schema of that type (storage section 1). */
@Component
class StorageEntries {
    static final String JSON_ONLY = "Only JSON upload format is supported for OneTrust and local storage destinations.";
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private final InputReader reader;
    private final JsonMapper mapper;

    StorageEntries(InputReader reader, JsonMapper mapper) {
        this.reader = reader;
        this.mapper = mapper;
    }

    /** @throws InvalidInput with the problems of all entries */
    List<StorageEntry> read(List<StorageEntry.Sent> sent) {
        List<FieldProblem> problems = new ArrayList<>();
        List<StorageEntry> entries = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            read(sent.get(i), Location.of("body", i), problems).ifPresent(entries::add);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return entries;
    }

    private Optional<StorageEntry> read(StorageEntry.Sent sent, Location at, List<FieldProblem> problems) {
        Optional<StorageType> type = type(sent, at.at("type"), problems);
        Location detailsAt = at.at("details");
        if (type.isEmpty()) {
            problems.add(problem(detailsAt, "A `type` field must be specified."));
        }
        return type.flatMap(known -> {
            Optional<Map<String, Object>> details = details(known, sent.details(), detailsAt, problems);
            if (isJsonOnly(known) && sent.format().over(PackageFormat.JSON) == PackageFormat.CSV) {
                problems.add(problem(at.at("__root__"), JSON_ONLY));
            }
            return details.map(read -> new StorageEntry(sent.name(), sent.key(), known, read, sent.format()));
        });
    }

    static boolean isJsonOnly(StorageType type) {
        return type == StorageType.LOCAL || type == StorageType.ONETRUST;
    }

    private Optional<StorageType> type(StorageEntry.Sent sent, Location at, List<FieldProblem> problems) {
        if (sent.type() == null) {
            problems.add(new FieldProblem(at.steps(), "field required", "value_error.missing"));
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(sent.type(), StorageType.class, at));
        } catch (InvalidInput invalid) {
            problems.addAll(invalid.problems());
            return Optional.empty();
        }
    }

    private Optional<Map<String, Object>> details(
            StorageType type, JsonNode details, Location at, List<FieldProblem> problems) {
        Optional<Class<? extends StorageDetails>> schema = schema(type);
        if (schema.isEmpty()) {
            problems.add(
                    problem(at, "`storage_type` " + WireNames.of(type) + " has no supported `details` validation."));
            return Optional.empty();
        }
        try {
            StorageDetails read = reader.read(details, schema.get(), Location.of());
            return Optional.of(mapper.convertValue(read, DETAILS));
        } catch (InvalidInput invalid) {
            problems.add(problem(at, PythonText.list(PythonText.problems(invalid.problems()))));
            return Optional.empty();
        }
    }

    private static Optional<Class<? extends StorageDetails>> schema(StorageType type) {
        return switch (type) {
            case LOCAL -> Optional.of(StorageDetails.Local.class);
            case S3 -> Optional.of(StorageDetails.S3.class);
            case ONETRUST -> Optional.of(StorageDetails.OneTrust.class);
            case GCS, TRANSCEND, ETHYCA -> Optional.empty();
        };
    }

    private static FieldProblem problem(Location at, String message) {
        return new FieldProblem(at.steps(), message, "value_error");
    }
}
