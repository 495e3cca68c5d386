package io.habeas.security;

import io.habeas.platform.ServerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys of this server, and what works with them. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** @throws UnusableKey when a key file is damaged or open to others */
    @Bean
    KeyRing keyRing(KeySettings keys, ServerSettings server) {
        return new KeyFolder(server.dataDir()).ring(keys.masterKey());
    }

    @Bean
    Sealer sealer(KeyRing keys) {
        return new Sealer(keys);
    }

    @Bean
    BlindIndex blindIndex(KeyRing keys) {
        return new BlindIndex(keys);
    }

    @Bean
    TokenCipher tokenCipher(KeyRing keys) {
        return new TokenCipher(keys);
    }
}
