package io.habeas.cli;

import io.habeas.platform.DatabaseSettings;
import io.habeas.platform.Deployment;
import io.habeas.platform.ServerSettings;
import io.habeas.platform.settings.Settings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server. Closing it takes no more requests, lets running steps end, and stops an embedded database last. */
public final class Server implements AutoCloseable {
    private final AppDatabase database;
    private final ConfigurableApplicationContext context;

    private Server(AppDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    /** The settings that an environment gives, without a file. */
    public static Settings settings(Map<String, String> environment) {
        return Settings.load(AllSettings.TYPES, "", environment);
    }

    /** Starts a server with these settings and waits until it answers. */
    public static Server start(Settings settings) {
        AppDatabase database = AppDatabase.open(settings);
        try {
            return new Server(database, context(settings, database));
        } catch (RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static ConfigurableApplicationContext context(Settings settings, AppDatabase database) {
        SpringApplication application = new SpringApplication(HabeasApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers((GenericApplicationContext context) -> {
            context.registerBean(Settings.class, () -> settings);
            context.registerBean(Deployment.class, database::deployment);
            settings.all().forEach((type, section) -> register(context, type, section));
        });
        application.setDefaultProperties(Map.of(
                "server.port", settings.get(ServerSettings.class).port(),
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "spring.datasource.hikari.maximum-pool-size",
                        settings.get(DatabaseSettings.class).poolSize()));
        return application.run();
    }

    private static <T extends Record> void register(GenericApplicationContext context, Class<T> type, Record section) {
        context.registerBean(type, () -> type.cast(section));
    }

    /** The port it listens on. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** The JDBC address of the app database. */
    public String databaseUrl() {
        return database.url();
    }

    public String databaseUser() {
        return database.user();
    }

    public String databasePassword() {
        return database.password();
    }

    /** A bean of the running server, for the commands that work in its process. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
