package io.habeas.webhook;

/** Where a webhook's calls go, read when one is made, so that rotated addresses and authorizations work; never to be kept. */
record Receiver(String url, String authorization) {

    @Override
    public String toString() {
        return "Receiver";
    }
}
