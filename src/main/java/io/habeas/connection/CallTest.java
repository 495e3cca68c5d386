package io.habeas.connection;

import java.util.Optional;

/** Tests connections of type https by a signed call without personal data. It is made where such calls are made, above this package. */
public interface CallTest {

    /** Makes the call, once; never throws. */
    Outcome make(WebhookConnection connection);

    /** What the test came to, and the call if one left. */
    record Outcome(ConnectionTest result, Optional<TestedCall> call) {

        /** Nothing left, and why. */
        public static Outcome failed(String reason) {
            return new Outcome(new ConnectionTest.Failed(reason), Optional.empty());
        }
    }
}
