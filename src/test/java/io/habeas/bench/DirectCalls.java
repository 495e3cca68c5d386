package io.habeas.bench;

import io.habeas.platform.outbound.OutboundClient;
import io.habeas.platform.outbound.OutboundRequest;
import io.habeas.platform.outbound.OutboundResult;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The limit: the engine's own HTTP client makes the same calls, and there is no engine around it. */
final class DirectCalls {
    private final OutboundClient client;
    private final String url;

    DirectCalls(OutboundClient client, ReceiverProcess receiver) {
        this.client = client;
        this.url = receiver.url("/ok");
    }

    /** Makes so many calls, so many at a time; the calls per second. */
    double perSecond(int calls, int concurrency) throws InterruptedException {
        long started = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < concurrency; worker++) {
                String request = "pri_direct-" + worker;
                workers.execute(() -> inARow(request, calls / concurrency));
            }
        }
        return calls / ((System.nanoTime() - started) / 1e9);
    }

    /** Makes calls about one request, each as soon as the one before is answered. */
    void inARow(String request, int calls) {
        for (int call = 0; call < calls; call++) {
            OutboundResult result = client.post(call(request)).result();
            if (!(result instanceof OutboundResult.Answered answered) || answered.status() != 200) {
                throw new AssertionError("A direct call failed: " + result);
            }
        }
    }

    private OutboundRequest call(String request) {
        String body = """
                {"privacy_request_id":"%s","direction":"two_way","callback_type":"pre","identity":{"phone_number":null,"email":"subject-1@example.com"}}""".formatted(request);
        return new OutboundRequest(
                url,
                Map.of(
                        "authorization", "Basic YmVuY2g6YmVuY2g=",
                        "content-type", "application/json",
                        "reply-to", "/privacy-request/" + request + "/resume",
                        "reply-to-token", "t".repeat(400),
                        "webhook-id", "ste_0123456789",
                        "webhook-timestamp", "1700000000",
                        "webhook-signature", "v1," + "s".repeat(44)),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
