package io.habeas.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.habeas.ApiContract;
import io.habeas.TestServer;
import io.habeas.documentation.GeneratedPage;
import io.habeas.platform.web.Public;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class ApiReferenceTest {
    private final TestServer server = TestServer.shared();
    private final ApiContract contract = ApiContract.of(server.url(""));
    private final JsonNode document = contract.document();

    @Test
    void everyEndpointIsDescribedWithItsScope() {
        assertThat(endpoints()).hasSizeGreaterThan(40).allSatisfy(endpoint -> {
            JsonNode operation = operation(endpoint);
            assertThat(operation.isMissingNode()).as("%s", endpoint).isFalse();
            assertThat(endpoint.handler().hasMethodAnnotation(Public.class))
                    .isEqualTo(endpoint.requiredScope().isEmpty());
            endpoint.requiredScope()
                    .ifPresent(scope -> assertThat(operation.path("security").toString())
                            .isEqualTo("[{\"oauth2\":[\"" + scope + "\"]}]"));
        });
    }

    @Test
    void everyEndpointHasASummaryAndATopicThatIsExplained() {
        assertThat(endpoints()).allSatisfy(endpoint -> {
            assertThat(endpoint.said())
                    .as("@Endpoint of %s", endpoint.handler())
                    .isPresent();
            assertThat(endpoint.handler().getBeanType()).hasAnnotation(Topic.class);
        });
        assertThat(document.path("tags"))
                .allSatisfy(tag -> assertThat(tag.path("description").asText()).endsWith("."));
    }

    @Test
    void whatIsPublicAsksForNoToken() {
        assertThat(document.at("/paths/~1health/get/security")).isEmpty();
        assertThat(document.at("/paths/~1api~1v1~1privacy-request/post/security")
                        .toString())
                .isEqualTo("[{},{\"oauth2\":[\"privacy-request:create\"]}]");
        assertThat(document.at("/paths/~1api~1v1~1privacy-request~1{privacy_request_id}~1resume/post/security")
                        .toString())
                .isEqualTo("[{\"reply_token\":[]}]");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = document.findValues("$ref");

        assertThat(references)
                .hasSizeGreaterThan(100)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.textValue().substring(1)).isMissingNode())
                        .as(reference.textValue())
                        .isFalse());
    }

    @Test
    void everySchemaIsAJsonSchema() {
        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(contract.flaws("/components/schemas/" + name))
                        .as(name)
                        .isEmpty());
    }

    @Test
    void operationIdsAreUniqueAndScopesAreRegistered() {
        assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
        JsonNode scopes = document.at("/components/securitySchemes/oauth2/flows/clientCredentials/scopes");
        assertThat(endpoints())
                .allSatisfy(endpoint -> endpoint.scope()
                        .ifPresent(
                                scope -> assertThat(scopes.has(scope)).as(scope).isTrue()));
    }

    @Test
    void everyParameterOfAPathIsDescribed() {
        assertThat(endpoints()).allSatisfy(endpoint -> {
            List<String> described = new ArrayList<>();
            operation(endpoint).path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    described.add("{" + parameter.path("name").asText() + "}");
                }
            });
            assertThat(List.of(endpoint.path().split("/")).stream().filter(segment -> segment.startsWith("{")))
                    .as("%s", endpoint)
                    .containsExactlyElementsOf(described);
        });
    }

    @Test
    void thePageAndTheDocumentNeedNoToken() {
        server.anonymous().get("/api/v1/openapi.json").answers(200, "{\"openapi\": \"3.1.0\"}");
        String page = server.anonymous().get("/docs").answers(200).text();

        assertThat(page).contains("<title>Habeas API reference</title>").doesNotContain("http");
        assertThat(page.lines().filter(line -> line.contains("src=\"") || line.contains("<link")))
                .hasSize(4)
                .allSatisfy(line -> server.anonymous()
                        .get(line.replaceAll(".*(?:src|href)=\"([^\"]*)\".*", "$1"))
                        .answers(200));
    }

    @Test
    void theOldAddressLeadsToThePage() {
        assertThat(server.anonymous().get("/redoc").answers(302).header("location"))
                .isEqualTo("/docs");
    }

    @Test
    void theReferenceInTheRepositoryIsUpToDate() {
        new GeneratedPage("docs/api.md").mustBe(new Reference(document).markdown());
    }

    private List<EndpointMethod> endpoints() {
        return EndpointMethod.of(server.bean(RequestMappingHandlerMapping.class));
    }

    private JsonNode operation(EndpointMethod endpoint) {
        return document.path("paths")
                .path(endpoint.path())
                .path(endpoint.verb().name().toLowerCase(Locale.ROOT));
    }
}
