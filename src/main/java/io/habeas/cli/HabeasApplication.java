package io.habeas.cli;

import io.habeas.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The server's Spring context: every feature's beans, the clock and the ids. */
@SpringBootApplication(scanBasePackages = "io.habeas", exclude = UserDetailsServiceAutoConfiguration.class)
class HabeasApplication {

    /** UTC in microseconds, the precision of PostgreSQL, so that what is stored equals what is shown. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    Ids ids() {
        return Ids.random();
    }
}
