package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.TestServer;
import io.habeas.platform.FidesKey;
import io.habeas.webhook.Breaker.Admission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The breakers' table under many callers at once. */
class BreakersTest {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int CALLERS = 24;

    private final TestServer server = TestServer.shared();
    private final Breakers breakers = server.bean(Breakers.class);
    private final JdbcClient jdbc = server.bean(JdbcClient.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(server.bean(PlatformTransactionManager.class));

    @Test
    void ofManyWhoAskAtOnceOneBecomesTheProbe() throws Exception {
        FidesKey key = new FidesKey("breakers-probe");
        fail(key, 5);
        jdbc.sql("UPDATE webhook_breaker SET open_until = now() - interval '1 second' WHERE connection_key = :key")
                .param("key", key.value())
                .update();

        List<Admission> admissions = atOnce(() -> breakers.admit(key, LEASE));

        assertThat(admissions)
                .filteredOn(admission -> admission instanceof Admission.Probe)
                .hasSize(1);
        assertThat(admissions)
                .filteredOn(admission -> admission instanceof Admission.Hold)
                .hasSize(CALLERS - 1);
    }

    @Test
    void noFailureIsLostWhenManyComeAtOnce() throws Exception {
        FidesKey key = new FidesKey("breakers-count");

        atOnce(() -> {
            fail(key, 1);
            return true;
        });

        assertThat(breakers.open()).contains(key.value());
        assertThat(failures(key)).as("those after the opening say nothing new").isEqualTo(5);
    }

    @Test
    void aReceiverThatIsWellIsNeverWrittenAbout() {
        FidesKey key = new FidesKey("breakers-well");

        learn(key, Pass.UNTROUBLED, new Health.Fine());
        learn(key, Pass.UNTROUBLED, new Health.Unknown());

        assertThat(failures(key)).isEqualTo(-1);
    }

    @Test
    void aSuccessAfterFailuresClearsThem() {
        FidesKey key = new FidesKey("breakers-cleared");
        fail(key, 4);

        learn(key, new Pass(0, true), new Health.Fine());
        fail(key, 4);

        assertThat(breakers.open()).doesNotContain(key.value());
        assertThat(failures(key)).isEqualTo(4);
    }

    private void fail(FidesKey key, int times) {
        for (int i = 0; i < times; i++) {
            learn(key, Pass.UNTROUBLED, new Health.Failing(Optional.empty()));
        }
    }

    private void learn(FidesKey key, Pass pass, Health health) {
        transaction.executeWithoutResult(_ -> breakers.learn(key, pass, health));
    }

    private int failures(FidesKey key) {
        return jdbc.sql("SELECT failures FROM webhook_breaker WHERE connection_key = :key")
                .param("key", key.value())
                .query(Integer.class)
                .optional()
                .orElse(-1);
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<T>> answers = threads.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(_ -> work).toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
