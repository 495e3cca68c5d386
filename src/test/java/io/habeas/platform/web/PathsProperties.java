package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathsProperties {

    @Property
    void aCanonicalPathIsItsOwnCanonicalPath(@ForAll("paths") String path, @ForAll("methods") String method) {
        String canonical = Paths.canonical(method, path);

        assertThat(Paths.canonical(method, canonical)).isEqualTo(canonical);
    }

    @Property
    void anyTargetOfARequestHasOne(@ForAll String path) {
        assertThat(Paths.canonical("PUT", path)).isNotNull();
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<List<String>> segments = Arbitraries.of(
                        "api",
                        "v1",
                        "policy",
                        "connection",
                        "webhook",
                        "pre-execution",
                        "post_execution",
                        "secret",
                        "x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
        return segments.map(list -> "/" + String.join("/", list));
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "PUT", "PATCH");
    }
}
