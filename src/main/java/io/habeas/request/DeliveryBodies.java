package io.habeas.request;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.webhook.Exchange;
import io.habeas.webhook.Exchanges.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What was sent in a delivery and what came back, as the API shows it to those who may see personal data. */
record DeliveryBodies(
        long id,
        State state,
        @Nullable Content request,

        @JsonShape("{\"description\": \"Null when no whole answer came.\"}") @Nullable
        Content response) {

    /** Whether there is something to show. */
    @JsonShape(name = "DeliveryBodiesState", value = """
                    {"description": "`expired`: the personal data of the request has expired, and the bodies with it; `none`: nothing was sent, \
                    or the call is not over."}""")
    enum State {
        KEPT,
        EXPIRED,
        NONE
    }

    /** How a body is written. */
    @JsonShape(name = "DeliveryBodyEncoding")
    enum Encoding {
        TEXT,
        BASE64
    }

    /** A body: as text when it is UTF-8. */
    @JsonShape(name = "DeliveryBody")
    record Content(Encoding encoding, String content) {
        static Content of(byte[] bytes) {
            try {
                return new Content(
                        Encoding.TEXT,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString());
            } catch (CharacterCodingException noText) {
                return new Content(Encoding.BASE64, Base64.getEncoder().encodeToString(bytes));
            }
        }

        @Override
        public String toString() {
            return "Content";
        }
    }

    static DeliveryBodies of(long id, Finding finding) {
        return switch (finding) {
            case Finding.Kept(Exchange said) ->
                new DeliveryBodies(
                        id,
                        State.KEPT,
                        Content.of(said.request()),
                        said.response().map(Content::of).orElse(null));
            case Finding.Expired _ -> new DeliveryBodies(id, State.EXPIRED, null, null);
            case Finding.NeverKept _ -> new DeliveryBodies(id, State.NONE, null, null);
        };
    }
}
