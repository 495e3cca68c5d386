package io.habeas.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * A network of IPv4 or IPv6 addresses, such as {@code 10.0.0.0/8} or {@code fd00::/8} (RFC 4632, RFC 4291 section 2.3).
 * Only its canonical form is taken, so that what is written is what is meant; anything else is an
 * {@link IllegalArgumentException} whose message says what is wrong.
 */
public record Cidr(InetAddress base, int prefix) {
    public Cidr {
        int bits = base.getAddress().length * 8;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(
                    "the prefix of '%s/%d' must be between 0 and %d".formatted(base.getHostAddress(), prefix, bits));
        }
        if (!lowBitsAreZero(base.getAddress(), prefix)) {
            throw new IllegalArgumentException(
                    "'%s/%d' has bits set after its prefix".formatted(base.getHostAddress(), prefix));
        }
    }

    /** Reads {@code address/prefix}, or an address alone for a network of one; looks no name up. */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress base = literal(text, slash < 0 ? text : text.substring(0, slash));
        return new Cidr(base, slash < 0 ? base.getAddress().length * 8 : prefix(text, text.substring(slash + 1)));
    }

    /** Whether the address is in this network; an IPv4 network never holds an IPv6 address, nor the other way round. */
    public boolean contains(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        byte[] difference = new byte[ours.length];
        for (int i = 0; i < ours.length; i++) {
            difference[i] = (byte) (ours[i] ^ theirs[i]);
        }
        return highBitsAreZero(difference, prefix);
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }

    private static InetAddress literal(String text, String address) {
        boolean six = address.indexOf(':') >= 0;
        try {
            InetAddress parsed = six ? Inet6Address.ofLiteral(address) : Inet4Address.ofLiteral(address);
            // "10/8" would be read as 0.0.0.10 and "010.0.0.0" as octal elsewhere; a mapped address is an IPv4 one in
            // disguise.
            boolean plain = six
                    ? parsed instanceof Inet6Address && address.indexOf('%') < 0
                    : parsed.getHostAddress().equals(address);
            if (plain) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // told below, in words that name what was written
        }
        throw new IllegalArgumentException("'%s' is not a network such as 10.0.0.0/8 or fd00::/8".formatted(text));
    }

    private static int prefix(String text, String digits) {
        if (!digits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("'%s' has no prefix length after its slash".formatted(text));
        }
        return Integer.parseInt(digits);
    }

    private static boolean highBitsAreZero(byte[] bytes, int count) {
        for (int bit = 0; bit < count; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean lowBitsAreZero(byte[] bytes, int from) {
        for (int bit = from; bit < bytes.length * 8; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / 8] & (0x80 >>> (bit % 8))) != 0;
    }
}
