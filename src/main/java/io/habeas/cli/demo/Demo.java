package io.habeas.cli.demo;

import java.nio.file.Path;
import java.util.Locale;

/** The demo: sample receivers, a sample shop, and the story of two requests, told through the API of a running server. */
public final class Demo implements AutoCloseable {
    private final Screen screen;
    private final Receivers receivers;

    private Demo(Screen screen, Receivers receivers) {
        this.screen = screen;
        this.receivers = receivers;
    }

    /** The server that the demo plays on: its address, its root client, the database server it may use, and where packages go. */
    public record Stage(
            String address,
            String clientId,
            String clientSecret,
            String databaseUrl,
            String databaseUser,
            String databasePassword,
            Path packages) {

        @Override
        public String toString() {
            return "Stage[" + address + "]";
        }
    }

    /** Begins: starts the receivers and the clock. */
    public static Demo begin() {
        Screen screen = Screen.ofThisProcess();
        screen.chapter("Habeas demo");
        return new Demo(screen, Receivers.start(screen));
    }

    /** Tells the story on a server that is ready. False, said with the reason, when something did not do what it is to show. */
    public boolean tell(Stage stage) {
        receivers.connectTo(stage.address());
        screen.good(String.format(
                Locale.ROOT, "ready for the first request after %.1f s: %s", screen.seconds(), stage.address()));
        try {
            play(stage);
            next(stage);
            return true;
        } catch (DemoFailedException failed) {
            screen.bad(String.valueOf(failed.getMessage()));
            return false;
        }
    }

    private void play(Stage stage) {
        screen.chapter("A sample shop, and how Habeas is told about it");
        SampleShop shop = SampleShop.create(stage.databaseUrl(), stage.databaseUser(), stage.databasePassword());
        screen.step("Sample shop", "8 tables, " + shop.cells().size() + " cells, in a database of its own");
        Api api = Api.as(stage.address(), stage.clientId(), stage.clientSecret());
        new Setup(api, screen, shop, receivers).run();
        new Story(api, screen, shop, receivers, stage.packages()).tell();
    }

    private void next(Stage stage) {
        screen.chapter("What to try next");
        screen.text("""
                API reference    %1$s/docs
                Root client      id %2$s, secret %3$s

                TOKEN=$(curl -s %1$s/api/v1/oauth/token -d client_id=%2$s -d client_secret=%3$s | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')
                curl -s -H "Authorization: Bearer $TOKEN" '%1$s/api/v1/privacy-request?verbose=true'
                curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' %1$s/api/v1/privacy-request -d '[{"policy_key": "shop-access", "identity": {"email": "jane@example.com"}}]'
                """.formatted(stage.address(), stage.clientId(), stage.clientSecret()));
    }

    @Override
    public void close() {
        receivers.close();
    }
}
