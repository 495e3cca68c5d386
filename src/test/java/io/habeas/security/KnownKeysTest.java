package io.habeas.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.habeas.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class KnownKeysTest {
    private final TestServer server = TestServer.shared();
    private final KeyRing own = server.bean(KeyRing.class);

    @Test
    void takesAServerThatHasAllKeys() {
        assertThatCode(() -> check(own)).doesNotThrowAnyException();
    }

    @Test
    void refusesAServerThatLacksAKeyAndRemembersNothingOfIt() {
        assertThatThrownBy(() -> check(Keys.ring(77)))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining(own.currentId())
                .hasMessageNotContaining("\n");
        assertThat(server.bean(JdbcClient.class)
                        .sql("SELECT id FROM master_key")
                        .query(String.class)
                        .list())
                .containsExactly(own.currentId());
    }

    private void check(KeyRing ring) {
        new KnownKeys(ring, server.bean(JdbcClient.class), server.bean(PlatformTransactionManager.class))
                .afterPropertiesSet();
    }
}
