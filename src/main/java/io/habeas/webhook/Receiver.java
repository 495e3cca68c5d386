package io.habeas.webhook;

import java.util.List;

/**
 * Where a webhook's calls go and what they are signed with, read when one is made, so that rotated addresses and secrets work; never to be
 * kept.
 */
record Receiver(String url, String authorization, List<byte[]> signingKeys) {
    Receiver {
        signingKeys = List.copyOf(signingKeys);
    }

    @Override
    public String toString() {
        return "Receiver";
    }
}
