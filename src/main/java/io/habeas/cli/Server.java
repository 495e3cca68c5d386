package io.habeas.cli;

import io.habeas.platform.DatabaseSettings;
import io.habeas.platform.ServerSettings;
import io.habeas.platform.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running server: its context and its port. Closing it stops taking requests, lets running steps end, and closes the database. */
public final class Server implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Server(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts a server with these settings and waits until it answers. */
    public static Server start(Settings settings, ApplicationContextInitializer<GenericApplicationContext> more) {
        SpringApplication application = new SpringApplication(HabeasApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers((GenericApplicationContext context) -> register(context, settings), more);
        return new Server(application.run());
    }

    private static void register(GenericApplicationContext context, Settings settings) {
        context.registerBean(Settings.class, () -> settings);
        settings.all().forEach((type, section) -> registerSection(context, type, section));
    }

    private static <T extends Record> void registerSection(
            GenericApplicationContext context, Class<T> type, Record section) {
        context.registerBean(type, () -> type.cast(section));
    }

    private static Map<String, Object> properties(Settings settings) {
        DatabaseSettings database = settings.get(DatabaseSettings.class);
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.get(ServerSettings.class).port());
        properties.put("spring.datasource.url", database.url().orElseThrow());
        properties.put("spring.datasource.username", database.user().orElse(""));
        properties.put("spring.datasource.password", database.password().orElse(""));
        properties.put("spring.datasource.hikari.maximum-pool-size", database.poolSize());
        return properties;
    }

    /** The port it listens on. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A bean of the running server, for the commands that work in its process. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
