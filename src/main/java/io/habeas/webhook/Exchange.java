package io.habeas.webhook;

import io.habeas.platform.outbound.OutboundResult;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What was said in one attempt of a call: the bodies of the request and of the answer, if a whole one came. Both are personal data, so the
 * text form shows neither.
 */
@SuppressWarnings("ArrayRecordComponent") // bodies are kept, never compared
public record Exchange(byte[] request, Optional<byte[]> response) {

    /** What is worth keeping of a call; empty when it was never made. */
    static Optional<Exchange> of(byte[] request, OutboundResult result) {
        return switch (result) {
            case OutboundResult.Blocked _ -> Optional.empty();
            case OutboundResult.Answered answered -> Optional.of(new Exchange(request, Optional.of(answered.body())));
            case OutboundResult.Unreachable _,
                    OutboundResult.TlsFailed _,
                    OutboundResult.TooLarge _,
                    OutboundResult.Garbled _ -> Optional.of(new Exchange(request, Optional.empty()));
        };
    }

    /** As one entry of the vault: the length of the request's body, that body, whether there was an answer, and its body. */
    byte[] encoded() {
        byte[] answer = response.orElseGet(() -> new byte[0]);
        return ByteBuffer.allocate(Integer.BYTES + request.length + 1 + answer.length)
                .putInt(request.length)
                .put(request)
                .put((byte) (response.isPresent() ? 1 : 0))
                .put(answer)
                .array();
    }

    static Exchange decoded(byte[] bytes) {
        int end = Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
        return new Exchange(
                Arrays.copyOfRange(bytes, Integer.BYTES, end),
                bytes[end] == 1 ? Optional.of(Arrays.copyOfRange(bytes, end + 1, bytes.length)) : Optional.empty());
    }

    @Override
    public String toString() {
        return "Exchange[%d bytes sent]".formatted(request.length);
    }
}
