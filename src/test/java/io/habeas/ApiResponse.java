package io.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.json.JSONException;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API answered. */
public final class ApiResponse {
    private final HttpResponse<String> response;

    ApiResponse(HttpResponse<String> response) {
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    /** The body as it came. */
    public String text() {
        return response.body();
    }

    /** The text of a top-level member of the body. */
    public String text(String member) {
        return json().required(member).stringValue();
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** The first header of this name, or "". */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Checks the status. */
    public ApiResponse answers(int status) {
        assertThat(status())
                .as("%s %s: %s", response.request().method(), response.uri(), text())
                .isEqualTo(status);
        return this;
    }

    /** Checks the status and those members of the body that are named; lists in any order. */
    public ApiResponse answers(int status, String json) {
        return answers(status, json, JSONCompareMode.LENIENT);
    }

    /** Checks the status and the whole body; lists in their order. */
    public ApiResponse answersStrictly(int status, String json) {
        return answers(status, json, JSONCompareMode.STRICT);
    }

    /** Checks the status and that there is no body. */
    public ApiResponse answersNothing(int status) {
        answers(status);
        assertThat(text()).isEmpty();
        return this;
    }

    private ApiResponse answers(int status, String json, JSONCompareMode mode) {
        answers(status);
        if (JsonMapper.shared().readTree(json).isValueNode()) {
            assertThat(text()).isEqualTo(json.strip());
            return this;
        }
        try {
            JSONAssert.assertEquals(json, text(), mode);
        } catch (JSONException noJson) {
            throw new AssertionError("No JSON to compare: " + text(), noJson);
        }
        return this;
    }
}
