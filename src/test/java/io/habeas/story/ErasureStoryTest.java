package io.habeas.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Defect;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Erasure over a real PostgreSQL, compared cell by cell over the whole shop. */
class ErasureStoryTest {
    private final Scenario scenario = Scenario.shared();

    @Test
    void erasingACustomerChangesExactlyTheTargetedCells() {
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"null_rewrite\", \"configuration\": {}}",
                "user.financial",
                "user.contact.phone_number");
        Map<String, String> before = scenario.shop().cells();

        String request = scenario.submit(policy, "jane@example.com");
        scenario.awaitStatus(request, "complete");

        Map<String, String> after = scenario.shop().cells();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(changed(before, after))
                .containsExactlyInAnyOrder(
                        "customer/3/phone",
                        "payment_card/pay_ccc/name",
                        "payment_card/pay_ccc/ccn",
                        "payment_card/pay_ccc/code");
        assertThat(after).containsEntry("customer/3/phone", "null");
    }

    @Test
    void erasingCustomer1ChangesExactlyTheRowsAndColumnsThatThePolicyTargets() {
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"string_rewrite\", \"configuration\": {\"rewrite_value\": \"0.0.0.0\"}}",
                "user.device.ip_address");
        Map<String, String> before = scenario.shop().cells();

        String request = scenario.submit(policy, "customer-1@example.com");
        scenario.awaitStatus(request, "complete");

        Map<String, String> after = scenario.shop().cells();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(changed(before, after))
                .containsExactlyInAnyOrder("login/1/ip_address", "login/2/ip_address", "login/3/ip_address");
        assertThat(after).containsEntry("login/3/ip_address", "0.0.0.0");
    }

    @Test
    void hashedValuesStayEqualAcrossCollections() {
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"hash\", \"configuration\": {\"algorithm\": \"SHA-256\"}}", "user.contact.email");
        Map<String, String> before = scenario.shop().cells();

        String request = scenario.submit(policy, "ada@example.com");
        scenario.awaitStatus(request, "complete");

        Map<String, String> after = scenario.shop().cells();
        assertThat(changed(before, after)).containsExactlyInAnyOrder("customer/4/email", "visit/3/email");
        assertThat(after.get("customer/4/email"))
                .isEqualTo(after.get("visit/3/email"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    @Defect("A10")
    void whatCannotBeErasedIsNamedAndTheRestIsDone() {
        String policy = scenario.erasurePolicy(
                "{\"strategy\": \"string_rewrite\", \"configuration\": {\"rewrite_value\": \"GONE\"}}",
                "user.contact.address");
        Map<String, String> before = scenario.shop().cells();

        String request = scenario.submit(policy, "customer-2@example.com");
        var complete = scenario.awaitStatus(request, "complete");

        assertThat(changed(before, scenario.shop().cells()))
                .containsExactlyInAnyOrder("address/3/street", "address/3/city", "address/3/state", "address/3/zip");
        assertThat(complete.path("exceptions")
                        .valueStream()
                        .map(each -> each.path("collection").asString() + "."
                                + each.path("field").asString()))
                .containsExactly("shop:address.house");
    }

    private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
        Set<String> changed = new TreeSet<>();
        before.forEach((cell, value) -> {
            if (!value.equals(after.get(cell))) {
                changed.add(cell);
            }
        });
        return changed;
    }
}
