package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** The bytes of a request's body, of which there are not too many. */
public final class BodyBytes {
    private BodyBytes() {}

    /** @throws ApiException 413 when there are more than so many, 400 when they do not come as the client announced them */
    public static byte[] read(HttpServletRequest request, int most) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw ApiException.of(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than " + most + " bytes.");
            }
            return bytes;
        } catch (IOException cutOff) {
            throw ApiException.badRequest("The body could not be read.");
        }
    }
}
