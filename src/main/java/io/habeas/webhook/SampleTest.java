package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundResult;
import java.time.Clock;

/** The sample of a {@link TestCall}. */
record SampleTest() implements SampleCall {

    @Override
    public RequestId request() {
        return TestCall.NO_REQUEST;
    }

    @Override
    public byte[] body() {
        return TestCall.body();
    }

    @Override
    public boolean mayHalt() {
        return false;
    }

    @Override
    public Reading read(OutboundResult result, Clock clock) {
        return TestCall.problem(result)
                .map(reason -> new Reading(false, false, "say that the test failed: " + reason))
                .orElseGet(() -> new Reading(true, false, "say that the test succeeded"));
    }
}
