package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.TestServer;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.Public;
import io.habeas.platform.web.RequiresScope;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;

class AccessCheckTest {
    private final TestServer server = TestServer.shared();
    private final AccessCheck check = server.bean(AccessCheck.class);
    private final CallerArgument argument = server.bean(CallerArgument.class);
    private final String root = "Bearer " + server.anonymous().fetchToken(TestServer.ROOT_ID, TestServer.ROOT_SECRET);

    /** Endpoints of each kind; the last one forgot to say who may call it. */
    static final class Endpoints {
        @RequiresScope("scope:read")
        public void scoped(Caller caller) {}

        @Public(because = "of the test")
        public void open(Optional<Caller> caller) {}

        public void undeclared() {}
    }

    @Test
    void anEndpointThatDeclaresNothingIsClosedEvenToTheRootClient() throws Exception {
        HandlerMethod undeclared = new HandlerMethod(new Endpoints(), "undeclared");

        assertThatThrownBy(() -> check.preHandle(request(root), new MockHttpServletResponse(), undeclared))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("403");
    }

    @Test
    void aScopedEndpointGetsItsCaller() throws Exception {
        HandlerMethod scoped = new HandlerMethod(new Endpoints(), "scoped", Caller.class);
        MockHttpServletRequest request = request(root);

        assertThat(check.preHandle(request, new MockHttpServletResponse(), scoped))
                .isTrue();

        assertThat(resolve(scoped, request)).isInstanceOf(Caller.class).hasToString(caller().toString());
    }

    @Test
    void anOpenEndpointGetsItsCallerIfThereIsOne() throws Exception {
        HandlerMethod open = new HandlerMethod(new Endpoints(), "open", Optional.class);

        assertThat(check.preHandle(request(null), new MockHttpServletResponse(), open))
                .isTrue();

        assertThat(resolve(open, request(root))).isEqualTo(Optional.of(caller()));
        assertThat(resolve(open, request("Bearer nonsense"))).isEqualTo(Optional.empty());
        assertThat(resolve(open, request(null))).isEqualTo(Optional.empty());
    }

    private static Caller caller() {
        return new Caller(TestServer.ROOT_ID, new LinkedHashSet<>(Scopes.ALL));
    }

    private Object resolve(HandlerMethod endpoint, MockHttpServletRequest request) {
        MethodParameter parameter = endpoint.getMethodParameters()[0];
        assertThat(argument.supportsParameter(parameter)).isTrue();
        return argument.resolveArgument(parameter, null, new ServletWebRequest(request), null);
    }

    private static MockHttpServletRequest request(@Nullable String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        return request;
    }
}
