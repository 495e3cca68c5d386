package io.habeas.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/**
 * Reads a receiver's URL once, strictly (RFC 3986), so that no second reader can understand it differently: the client
 * is given these parts and never the text. A host is a name, an IPv4 address in its one canonical form, or an IPv6
 * address in brackets. The other ways to write a number ({@code 127.1}, {@code 0x7f000001}, {@code 2130706433}) are
 * refused, not interpreted.
 */
sealed interface Target {
    /** Where to call: the path has its query with it. */
    record Callable(HttpHost host, String hostHeader, String path) implements Target {}

    /** Why this is no URL to call; says nothing of the URL itself, which may be secret. */
    record Refused(String reason) implements Target {}

    Pattern AUTHORITY = Pattern.compile("(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(?<port>[0-9]*))?");
    Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
            + "(?<last>[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)\\.?");
    Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9A-Fa-f]*");

    static Target of(String url, boolean allowHttp) {
        URI uri;
        try {
            uri = new URI(new URI(url).toASCIIString());
        } catch (URISyntaxException e) {
            return new Refused("the URL is not valid");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "https" -> of(uri, scheme, 443);
            case "http" ->
                allowHttp
                        ? of(uri, scheme, 80)
                        : new Refused("the URL is http, and only https is called (outbound.allow_http)");
            case "" -> new Refused("the URL has no scheme such as https://");
            default -> new Refused("the URL is not https");
        };
    }

    private static Target of(URI uri, String scheme, int defaultPort) {
        String authority = uri.getRawAuthority();
        if (authority == null) {
            return new Refused("the URL has no host");
        }
        if (authority.indexOf('@') >= 0) {
            return new Refused("the URL has a user name or password in it; set the authorization instead");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || !isHost(parts.group("host"))) {
            return new Refused("the URL's host is no name and no address in its usual form");
        }
        int port = port(parts.group("port"), defaultPort);
        if (port < 1 || port > 65_535) {
            return new Refused("the URL's port is not between 1 and 65535");
        }
        String host = parts.group("host").toLowerCase(Locale.ROOT);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        String hostHeader = port == defaultPort ? host : host + ":" + port;
        return new Callable(new HttpHost(scheme, bare, port), hostHeader, path(uri));
    }

    private static String path(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static int port(String digits, int defaultPort) {
        if (digits == null || digits.isEmpty()) {
            return defaultPort;
        }
        return digits.length() > 5 ? -1 : Integer.parseInt(digits);
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return isIpv6(host.substring(1, host.length() - 1));
        }
        Matcher name = NAME.matcher(host);
        if (host.length() > 254 || !name.matches()) {
            return false;
        }
        return !NUMBER.matcher(name.group("last")).matches() || isCanonicalIpv4(host);
    }

    private static boolean isIpv6(String host) {
        try {
            return Inet6Address.ofLiteral(host) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCanonicalIpv4(String host) {
        try {
            return Inet4Address.ofLiteral(host).getHostAddress().equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
