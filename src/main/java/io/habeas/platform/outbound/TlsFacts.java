package io.habeas.platform.outbound;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** How a call was kept private: the protocol and the cipher suite by their JDK names, and the receiver's certificate. */
public record TlsFacts(String protocol, String cipher, X509Certificate certificate) {

    static Optional<TlsFacts> of(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(new TlsFacts(session.getProtocol(), session.getCipherSuite(), certificate))
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException noHandshake) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return protocol;
    }
}
