package io.habeas.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Says whether an address may be connected to: it lies in an allowed network, or it is a public one.
 *
 * <p>An IPv6 address that only stands for an IPv4 address (mapped, NAT64, 6to4) is judged as that one, since that is
 * where the packets end.
 */
final class AddressGuard {
    /** The answer about one address. */
    sealed interface Verdict {
        record Permitted() implements Verdict {}

        /** Why not, in words for the person who set the address. */
        record Refused(String reason) implements Verdict {}
    }

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private final OutboundPolicy policy;

    AddressGuard(OutboundPolicy policy) {
        this.policy = policy;
    }

    Verdict judge(InetAddress address) {
        InetAddress meant = meant(address);
        if (isAllowed(address) || isAllowed(meant)) {
            return new Verdict.Permitted();
        }
        return SpecialNetworks.what(meant)
                .<Verdict>map(what -> new Verdict.Refused(reason(address, meant, what)))
                .orElseGet(Verdict.Permitted::new);
    }

    private boolean isAllowed(InetAddress address) {
        return policy.allowedNetworks().stream().anyMatch(network -> network.contains(address));
    }

    private static String reason(InetAddress address, InetAddress meant, String what) {
        String via = meant.equals(address) ? "" : "stands for " + meant.getHostAddress() + ", which ";
        return "the address %s %sis %s, and outbound.allowed_networks does not list it"
                .formatted(plain(address), via, what);
    }

    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static InetAddress meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address;
        }
        if (Arrays.equals(bytes, 0, 12, MAPPED, 0, 12) || NAT64.contains(address)) {
            return embedded(bytes, 12);
        }
        return SIX_TO_FOUR.contains(address) ? embedded(bytes, 2) : address;
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
