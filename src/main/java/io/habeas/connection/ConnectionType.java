package io.habeas.connection;

/** The kinds of connection that the API knows, in the reference's order (connections section 1). */
public enum ConnectionType {
    POSTGRES,
    MONGODB,
    MYSQL,
    HTTPS,
    SAAS,
    REDSHIFT,
    SNOWFLAKE,
    MSSQL,
    MARIADB,
    BIGQUERY,
    MANUAL,
    EMAIL,
    MANUAL_WEBHOOK,
    TIMESCALE
}
