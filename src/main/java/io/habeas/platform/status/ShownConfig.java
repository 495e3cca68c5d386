package io.habeas.platform.status;

import io.habeas.platform.settings.Settings;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * The settings that may be shown, in the sections and under the names of the reference (api-overview section 3); nothing here is secret.
 * Those of features are found by their names; one whose feature is not there has the default of the reference.
 */
record ShownConfig(
        Database database, Redis redis, Security security, Execution execution, Notifications notifications) {

    record Database(
            @Nullable String server,
            @Nullable String user,
            @Nullable String port,
            @Nullable String db,
            @Nullable String testDb) {}

    record Redis(
            @Nullable String host,
            @Nullable Integer port,
            String charset,
            boolean decodeResponses,
            Object defaultTtlSeconds,
            @Nullable Integer dbIndex) {}

    record Security(
            Object corsOrigins,
            String encoding,
            Object oauthAccessTokenExpireMinutes,
            Object subjectRequestDownloadLinkTtlSeconds) {}

    record Execution(
            Object taskRetryCount,
            Object taskRetryDelay,
            Object taskRetryBackoff,
            Object requireManualRequestApproval,
            Object subjectIdentityVerificationRequired) {}

    record Notifications(Object sendRequestCompletionNotification) {}

    static ShownConfig of(Settings settings, String databaseUrl, String databaseUser) {
        return new ShownConfig(
                database(databaseUrl, databaseUser),
                new Redis(null, null, "utf8", true, value(settings, "redis.default_ttl_seconds", 604_800), null),
                security(settings),
                execution(settings),
                new Notifications(value(settings, "notifications.send_request_completion_notification", true)));
    }

    private static Database database(String url, String user) {
        Properties parts = Driver.parseURL(url, new Properties());
        return parts == null
                ? new Database(null, user, null, null, null)
                : new Database(
                        parts.getProperty("PGHOST"),
                        user,
                        parts.getProperty("PGPORT"),
                        parts.getProperty("PGDBNAME"),
                        null);
    }

    private static Security security(Settings settings) {
        return new Security(
                value(settings, "security.cors_origins", List.of()),
                "UTF-8",
                value(settings, "security.oauth_access_token_expire_minutes", 11_520),
                value(settings, "security.subject_request_download_link_ttl_seconds", 86_400));
    }

    private static Execution execution(Settings settings) {
        return new Execution(
                value(settings, "execution.task_retry_count", 0),
                value(settings, "execution.task_retry_delay", 0),
                value(settings, "execution.task_retry_backoff", 0),
                value(settings, "execution.require_manual_request_approval", false),
                value(settings, "execution.subject_identity_verification_required", false));
    }

    private static Object value(Settings settings, String name, Object otherwise) {
        return settings.find(name).orElse(otherwise);
    }
}
