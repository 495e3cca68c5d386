package io.habeas.platform.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of our own and the certificates it signs, made by the JDK's keytool. */
public final class Certificates {
    private static final String AUTHORITY = "authority";
    private static final String PASSWORD = "changeit";

    private final Path file;

    /** The authority's own certificate is for 127.0.0.1, so that it can also serve as a self-signed one. */
    public Certificates(Path folder) {
        file = folder.resolve("certificates.p12");
        keytool("-alias", AUTHORITY, "-ext", "bc:c", "-ext", "san=ip:127.0.0.1");
    }

    /**
     * Signs one for this name or address ({@code ip:127.0.0.1}) that is valid for 10 days; {@code start} is keytool's.
     */
    public Certificates with(String name, String start) {
        keytool("-alias", name, "-ext", "san=" + name, "-startdate", start, "-validity", "10", "-signer", AUTHORITY);
        return this;
    }

    /** A server that shows the certificate of this name. */
    public SSLContext server(String name) throws GeneralSecurityException, IOException {
        KeyStore all = read();
        KeyStore one = empty();
        one.setKeyEntry(
                name, all.getKey(name, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(name));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(one, PASSWORD.toCharArray());
        return context(keys.getKeyManagers(), new TrustManager[0]);
    }

    SSLContext selfSignedServer() throws GeneralSecurityException, IOException {
        return server(AUTHORITY);
    }

    /** A client that trusts the authority and no other. */
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore one = empty();
        one.setCertificateEntry(AUTHORITY, read().getCertificate(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(one);
        return context(new KeyManager[0], trust.getTrustManagers());
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private KeyStore read() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-keyalg", "EC", "-dname", "CN=receiver"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(arguments));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
