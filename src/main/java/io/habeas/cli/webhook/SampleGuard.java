package io.habeas.cli.webhook;

import io.habeas.platform.outbound.OutboundPolicy;
import io.habeas.platform.outbound.OutboundSettings;
import io.habeas.platform.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The outbound guard of a sample call: that of a server with this environment, which also lets calls to this machine through. */
record SampleGuard(boolean relaxed, OutboundPolicy policy) {
    private static final String OUTBOUND = "HABEAS_OUTBOUND_";
    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");

    static SampleGuard of(String url, Map<String, String> environment) {
        OutboundSettings server = settings(environment);
        boolean loopback = isLoopback(url);
        boolean http = url.toLowerCase(Locale.ROOT).startsWith("http:");
        List<String> networks = new ArrayList<>(server.allowedNetworks());
        networks.addAll(THIS_MACHINE);
        return new SampleGuard(
                loopback && !(server.allowHttp() && !server.allowedNetworks().isEmpty()),
                OutboundPolicy.of(server.allowHttp() || (http && loopback), networks));
    }

    private static OutboundSettings settings(Map<String, String> environment) {
        Map<String, String> own = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(OUTBOUND))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Settings.load(List.of(OutboundSettings.class), "", own).get(OutboundSettings.class);
    }

    private static boolean isLoopback(String url) {
        try {
            String host = String.valueOf(URI.create(url).getHost());
            return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }
}
