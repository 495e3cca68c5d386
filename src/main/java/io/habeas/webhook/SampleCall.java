package io.habeas.webhook;

import io.habeas.platform.RequestId;
import io.habeas.platform.outbound.OutboundResult;
import java.time.Clock;
import java.util.Map;

/** A call with no request behind it, for those who try a receiver out: what would be sent, and how its answer would be read. */
public sealed interface SampleCall permits SampleTest, SampleWebhook {

    /** The call of a policy webhook. */
    static SampleCall ofPolicy(RequestId request, Stage stage, Direction direction, Map<String, String> identity) {
        return new SampleWebhook(request, stage, direction, identity);
    }

    /** The call that tests a connection. */
    static SampleCall ofTest() {
        return new SampleTest();
    }

    /** What an answer would come to: in words that go on after "Habeas would", and whether it counts as delivered. */
    record Reading(boolean delivered, boolean waits, String words) {}

    /** The request that it is about. */
    RequestId request();

    /** The body, byte for byte as it would be sent. */
    byte[] body();

    /** Whether its answer may halt the request, so that it is told where to reply. */
    boolean mayHalt();

    /** Reads what came back. */
    Reading read(OutboundResult result, Clock clock);
}
