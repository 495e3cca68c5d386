package io.habeas.platform.outbound;

import java.util.ArrayList;
import java.util.List;

/**
 * What outbound calls may do beyond calling public addresses over https: plain http, and the networks that are let
 * through although they are not public ({@code outbound.allow_http}, {@code outbound.allowed_networks}).
 */
public record OutboundPolicy(boolean allowHttp, List<Cidr> allowedNetworks) {
    public OutboundPolicy {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Reads the settings; an {@link IllegalArgumentException} names every entry that is not a network, all at once. */
    public static OutboundPolicy of(boolean allowHttp, List<String> allowedNetworks) {
        List<Cidr> networks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String text : allowedNetworks) {
            try {
                networks.add(Cidr.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("outbound.allowed_networks: " + String.join("; ", problems));
        }
        return new OutboundPolicy(allowHttp, networks);
    }
}
