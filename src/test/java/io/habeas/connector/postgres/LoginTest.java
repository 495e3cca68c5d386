package io.habeas.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.habeas.connection.ConnectionSecrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    @Test
    void readsAUrl() {
        Login login = PostgresUrl.parse("postgresql://ada:s3cret@db.example.com:6543/shop?sslmode=require");

        assertThat(login.host()).isEqualTo("db.example.com");
        assertThat(login.port()).isEqualTo(6543);
        assertThat(login.database()).contains("shop");
        assertThat(login.user()).contains("ada");
        assertThat(login.password()).contains("s3cret");
        assertThat(login.options()).isEqualTo(Map.of(UrlOption.SSL_MODE, "require"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ada:p%40%3F%2f%25w@h/d%20b",
                "postgresql+psycopg2://ada:p%40%3f/%w@h:5432/d b",
                "jdbc:postgresql://h/d%20b?user=ada&password=p%40?/%25w"
            })
    void readsTheFormsThatAreInUse(String url) {
        Login login = PostgresUrl.parse(url);

        assertThat(login)
                .isEqualTo(new Login(
                        "h",
                        5432,
                        Optional.of("d b"),
                        Optional.of("ada"),
                        Optional.of("p@?/%w"),
                        Optional.empty(),
                        login.options()));
    }

    @Test
    void readsAnAddressInBrackets() {
        Login login = PostgresUrl.parse("postgresql://[2001:db8::1]:5433");

        assertThat(login.host()).isEqualTo("2001:db8::1");
        assertThat(login.port()).isEqualTo(5433);
        assertThat(login.database()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext",
                "socketFactoryArg=http://evil.example.com/a.xml",
                "sslfactory=com.evil.Factory",
                "sslfactoryarg=x",
                "sslhostnameverifier=com.evil.Verifier",
                "sslpasswordcallback=com.evil.Callback",
                "authenticationPluginClassName=com.evil.Plugin",
                "xmlFactoryFactory=com.evil.Factory",
                "loggerFile=/etc/passwd",
                "loggerLevel=TRACE",
                "sslkey=/etc/shadow",
                "sslcert=/etc/shadow",
                "sslrootcert=/etc/shadow",
                "service=x",
                "options=-c%20log_statement%3Dall",
                "jaasApplicationName=x",
                "PGHOST=evil.example.com",
                "sslmode=anything",
                "sslmode=require&socketFactory=com.evil.Factory",
                "SOCKETFACTORY=com.evil.Factory",
                "socket%46actory=com.evil.Factory",
                "connect_timeout=100000"
            })
    void refusesEveryOptionThatIsNotKnownToBeHarmless(String options) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresUrl.parse("postgresql://h/d?" + options))
                .withMessageContaining("option")
                .withMessageNotContaining("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "mysql://h/d",
                "https://h/d",
                "postgresql:///d",
                "jdbc:postgresql:d",
                "postgresql://a,b/d",
                "postgresql://h:99999/d",
                "postgresql://h:0/d",
                "postgresql://u:p@h%2Fx/d",
                "postgresql://[::1%25eth0]/d",
                "postgresql://[zz]/d"
            })
    void refusesWhatIsNoUrlOfOneDatabase(String url) {
        assertThat(PostgresUrl.problem(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h/d?socketFactory=com.evil.Factory",
                "h:5432",
                "a,b",
                "/var/run/postgresql",
                "h h",
                "[::1]",
                "::1%lo",
                "h\n"
            })
    void refusesHostsThatAreMoreThanAHost(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> Login.of(secrets(Map.of("host", host))));
    }

    @Test
    void letsTheUrlCountAloneButForTheSchema() {
        Login login = Login.of(secrets(Map.of(
                "url",
                "postgresql://ada@one/shop?currentSchema=of_url",
                "host",
                "two",
                "username",
                "bob",
                "db_schema",
                "own")));

        assertThat(login.host()).isEqualTo("one");
        assertThat(login.user()).contains("ada");
        assertThat(login.schema()).contains("own");
    }

    @Test
    void tellsNothingOfItself() {
        assertThat(PostgresUrl.parse("postgresql://ada:s3cret@h/d").toString()).doesNotContain("ada", "s3cret");
        assertThat(secrets(Map.of("password", "s3cret")).toString()).doesNotContain("s3cret");
    }

    private static ConnectionSecrets secrets(Map<String, Object> values) {
        return new ConnectionSecrets(new LinkedHashMap<>(values));
    }
}
