package io.habeas.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The outbound guard's place in the HTTP client: each new connection asks here for the addresses of its host, a literal
 * address included, and connects to nothing but what it is given, so a name cannot be rebound between check and
 * connect.
 *
 * <p>A host with a single address that is not permitted is refused as a whole. To use its other addresses would be no
 * less safe, but a name that points inside and outside at once is either an attack or a mistake, and would fail or work
 * by the luck of the order.
 */
final class GuardedResolver implements DnsResolver {
    private final AddressGuard guard;
    private final Lookup lookup;

    GuardedResolver(AddressGuard guard, Lookup lookup) {
        this.guard = guard;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addressesOf(host);
        if (addresses.length == 0) {
            throw new UnknownHostException("a host without an address");
        }
        for (InetAddress address : addresses) {
            if (guard.judge(address) instanceof AddressGuard.Verdict.Refused(String reason)) {
                throw new AddressRefusedException(reason);
            }
        }
        return addresses;
    }

    /**
     * The name itself: a canonical name is never needed, and to look one up would ask the network without the guard.
     */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
