package io.habeas.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes and reads encrypted tokens: JWE compact serialization, {@code dir} with {@code A256GCM} and a 12-byte IV (RFC 7516, RFC 7518
 * section 5.3; defect 58), under the key of a purpose. A token of one purpose is no token for another.
 */
public final class TokenCipher {
    /** {"alg":"dir","enc":"A256GCM"}: the only header that is written, and the only one that is read. */
    private static final String HEADER = "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0";

    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};
    private final JsonMapper mapper = JsonMapper.shared();
    private final KeyRing keys;

    public TokenCipher(KeyRing keys) {
        this.keys = keys;
    }

    /** A token with these claims, in their order. */
    public String encrypt(Purpose purpose, Map<String, Object> claims) {
        try {
            JWEObject token = new JWEObject(
                    JWEHeader.parse(new Base64URL(HEADER)), new Payload(mapper.writeValueAsBytes(claims)));
            token.encrypt(new DirectEncrypter(keys.current(purpose, "AES")));
            return token.serialize();
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException("A token cannot be made", impossible);
        }
    }

    /** The claims of a token that was made for this purpose with a key of the ring; empty for any other text. */
    public Optional<Map<String, Object>> decrypt(Purpose purpose, String token) {
        return token.startsWith(HEADER + "..")
                ? keys.all(purpose, "AES").stream()
                        .flatMap(key -> decrypt(key, token).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Map<String, Object>> decrypt(SecretKey key, String token) {
        try {
            JWEObject jwe = JWEObject.parse(token);
            jwe.decrypt(new DirectDecrypter(key));
            return Optional.of(mapper.readValue(jwe.getPayload().toBytes(), CLAIMS));
        } catch (JOSEException | ParseException | JacksonException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
