package io.habeas.cli.webhook;

import io.habeas.webhook.WebhookSignature;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whether a call is signed with a secret and recent, and if it is not, why, in words for whoever is to mend it. */
record SignatureReport(boolean acceptable, boolean checked, String words) {
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    /** @param keys empty when no secret is known, so that nothing can be verified */
    static SignatureReport of(IncomingCall call, List<byte[]> keys) {
        List<String> missing =
                HEADERS.stream().filter(name -> call.header(name).isEmpty()).toList();
        if (keys.isEmpty()) {
            return new SignatureReport(
                    true, false, missing.isEmpty() ? "not verified, as no --secret was given" : "not signed");
        }
        if (!missing.isEmpty()) {
            return wrong(
                    "not signed: " + String.join(", ", missing) + (missing.size() > 1 ? " are" : " is") + " missing");
        }
        String timestamp = call.header("webhook-timestamp").orElseThrow();
        String signatures = call.header("webhook-signature").orElseThrow();
        return switch (WebhookSignature.check(
                keys, call.header("webhook-id").orElseThrow(), timestamp, signatures, call.body(), call.at())) {
            case VALID -> new SignatureReport(true, true, "valid, " + off(age(call, timestamp)));
            case TOO_OLD -> wrong("the timestamp is " + off(age(call, timestamp)) + tolerance());
            case TOO_NEW -> wrong("the timestamp is " + off(age(call, timestamp)) + tolerance());
            case MALFORMED ->
                wrong("webhook-timestamp is no number of seconds, or webhook-id is empty or has a full stop");
            case WRONG -> wrong(mismatch(signatures));
        };
    }

    private static String mismatch(String signatures) {
        long ofVersion = Stream.of(signatures.split(" "))
                .filter(one -> one.startsWith("v1,"))
                .count();
        if (ofVersion == 0) {
            return "webhook-signature has none of version v1";
        }
        String which =
                ofVersion == 1 ? "the signature does not match" : "none of the " + ofVersion + " signatures matches";
        return which + ": it is by another secret, or the body was changed on its way";
    }

    private static SignatureReport wrong(String words) {
        return new SignatureReport(false, true, words);
    }

    private static long age(IncomingCall call, String timestamp) {
        return call.at().getEpochSecond() - Long.parseLong(timestamp);
    }

    private static String off(long age) {
        return age < 0 ? -age + " s ahead of this machine's clock" : age + " s old";
    }

    private static String tolerance() {
        Duration most = WebhookSignature.TOLERANCE;
        return ", and at most " + most.toSeconds() + " s are taken";
    }
}
