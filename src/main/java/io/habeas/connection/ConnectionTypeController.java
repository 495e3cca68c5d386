package io.habeas.connection;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Default;
import io.habeas.platform.web.Page;
import io.habeas.platform.web.PageQuery;
import io.habeas.platform.web.Range;
import io.habeas.platform.web.RequiresScope;
import io.habeas.platform.web.WireNames;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The types of data store to choose from, and their secrets (connections section 3). Only those that can be used are listed; as in the
 * reference, {@code https} is none of them, though it can be used.
 */
@RestController
@Topic("Connections")
class ConnectionTypeController {
    private final Connectors connectors;

    ConnectionTypeController(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Which types are listed. */
    record TypeFilter(
            Optional<String> search,
            Optional<SystemType> systemType,

            @Default("1") @Range(min = 1, max = Integer.MAX_VALUE)
            int page,

            @Default("50") @Range(min = 1, max = 100) int size) {

        boolean takes(ConnectionTypeView type) {
            return (systemType.isEmpty() || systemType.get() == type.type())
                    && (search.isEmpty()
                            || type.identifier().contains(search.get().toLowerCase(Locale.ROOT)));
        }
    }

    /** A type as the API shows it. */
    record ConnectionTypeView(String identifier, SystemType type, String humanReadable) {}

    @GetMapping("/api/v1/connection_type")
    @Endpoint("List the types of connections")
    @RequiresScope("connection_type:read")
    Page<ConnectionTypeView> list(@ModelAttribute TypeFilter filter) {
        PageQuery page = new PageQuery(filter.page(), filter.size());
        List<ConnectionTypeView> found = listed().filter(filter::takes).toList();
        List<ConnectionTypeView> items =
                found.stream().skip(page.offset()).limit(page.size()).toList();
        return Page.of(items, found.size(), page);
    }

    @GetMapping("/api/v1/connection_type/{connection_type}/secret")
    @Endpoint(value = "Show the JSON schema of the secrets of a type", fails = 404)
    @RequiresScope("connection_type:read")
    Map<String, Object> secretSchema(@PathVariable("connection_type") String name) {
        return WireNames.find(ConnectionType.class, name)
                .flatMap(type -> connectors
                        .find(type)
                        .map(connector -> connector.secretSchema(type).json()))
                .orElseThrow(() -> ApiException.notFound("No connection type found with name '" + name + "'."));
    }

    /** Databases first, then SaaS, then manual ones; each by name. */
    private Stream<ConnectionTypeView> listed() {
        return connectors.types().stream()
                .flatMap(type -> type
                        .system()
                        .map(system -> new ConnectionTypeView(WireNames.of(type), system, type.humanReadable()))
                        .stream())
                .sorted(Comparator.comparing((ConnectionTypeView type) -> type.type() == SystemType.MANUAL)
                        .thenComparing(type -> type.type() == SystemType.SAAS)
                        .thenComparing(ConnectionTypeView::identifier));
    }
}
