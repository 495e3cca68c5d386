package io.habeas.connection;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of connection that the API knows, in the reference's order (connections section 1). */
public enum ConnectionType {
    POSTGRES("PostgreSQL", SystemType.DATABASE),
    MONGODB("MongoDB", SystemType.DATABASE),
    MYSQL("MySQL", SystemType.DATABASE),
    HTTPS("Policy Webhook", null),
    SAAS("SaaS", SystemType.SAAS),
    REDSHIFT("Amazon Redshift", SystemType.DATABASE),
    SNOWFLAKE("Snowflake", SystemType.DATABASE),
    MSSQL("Microsoft SQL Server", SystemType.DATABASE),
    MARIADB("MariaDB", SystemType.DATABASE),
    BIGQUERY("BigQuery", SystemType.DATABASE),
    MANUAL("Manual Connector", SystemType.MANUAL),
    EMAIL("Email Connector", null),
    MANUAL_WEBHOOK("Manual Webhook", SystemType.MANUAL),
    TIMESCALE("TimescaleDB", SystemType.DATABASE);

    private final String humanReadable;
    private final @Nullable SystemType system;

    ConnectionType(String humanReadable, @Nullable SystemType system) {
        this.humanReadable = humanReadable;
        this.system = system;
    }

    /** The name that people have for it. */
    String humanReadable() {
        return humanReadable;
    }

    /** The kind of system, if it is one: a receiver of webhooks or mails is none (defect 72). */
    Optional<SystemType> system() {
        return Optional.ofNullable(system);
    }
}
