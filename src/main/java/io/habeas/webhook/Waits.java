package io.habeas.webhook;

import io.habeas.platform.RequestId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Stub. */
@Service
public class Waits {
    public sealed interface Claim {
        record Valid(WaitId waitId, String webhookKey) implements Claim {}

        record NoToken() implements Claim {}

        record Malformed() implements Claim {}

        record NotAReplyToken() implements Claim {}

        record Expired() implements Claim {}

        record OtherRequest() implements Claim {}

        record NotOpen() implements Claim {}
    }

    public Claim check(Optional<String> authorization, RequestId request) {
        return new Claim.NoToken();
    }

    public boolean use(WaitId wait) {
        return false;
    }
}
