package io.habeas.masking;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digests that {@link Hash} and {@link Hmac} offer; every JDK has both. */
public enum HashAlgorithm {
    SHA_256("SHA-256", "HmacSHA256"),
    SHA_512("SHA-512", "HmacSHA512");

    private final String written;
    private final String mac;

    HashAlgorithm(String written, String mac) {
        this.written = written;
        this.mac = mac;
    }

    /** The name as configurations write it. */
    public String written() {
        return written;
    }

    static HashAlgorithm named(String written) {
        return written.equals(SHA_512.written) ? SHA_512 : SHA_256;
    }

    byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance(written).digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC (RFC 2104); an empty key is taken as the zero byte to which the standard pads it. */
    byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac code = Mac.getInstance(mac);
            code.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, mac));
            return code.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
