package io.habeas.webhook;

import io.habeas.platform.StoppingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many calls this node makes to one host at once, so that a slow one gets no more than it can take and holds up no other. Who comes
 * first goes first. As many again may wait, for a while; hosts that nobody calls are forgotten.
 */
final class HostLimit {
    private final int calls;
    private final Duration patience;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    HostLimit(int calls, Duration patience) {
        this.calls = calls;
        this.patience = patience;
    }

    private record Gate(Semaphore places, int users) {
        Gate with(int more) {
            return new Gate(places, users + more);
        }
    }

    /** The right to make a call; to be closed when it has ended. */
    final class Permit implements AutoCloseable {
        private final String host;
        private final Gate gate;

        private Permit(String host, Gate gate) {
            this.host = host;
            this.gate = gate;
        }

        @Override
        public void close() {
            gate.places().release();
            leave(host);
        }
    }

    /** Waits for a place; empty when none became free in time. @throws StoppingException when the thread is interrupted */
    Optional<Permit> enter(String url) {
        String host = host(url);
        Gate gate = gates.compute(
                host, (_, known) -> known == null ? new Gate(new Semaphore(calls, true), 1) : known.with(1));
        boolean entered = false;
        try {
            entered = gate.users() <= 2 * calls && gate.places().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            return entered ? Optional.of(new Permit(host, gate)) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoppingException();
        } finally {
            if (!entered) {
                leave(host);
            }
        }
    }

    private void leave(String host) {
        gates.computeIfPresent(host, (_, gate) -> gate.users() == 1 ? null : gate.with(-1));
    }

    /** How many hosts are being called. */
    int hosts() {
        return gates.size();
    }

    /** Host and port; whatever is no URL is refused by the outbound guard, and counts as one host here. */
    private static String host(String url) {
        try {
            String authority = new URI(url).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException noUrl) {
            return "";
        }
    }
}
