package io.habeas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of every answer bites. */
class ApiContractTest {
    private static final String JSON = "application/json";
    private static final String POLICIES = "/api/v1/policy";
    private final ApiContract contract = ApiContract.of(TestServer.shared().url(""));

    @Test
    void anAnswerAsDescribedPasses() {
        assertThat(answer(200, "{\"items\": [], \"total\": 0, \"page\": 1, \"size\": 50}"))
                .isEmpty();
        assertThat(answer(401, "{\"detail\": \"Failed to authenticate\"}")).isEmpty();
    }

    @Test
    void aMemberThatIsMissingOrNullOrOfAnotherTypeIsFound() {
        assertThat(answer(200, "{\"items\": [], \"page\": 1, \"size\": 50}")).isNotEmpty();
        assertThat(answer(200, "{\"items\": [], \"total\": null, \"page\": 1, \"size\": 50}"))
                .isNotEmpty();
        assertThat(answer(200, "{\"items\": [{}], \"total\": 0, \"page\": 1, \"size\": 50}"))
                .isNotEmpty();
    }

    @Test
    void aStatusThatIsNotDescribedIsFound() {
        assertThat(answer(404, "{\"detail\": \"No such thing\"}")).isNotEmpty();
        assertThat(answer(500, "Internal Server Error")).isNotEmpty();
    }

    @Test
    void anotherContentTypeIsFound() {
        assertThat(contract.violations("GET", POLICIES, 200, "text/csv", "")).isNotEmpty();
    }

    @Test
    void inputIsDescribedAsItIsRead() {
        String entry = "/components/schemas/PolicyEntry";

        assertThat(contract.misfits(entry, "{\"name\": \"A\", \"key\": \"a.b\", \"drp_action\": null}"))
                .isEmpty();
        assertThat(List.of(
                        "{}", "{\"name\": \"A\", \"key\": \"a b\"}", "{\"name\": \"A\", \"execution_timeframe\": -1}"))
                .allSatisfy(wrong -> assertThat(contract.misfits(entry, wrong)).hasSize(1));
    }

    private List<String> answer(int status, String body) {
        return contract.violations("GET", POLICIES, status, JSON, body);
    }
}
