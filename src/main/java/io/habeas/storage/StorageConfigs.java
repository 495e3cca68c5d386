package io.habeas.storage;

import io.habeas.platform.FidesKey;
import io.habeas.platform.web.WireNames;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The stored destinations of access packages. */
@Service
public class StorageConfigs {
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    StorageConfigs(JdbcClient jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** The destination with this key. */
    public Optional<StorageView> find(FidesKey key) {
        return jdbc.sql("SELECT name, type, details, key, format FROM storage_config WHERE key = :key")
                .param("key", key.value())
                .query((row, _) -> new StorageView(
                        row.getString("name"),
                        WireNames.get(StorageType.class, row.getString("type")),
                        mapper.readValue(row.getString("details"), DETAILS),
                        new FidesKey(row.getString("key")),
                        WireNames.get(PackageFormat.class, row.getString("format"))))
                .optional();
    }
}
