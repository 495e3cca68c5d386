package io.habeas;

import org.junit.jupiter.api.Test;

class BootTest {
    @Test
    void boots() {
        TestServer.shared().asRoot().get("/api/v1/policy").answers(200, "{}");
    }
}
