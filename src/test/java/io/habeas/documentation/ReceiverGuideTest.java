package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.TestServer;
import io.habeas.cli.Habeas;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for those who write receivers does what it says, as it is printed, but for ports, folders and passwords. */
class ReceiverGuideTest {
    private final TestServer server = TestServer.with(Map.of(
            "HABEAS_OUTBOUND_ALLOW_HTTP", "true",
            "HABEAS_OUTBOUND_ALLOWED_NETWORKS", "127.0.0.0/8",
            "HABEAS_PUBLIC_URL", "https://receivers.example"));

    @TempDir
    Path folder;

    @Test
    void aReaderHasAReceiverThatIsCalledByAServer() throws Exception {
        String replyPort = String.valueOf(freePort());
        String script =
                onThisMachine(Guide.at("docs/guides/writing-a-receiver.md").script(), replyPort);

        String printed = new Shell(folder).run("export HABEAS=http://localhost:" + replyPort + "\n" + script);

        assertThat(printed)
                .contains("Habeas would go on, with the derived phone_number.")
                .containsSubsequence("the receiver answered 401", "refused", "the receiver answered 401", "refused")
                .containsSubsequence("Habeas would let the request wait until it is resumed.", "✓ Resumed after ")
                .contains("\"test_status\":\"succeeded\"")
                .containsSubsequence(" waits for a person", " resumed: 200", "halted the request");
    }

    private String onThisMachine(String script, String replyPort) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("http://localhost:8080", server.url(""));
        values.put("CLIENT_ID=…", "CLIENT_ID=" + TestServer.ROOT_ID);
        values.put("CLIENT_SECRET=…", "CLIENT_SECRET=" + TestServer.ROOT_SECRET);
        values.put("/tmp/", folder + "/");
        String port = String.valueOf(freePort());
        values.put("$RECEIVER >", "PORT=" + port + " $RECEIVER >");
        values.put("127.0.0.1:9000", "127.0.0.1:" + port);
        values.put("--wait 1m", "--wait 1m --reply-port " + replyPort);
        values.put("./habeas webhook", habeas() + " webhook");
        String result = script;
        for (Map.Entry<String, String> value : values.entrySet()) {
            assertThat(result).contains(value.getKey());
            result = result.replace(value.getKey(), value.getValue());
        }
        return result;
    }

    /** The launcher builds and unpacks a jar; these are the same classes. */
    private static String habeas() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' %s"
                .formatted(java, System.getProperty("java.class.path"), Habeas.class.getName());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
