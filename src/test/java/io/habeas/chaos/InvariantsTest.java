package io.habeas.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.chaos.Aftermath.Outcome;
import io.habeas.chaos.Invariants.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A run in which all was well, and each way in which it could not have been. */
class InvariantsTest {
    private static final Subject SUBJECT = new Subject("pri_1");
    private final List<Call> calls = new ArrayList<>();
    private Outcome outcome = new Outcome("pri_1", "halting", "complete", "");
    private Map<String, Long> resumed = Map.of("pri_1", 5L);
    private List<String> taken = List.of("pri_1");

    @TempDir
    Path packages;

    @BeforeEach
    void allIsWell() throws IOException {
        Files.writeString(packages.resolve("pri_1.json"), SUBJECT.email());
        calls.add(call(1, 2, Hook.HALT, "", ""));
        calls.add(call(10, 11, Hook.TOLD, "", SUBJECT.email()));
        calls.add(call(20, 21, Hook.ENRICH, "", SUBJECT.email()));
        calls.add(call(30, 31, Hook.ASK, SUBJECT.phone(), SUBJECT.email()));
        calls.add(call(40, 41, Hook.LAST, SUBJECT.phone(), SUBJECT.email()));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void aRequestThatWasTakenMustBeThere() {
        taken = List.of("pri_1", "pri_2");
        assertThat(broken()).containsExactly("pri_2 was taken and is not there");
    }

    @Test
    void anErrorMustHaveAReason() {
        outcome = new Outcome("pri_1", "halting", "error", "");
        assertThat(broken()).containsExactly("pri_1 is in error without a reason");
    }

    @Test
    void everyWebhookMustBeCalled() {
        calls.removeIf(call -> call.hook() == Hook.LAST);
        assertThat(broken()).containsExactly("pri_1 is complete and LAST was never called");
    }

    @Test
    void allCallsOfAWebhookMustHaveOneId() {
        calls.add(
                new Call(50, Hook.LAST, "pri_1", "another", "", calls.getLast().identity(), new AtomicLong()));
        assertThat(broken()).anyMatch(line -> line.startsWith("pri_1 called LAST under the ids"));
    }

    @Test
    void aWebhookMustWaitForTheAcceptanceOfAnEarlierOne() {
        calls.set(3, call(30, 0, Hook.ASK, SUBJECT.phone(), SUBJECT.email()));
        assertThat(broken()).containsExactly("pri_1 called LAST before ASK was done");
    }

    @Test
    void aWebhookMustWaitForTheResume() {
        resumed = Map.of("pri_1", 15L);
        assertThat(broken()).containsExactly("pri_1 called TOLD before HALT was done");
    }

    @Test
    void aOneWayWebhookMustBeToldFirst() {
        calls.set(1, call(25, 26, Hook.TOLD, "", SUBJECT.email()));
        assertThat(broken()).containsExactly("pri_1 called ENRICH before TOLD was done");
    }

    @Test
    void aDerivedIdentityMustNotBeLost() throws IOException {
        calls.set(4, call(40, 41, Hook.LAST, "", "somebody@example.com"));
        Files.writeString(packages.resolve("pri_1.json"), "somebody@example.com");
        assertThat(broken())
                .containsExactly(
                        "pri_1 has a package without the derived identity's data",
                        "pri_1 lost its derived phone number before LAST",
                        "pri_1 lost its derived address before LAST");
    }

    @Test
    void everyCallMustBeLogged() {
        calls.add(call(50, 51, Hook.LAST, SUBJECT.phone(), SUBJECT.email()));
        assertThat(broken()).containsExactly("id-LAST was called 2 times, 1 of them logged");
    }

    private List<String> broken() {
        Map<String, Long> attempts =
                Map.of("id-HALT", 1L, "id-TOLD", 1L, "id-ENRICH", 1L, "id-ASK", 1L, "id-LAST", 1L, "another", 1L);
        return Invariants.broken(new Evidence(taken, List.of(outcome), calls, resumed, attempts, Set.of(), packages));
    }

    private static Call call(long arrived, long accepted, Hook hook, String phone, String email) {
        var identity = JsonMapper.shared().createObjectNode();
        identity.put("phone_number", phone).put("email", email);
        return new Call(arrived, hook, "pri_1", "id-" + hook, "", identity, new AtomicLong(accepted));
    }
}
