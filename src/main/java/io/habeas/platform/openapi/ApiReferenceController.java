package io.habeas.platform.openapi;

import io.habeas.platform.web.Public;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API reference, for programs and for people; all of it comes from this server. */
@RestController
@Topic("Server")
class ApiReferenceController {
    private static final String OPEN = "it says what the documentation says";
    private final ApiDescription description;
    private final ReferencePage page = new ReferencePage();

    ApiReferenceController(ApiDescription description) {
        this.description = description;
    }

    @GetMapping(path = "/api/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Public(because = OPEN)
    @Endpoint("The description of this API, OpenAPI 3.1")
    byte[] openApi() {
        return description.json();
    }

    @GetMapping(path = "/docs", produces = "text/html;charset=UTF-8")
    @Public(because = OPEN)
    @Endpoint("The API reference as a page")
    ResponseEntity<String> docs() {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", ReferencePage.POLICY)
                .body(page.html());
    }

    @GetMapping("/redoc")
    @Public(because = OPEN)
    @ResponseStatus(HttpStatus.FOUND)
    @Endpoint("Leads to the API reference")
    ResponseEntity<Void> redoc() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/docs")
                .build();
    }
}
