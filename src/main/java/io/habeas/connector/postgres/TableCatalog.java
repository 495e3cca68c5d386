package io.habeas.connector.postgres;

import io.habeas.connection.DataStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables of one open database, each looked up once, by the name a dataset gives, on the connection's search path. */
final class TableCatalog {
    private static final String TABLE = """
            SELECT c.oid, n.nspname, c.relname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = CAST(? AS pg_catalog.text)
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND pg_catalog.pg_table_is_visible(c.oid)
            """;

    /** The name of a table that is visible and differs only in upper and lower case. */
    private static final String SIMILAR = """
            SELECT c.relname
            FROM pg_catalog.pg_class c
            WHERE lower(CAST(c.relname AS pg_catalog.text)) = lower(?)
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND pg_catalog.pg_table_is_visible(c.oid)
            ORDER BY c.relname
            LIMIT 1
            """;

    /** The columns: d is the domain of one, if it has one, t the type below that, e the type of its elements where t is an array. */
    private static final String COLUMNS = """
            SELECT a.attname AS name,
                   tn.nspname AS type_schema,
                   coalesce(e.typname, t.typname) AS type_name,
                   e.oid IS NOT NULL AS array,
                   CASE WHEN t.typname IN ('varchar', 'bpchar')
                        THEN nullif(greatest(coalesce(nullif(d.typtypmod, -1), a.atttypmod) - 4, 0), 0) END AS length,
                   NOT (a.attnotnull OR coalesce(d.typnotnull, false)) AS nullable,
                   has_column_privilege(c.oid, a.attnum, 'SELECT') AS readable,
                   has_column_privilege(c.oid, a.attnum, 'UPDATE')
                       AND pg_column_is_updatable(c.oid, a.attnum, true) AS writable,
                   a.attgenerated <> '' OR a.attidentity = 'a' AS generated,
                   EXISTS (SELECT FROM pg_catalog.pg_index i
                           WHERE i.indrelid = c.oid AND i.indisunique AND i.indnkeyatts = 1
                             AND (i.indkey[0] = a.attnum
                                  OR i.indkey[0] = 0
                                     AND EXISTS (SELECT FROM pg_catalog.pg_depend p
                                                 WHERE p.classid = CAST('pg_class' AS pg_catalog.regclass)
                                                   AND p.objid = i.indexrelid AND p.refobjid = c.oid
                                                   AND p.refobjsubid = a.attnum))) AS is_unique,
                   EXISTS (SELECT FROM pg_catalog.pg_constraint f
                           WHERE f.contype = 'f' AND f.conrelid = c.oid AND a.attnum = ANY (f.conkey)) AS refers,
                   EXISTS (SELECT FROM pg_catalog.pg_constraint f
                           WHERE f.contype = 'f' AND f.confrelid = c.oid AND a.attnum = ANY (f.confkey)
                             AND f.confupdtype IN ('a', 'r')) AS referred_to
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_catalog.pg_type d ON d.oid = a.atttypid AND d.typtype = 'd'
            JOIN pg_catalog.pg_type t ON t.oid = coalesce(d.typbasetype, a.atttypid)
            LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid
            JOIN pg_catalog.pg_namespace tn ON tn.oid = coalesce(e.typnamespace, t.typnamespace)
            WHERE c.oid = CAST(? AS pg_catalog.oid)
            """;

    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    /** @throws DataStoreException when there is no such table, or this user cannot see it */
    Table table(Connection connection, String name) throws SQLException {
        Table known = tables.get(name);
        if (known != null) {
            return known;
        }
        Table found = find(connection, name).orElseThrow(() -> DataStoreException.lasting(unknown(connection, name)));
        tables.put(name, found);
        return found;
    }

    private static Optional<Table> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return Optional.empty();
            }
            var qualified = Identifier.Qualified.of(row.getString("nspname"), row.getString("relname"));
            return Optional.of(new Table(qualified, columns(connection, row.getLong("oid"))));
        }
    }

    private static List<Column> columns(Connection connection, long table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, table);
            ResultSet row = statement.executeQuery();
            List<Column> columns = new ArrayList<>();
            while (row.next()) {
                columns.add(column(row));
            }
            return columns;
        }
    }

    private static Column column(ResultSet row) throws SQLException {
        var type = Identifier.Qualified.of(row.getString("type_schema"), row.getString("type_name"));
        return new Column(
                new Identifier(row.getString("name")),
                ColumnType.of(type, row.getBoolean("array")),
                Optional.ofNullable(row.getObject("length", Integer.class)),
                row.getBoolean("nullable"),
                row.getBoolean("readable"),
                row.getBoolean("writable"),
                row.getBoolean("generated"),
                row.getBoolean("is_unique"),
                row.getBoolean("refers"),
                row.getBoolean("referred_to"));
    }

    private static String unknown(Connection connection, String name) {
        String similar = similar(connection, name);
        String hint = similar == null
                ? " It is looked for in the connection's db_schema, or on the user's search path."
                : " There is \"" + similar + "\": names are taken exactly as the dataset writes them.";
        return "The database has no table \"" + name + "\", or its user cannot see it." + hint;
    }

    private static @Nullable String similar(Connection connection, String name) {
        try (PreparedStatement statement = connection.prepareStatement(SIMILAR)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next() ? row.getString("relname") : null;
        } catch (SQLException noHint) {
            return null;
        }
    }
}
