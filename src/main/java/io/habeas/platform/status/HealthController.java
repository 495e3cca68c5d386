package io.habeas.platform.status;

import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.Public;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the server is, for those who watch over it (api-overview section 3); 200 whatever it finds. */
@RestController
@Topic(value = "Server", about = "The server itself: its health, its settings and this reference.")
class HealthController {
    private final DatabaseHealth database;

    HealthController(DatabaseHealth database) {
        this.database = database;
    }

    record Health(String webserver, String database, String cache) {}

    @GetMapping("/health")
    @Endpoint(value = "Show whether the server and its database are well", note = "Always 200; the body tells.")
    @Public(because = "load balancers have no token")
    Health health() {
        return new Health("healthy", database.check().text(), "no cache configured");
    }
}
