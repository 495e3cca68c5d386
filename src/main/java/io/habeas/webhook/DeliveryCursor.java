package io.habeas.webhook;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the delivery log: what follows is older than this attempt. Clients pass it on as it is. */
@TextValue
@JsonShape("{\"description\": \"The `next_cursor` of the answer before.\"}")
public record DeliveryCursor(Instant startedAt, long id) {
    /** Microseconds since 1970, as far as the timestamps of the API reach, and an id. */
    private static final Pattern PLAIN = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");

    /** @throws InvalidValue when it is not one that we gave out */
    public static DeliveryCursor of(String text) {
        Matcher parts = PLAIN.matcher(decoded(text));
        if (!parts.matches()) {
            throw unknown();
        }
        long micros = Long.parseLong(parts.group(1));
        if (Math.abs(micros) > ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"))) {
            throw unknown();
        }
        return new DeliveryCursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), Long.parseLong(parts.group(2)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException noBase64) {
            throw unknown();
        }
    }

    private static InvalidValue unknown() {
        return new InvalidValue("no cursor of this listing", "value_error");
    }

    @Override
    public String toString() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, startedAt) + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
