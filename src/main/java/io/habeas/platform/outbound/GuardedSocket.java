package io.habeas.platform.outbound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket that asks the guard once more, at the very connect: should the client ever come by an address around the
 * {@link GuardedResolver}, it still gets nowhere. It uses no proxy, whatever the JVM's {@code socksProxyHost} says.
 */
final class GuardedSocket extends Socket {
    private final AddressGuard guard;

    GuardedSocket(AddressGuard guard) {
        super(Proxy.NO_PROXY);
        this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress internet) || internet.isUnresolved()) {
            throw new AddressRefusedException("the address was never looked up");
        }
        if (guard.judge(internet.getAddress()) instanceof AddressGuard.Verdict.Refused(String reason)) {
            throw new AddressRefusedException(reason);
        }
        super.connect(endpoint, timeout);
    }
}
