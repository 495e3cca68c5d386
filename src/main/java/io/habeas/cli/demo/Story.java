package io.habeas.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The demo's story: one access and one erasure request, shown while they happen, and checked afterwards. */
record Story(Api api, Screen screen, SampleShop shop, Receivers receivers, Path packages) {
    private static final String SUBJECT = "customer-1@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> EXPECTED_CALLS = List.of("identity-service", "legal-hold", "crm");

    /** Tells it all. @throws DemoFailedException when something did not do what it shows */
    void tell() {
        access();
        erasure();
    }

    private void access() {
        screen.chapter("An access request: what do you know about " + SUBJECT + "?");
        String request = submit(Setup.ACCESS);
        follow(request);
        checkCalls(request);
        Path file = packages.resolve(request + ".json");
        String content = read(file);
        screen.step("The package", file.toString());
        screen.text(shortened(content));
        check("the package holds the customer's data", content.contains(SUBJECT) && content.contains("John Customer"));
        check("and nobody else's", !content.contains("Jill") && !content.contains("Jane") && !content.contains("Ada"));
    }

    private void erasure() {
        screen.chapter("An erasure request: forget " + SUBJECT);
        Map<String, String> before = shop.cells();
        show("Before");
        String request = submit(Setup.ERASURE);
        follow(request);
        checkCalls(request);
        show("After");
        Set<String> changed = new TreeSet<>();
        Map<String, String> after = shop.cells();
        before.forEach((cell, value) -> {
            if (!value.equals(after.get(cell))) {
                changed.add(cell);
            }
        });
        screen.step("Cells of the whole shop that changed", String.join(", ", changed));
        check(
                "exactly what the policy targets has changed, and nothing else",
                changed.equals(expectedChanges()) && before.keySet().equals(after.keySet()));
        check("the name is redacted", "REDACTED".equals(after.get("customer/1/name")));
    }

    private static Set<String> expectedChanges() {
        return new TreeSet<>(Set.of(
                "customer/1/name",
                "customer/1/email",
                "visit/1/email",
                "payment_card/pay_aaa/name",
                "payment_card/pay_aaa/ccn",
                "payment_card/pay_aaa/code",
                "payment_card/pay_ddd/name",
                "payment_card/pay_ddd/ccn",
                "payment_card/pay_ddd/code"));
    }

    private String submit(String policy) {
        JsonNode answer = api.send("POST", "/api/v1/privacy-request", """
                [{"policy_key": "%s", "identity": {"email": "%s"}}]""".formatted(policy, SUBJECT));
        String id = answer.path("succeeded").path(0).path("id").asString();
        screen.step("POST /api/v1/privacy-request", id + " under " + policy);
        return id;
    }

    /** Shows the execution log as it grows, until the request is finished. */
    private void follow(String request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int shown = 0;
        String last = "";
        while (System.nanoTime() < deadline) {
            String status = status(request);
            JsonNode entries = api.get("/api/v1/privacy-request/" + request + "/log?size=100")
                    .path("items");
            for (; shown < entries.size(); shown++) {
                showEntry(entries.get(shown));
            }
            if (!status.equals(last)) {
                screen.step("Status", status);
                last = status;
            }
            if (status.equals("complete") || status.equals("error")) {
                check("the request is complete", status.equals("complete"));
                return;
            }
            pause();
        }
        throw new DemoFailedException("The request was not finished after " + PATIENCE.toSeconds() + " s");
    }

    private void showEntry(JsonNode entry) {
        Predicate<String> uninteresting = message -> message.equals("starting");
        String message = entry.path("message").asString("");
        if (!uninteresting.test(message)) {
            screen.step(
                    "  " + entry.path("dataset_name").asString() + ":"
                            + entry.path("collection_name").asString(),
                    entry.path("status").asString() + ", " + message);
        }
    }

    private String status(String request) {
        return api.get("/api/v1/privacy-request?request_id=" + request)
                .path("items")
                .path(0)
                .path("status")
                .asString();
    }

    private void checkCalls(String request) {
        List<Receivers.Call> calls = receivers.calls(request);
        check(
                "each webhook was called once, in order, with its authorization",
                calls.stream().map(Receivers.Call::receiver).toList().equals(EXPECTED_CALLS)
                        && calls.stream().allMatch(Receivers.Call::authorized));
    }

    private void show(String title) {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("customer", "SELECT id, email, name, phone FROM customer WHERE id = 1");
        queries.put("payment_card", "SELECT id, name, ccn, code FROM payment_card WHERE customer_id = 1 ORDER BY id");
        queries.put("visit", "SELECT id, email FROM visit WHERE id = 1");
        screen.step(title, "");
        queries.forEach((table, sql) -> shop.rows(sql).forEach(row -> screen.text(table + " " + row)));
    }

    private void check(String what, boolean holds) {
        if (!holds) {
            throw new DemoFailedException("It does not hold that " + what);
        }
        screen.good(what);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new DemoFailedException("There is no package " + file, missing);
        }
    }

    private static String shortened(String content) {
        List<String> lines = content.lines().toList();
        int most = 28;
        return String.join("\n", lines.subList(0, Math.min(most, lines.size())))
                + (lines.size() > most ? "\n… " + (lines.size() - most) + " more lines" : "");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("The demo was interrupted", stopping);
        }
    }
}
