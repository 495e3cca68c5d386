package io.habeas.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; in production the JDK's own {@link InetAddress#getAllByName}. */
@FunctionalInterface
interface Lookup {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
