package io.habeas.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.TestServer;
import io.habeas.platform.web.ApiException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class TransactionsTest {
    private final Transactions transactions = TestServer.shared().bean(Transactions.class);
    private final JdbcClient jdbc = TestServer.shared().bean(JdbcClient.class);

    @Test
    void runLostWorkAgain() {
        AtomicInteger attempts = new AtomicInteger();

        int done = transactions.run(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new DuplicateKeyException("lost");
            }
            return attempts.get();
        });

        assertThat(done).isEqualTo(3);
    }

    @Test
    void undoWhatLostWorkHasWritten() {
        AtomicInteger attempts = new AtomicInteger();

        transactions.run(() -> {
            write("lost and won");
            if (attempts.incrementAndGet() == 1) {
                throw new DuplicateKeyException("lost");
            }
            return true;
        });

        assertThat(count("lost and won")).isOne();
    }

    @Test
    void answerConflictWhenTheRaceIsNeverWon() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    throw new DuplicateKeyException("lost");
                }))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status().value()).isEqualTo(409));
    }

    @Test
    void seeAViolationThatShowsAtCommit() {
        AtomicInteger attempts = new AtomicInteger();
        jdbc.sql("CREATE TABLE transactions_test (n int UNIQUE DEFERRABLE INITIALLY DEFERRED)")
                .update();
        jdbc.sql("INSERT INTO transactions_test VALUES (1)").update();

        transactions.run(() -> jdbc.sql("INSERT INTO transactions_test VALUES (:n)")
                .param("n", attempts.incrementAndGet())
                .update());

        assertThat(attempts).hasValue(2);
    }

    private void write(String what) {
        jdbc.sql("INSERT INTO seeded (what) VALUES (:what)").param("what", what).update();
    }

    private long count(String what) {
        return jdbc.sql("SELECT count(*) FROM seeded WHERE what = :what")
                .param("what", what)
                .query(Long.class)
                .single();
    }
}
