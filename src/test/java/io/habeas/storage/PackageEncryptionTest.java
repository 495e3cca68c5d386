package io.habeas.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageEncryptionTest {
    private static final PackageKey KEY = PackageKey.of("test--encryption").orElseThrow();

    @Test
    void givesTheDocumentedText() throws IOException {
        PackageEncryption encryption = new PackageEncryption(() -> new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        encryption
                .encrypted(to -> to.write("{\"a\": 1}".getBytes(StandardCharsets.UTF_8)), KEY)
                .writeTo(out);
        assertThat(out).hasToString("AAECAwQFBgcICQoLxhc9BBJlNPQnTeboa0QItdECJ6bDe2Ie");
    }

    @Test
    void opensTheDocumentedText() throws GeneralSecurityException {
        String text = "qfaCnhxriWZ2IoarxdNyFWeb69mvhlvAlt3tDB1vomG9TMK2haDBi0VHQjBvItvfEFLcWgaHcFcZNbFZDA+6qnO33Fvy";
        assertThat(open(text)).asString(StandardCharsets.UTF_8).isEqualToIgnoringWhitespace("{\"a\":[{\"b\":1}]}");
    }

    @Property(tries = 50)
    void encryptsPieceByPieceWhatTheKeyOpens(@ForAll byte[] head, @ForAll byte[] tail)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackageContent content = to -> {
            to.write(head);
            to.write(tail);
        };
        PackageEncryption.random().encrypted(content, KEY).writeTo(out);
        byte[] opened = open(out.toString(StandardCharsets.US_ASCII));
        assertThat(Arrays.copyOf(opened, head.length)).isEqualTo(head);
        assertThat(Arrays.copyOfRange(opened, head.length, opened.length)).isEqualTo(tail);
    }

    @Test
    void takesAnotherNonceEachTime() throws IOException {
        PackageContent content = PackageEncryption.random().encrypted(to -> {}, KEY);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        content.writeTo(first);
        content.writeTo(second);
        assertThat(first.toString(StandardCharsets.US_ASCII)).isNotEqualTo(second.toString(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen-letters", "seventeen-letters", "sixteen-létters-"})
    void takesNoKeyOfAnotherLength(String text) {
        assertThat(PackageKey.of(text)).isEmpty();
    }

    private static byte[] open(String text) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(text);
        byte[] nonce = Arrays.copyOf(bytes, 12);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, KEY.aes(), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(nonce);
        return cipher.doFinal(bytes, 12, bytes.length - 12);
    }
}
