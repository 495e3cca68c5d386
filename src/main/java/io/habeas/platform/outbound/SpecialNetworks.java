package io.habeas.platform.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The networks that are no place on the public internet: the IANA special-purpose registries (RFC 6890), multicast, and
 * the one public address that a cloud answers on from within. The narrower networks come first, as the first match
 * names the reason.
 */
final class SpecialNetworks {
    private record Special(Cidr network, String what) {}

    private static final List<Special> ALL = List.of(
            special("255.255.255.255/32", "the broadcast address (RFC 919)"),
            special("0.0.0.0/8", "an address of \"this network\" (RFC 791)"),
            special("10.0.0.0/8", "a private address (RFC 1918)"),
            special("100.64.0.0/10", "a shared address of carriers (RFC 6598)"),
            special("127.0.0.0/8", "a loopback address (RFC 1122)"),
            special("168.63.129.16/32", "the platform address of Azure"),
            special("169.254.0.0/16", "a link-local address, where clouds keep their metadata (RFC 3927)"),
            special("172.16.0.0/12", "a private address (RFC 1918)"),
            special("192.0.0.0/24", "an address of IETF protocols (RFC 6890)"),
            special("192.0.2.0/24", "a documentation address (RFC 5737)"),
            special("192.31.196.0/24", "an address of AS112 (RFC 7535)"),
            special("192.52.193.0/24", "an address of AMT (RFC 7450)"),
            special("192.88.99.0/24", "an address of 6to4 relays (RFC 7526)"),
            special("192.168.0.0/16", "a private address (RFC 1918)"),
            special("192.175.48.0/24", "an address of AS112 (RFC 7534)"),
            special("198.18.0.0/15", "a benchmarking address (RFC 2544)"),
            special("198.51.100.0/24", "a documentation address (RFC 5737)"),
            special("203.0.113.0/24", "a documentation address (RFC 5737)"),
            special("224.0.0.0/4", "a multicast address (RFC 5771)"),
            special("240.0.0.0/4", "a reserved address (RFC 1112)"),
            special("::/128", "the unspecified address (RFC 4291)"),
            special("::1/128", "the loopback address (RFC 4291)"),
            special("::/96", "an IPv4-compatible address (RFC 4291)"),
            special("64:ff9b:1::/48", "a local IPv4/IPv6 translation address (RFC 8215)"),
            special("100::/64", "a discard-only address (RFC 6666)"),
            special("100:0:0:1::/64", "a dummy address (RFC 9780)"),
            special("2001::/32", "a Teredo address (RFC 4380)"),
            special("2001:2::/48", "a benchmarking address (RFC 5180)"),
            special("2001:10::/28", "an ORCHID, no address (RFC 4843)"),
            special("2001:20::/28", "an ORCHID, no address (RFC 7343)"),
            special("2001::/23", "an address of IETF protocols (RFC 2928)"),
            special("2001:db8::/32", "a documentation address (RFC 3849)"),
            special("2620:4f:8000::/48", "an address of AS112 (RFC 7534)"),
            special("3fff::/20", "a documentation address (RFC 9637)"),
            special("5f00::/16", "a segment routing address (RFC 9602)"),
            special("fc00::/7", "a private address (RFC 4193)"),
            special("fe80::/10", "a link-local address (RFC 4291)"),
            special("fec0::/10", "a site-local address (RFC 3879)"),
            special("ff00::/8", "a multicast address (RFC 4291)"));

    /** The only part of IPv6 that IANA has given out as global unicast: what lies outside is refused, known or not. */
    private static final Cidr GLOBAL_UNICAST = Cidr.parse("2000::/3");

    private SpecialNetworks() {}

    /** What keeps this address from being a place on the public internet; empty for a public one. */
    static Optional<String> what(InetAddress address) {
        for (Special special : ALL) {
            if (special.network().contains(address)) {
                return Optional.of(special.what());
            }
        }
        boolean assigned = address.getAddress().length == 4 || GLOBAL_UNICAST.contains(address);
        return assigned ? Optional.empty() : Optional.of("no global unicast address (RFC 4291)");
    }

    private static Special special(String network, String what) {
        return new Special(Cidr.parse(network), what);
    }
}
