package io.habeas.connection;

import io.habeas.platform.outbound.Cidr;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses a data store may be at (design section 6): any, private ones included, but never a link-local one, nor one where a
 * cloud hands out the credentials of the machine Habeas runs on. Connectors ask about the very address they connect to, since a name may
 * lead somewhere else a moment later.
 */
public final class StoreAddresses {
    private static final List<Cidr> LINK_LOCAL = List.of(Cidr.parse("169.254.0.0/16"), Cidr.parse("fe80::/10"));
    private static final List<Cidr> METADATA = List.of(
            Cidr.parse("168.63.129.16/32"), // Azure
            Cidr.parse("100.100.100.200/32"), // Alibaba Cloud
            Cidr.parse("192.0.0.192/32"), // Oracle Cloud
            Cidr.parse("fd00:ec2::/32"), // Amazon Web Services
            Cidr.parse("fd20:ce::/32")); // Google Cloud

    /** IPv6 networks whose addresses stand for IPv4 ones, and the byte at which those begin: compatible, NAT64, 6to4. */
    private static final Map<Cidr, Integer> EMBEDDING =
            Map.of(Cidr.parse("::/96"), 12, Cidr.parse("64:ff9b::/96"), 12, Cidr.parse("2002::/16"), 2);

    private StoreAddresses() {}

    /** A connection that was not made, as its address is one of those. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        private Refused(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** Why, for a person. */
        public String reason() {
            return reason;
        }
    }

    /** @throws Refused unless a data store may be there */
    public static void check(SocketAddress address) throws IOException {
        if (!(address instanceof InetSocketAddress internet)) {
            throw new Refused("Only internet addresses are connected to.");
        }
        if (internet.isUnresolved()) {
            throw new UnknownHostException();
        }
        Optional<String> refusal = refusal(internet.getAddress());
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
    }

    /** Why a data store may not be there. */
    static Optional<String> refusal(InetAddress address) {
        InetAddress meant = meant(address);
        if (LINK_LOCAL.stream().anyMatch(network -> network.contains(meant))) {
            return Optional.of("The host has a link-local address, where no data store is reached.");
        }
        return METADATA.stream().anyMatch(network -> network.contains(meant))
                ? Optional.of("The host has an address of a cloud's own services, where no data store is reached.")
                : Optional.empty();
    }

    private static InetAddress meant(InetAddress address) {
        return EMBEDDING.entrySet().stream()
                .filter(entry -> entry.getKey().contains(address))
                .findFirst()
                .map(entry -> embedded(address.getAddress(), entry.getValue()))
                .orElse(address);
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an address", impossible);
        }
    }
}
