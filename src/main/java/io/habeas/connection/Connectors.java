package io.habeas.connection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The connectors of this server, by the types of connection that they serve. */
@Component
public class Connectors {
    private final Map<ConnectionType, Connector> byType = new EnumMap<>(ConnectionType.class);

    /** @throws IllegalStateException when two connectors serve one type */
    public Connectors(List<Connector> connectors) {
        for (Connector connector : connectors) {
            for (ConnectionType type : connector.types()) {
                if (byType.put(type, connector) != null) {
                    throw new IllegalStateException("Two connectors serve " + type);
                }
            }
        }
    }

    /** The connector for a type; nothing for types that hold no data, and for those that are not supported yet. */
    public Optional<Connector> find(ConnectionType type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** The types that are served. */
    Set<ConnectionType> types() {
        return byType.keySet();
    }
}
