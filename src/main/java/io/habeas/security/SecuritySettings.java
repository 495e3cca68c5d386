package io.habeas.security;

import io.habeas.platform.settings.Section;
import io.habeas.platform.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How long tokens and links live, and who may call from a browser (api-overview section 4). */
@Section("security")
public record SecuritySettings(
        @Setting("Web origins whose pages may call the API, such as https://admin.example.com.")
        List<URI> corsOrigins,

        @Setting(
                value = "How long an access token is taken; a bare number is minutes.",
                byDefault = "11520",
                unit = ChronoUnit.MINUTES)
        Duration oauthAccessTokenExpireMinutes,

        @Setting(
                value =
                        "How long a link to a finished package works; a bare number is seconds. Only shown by /config so"
                                + " far: no destination of this version makes links.",
                byDefault = "86400")
        Duration subjectRequestDownloadLinkTtlSeconds) {
    private static final Duration LONGEST = Duration.ofDays(3650);

    public SecuritySettings {
        corsOrigins.forEach(SecuritySettings::checkOrigin);
        check(oauthAccessTokenExpireMinutes, "oauth_access_token_expire_minutes");
        check(subjectRequestDownloadLinkTtlSeconds, "subject_request_download_link_ttl_seconds");
    }

    /** A star would let every page on the web call with the visitor's credentials, so it is no origin. */
    private static void checkOrigin(URI origin) {
        boolean web = "https".equals(origin.getScheme()) || "http".equals(origin.getScheme());
        boolean bare = origin.getRawPath() != null && origin.getRawPath().isEmpty() && origin.getRawQuery() == null;
        if (!web || !bare || origin.getHost() == null) {
            throw new IllegalArgumentException("security.cors_origins (HABEAS_SECURITY_CORS_ORIGINS): must be origins"
                    + " such as https://admin.example.com, without a path or *");
        }
    }

    private static void check(Duration value, String name) {
        if (!value.isPositive() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("security." + name + " (HABEAS_SECURITY_" + name.toUpperCase(Locale.ROOT)
                    + "): must be above 0 and at most 3650d");
        }
    }
}
