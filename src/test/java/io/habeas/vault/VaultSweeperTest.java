package io.habeas.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.habeas.Defect;
import io.habeas.MigratedDatabase;
import io.habeas.SettableClock;
import io.habeas.TestServer;
import io.habeas.platform.RequestId;
import io.habeas.security.Keys;
import io.habeas.security.Sealer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.FixedDelayTask;

class VaultSweeperTest {
    private final SettableClock clock = SettableClock.standing();

    @Test
    @Defect("37")
    void leavesNothingOfExpiredRequestsAndAllOfOthers() {
        JdbcClient jdbc = MigratedDatabase.fresh().jdbc();
        Vault vault = vault(jdbc);
        for (int days = 1; days <= 3; days++) {
            RequestId request = new RequestId("pri_" + days);
            vault.open(request, clock.instant().plus(Duration.ofDays(days)));
            vault.put(request, "name", new byte[] {1});
        }

        clock.advance(Duration.ofDays(2));
        new VaultSweeper(vault).sweep();

        for (String table : new String[] {"vault_key", "vault_entry"}) {
            assertThat(jdbc.sql("SELECT request_id FROM " + table)
                            .query(String.class)
                            .list())
                    .containsExactly("pri_3");
        }
    }

    @Test
    void outlivesADatabaseThatIsAway() {
        JdbcClient away =
                JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "x", "x"));

        assertThatCode(() -> new VaultSweeper(vault(away)).sweep()).doesNotThrowAnyException();
    }

    @Test
    void isCalledEveryMinuteByTheServer() {
        assertThat(TestServer.shared()
                        .bean(ScheduledAnnotationBeanPostProcessor.class)
                        .getScheduledTasks())
                .extracting(scheduled -> scheduled.getTask())
                .anySatisfy(task -> {
                    assertThat(task.toString()).contains("VaultSweeper.sweep");
                    assertThat(((FixedDelayTask) task).getIntervalDuration()).hasMinutes(1);
                });
    }

    private Vault vault(JdbcClient jdbc) {
        return new Vault(new PostgresVaultStore(jdbc), new Sealer(Keys.ring(1)), clock);
    }
}
