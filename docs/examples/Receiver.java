import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** A receiver of webhooks to try things out with: prints each call, and answers by the path that was called. */
class Receiver {
    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 9000), 0);
        server.createContext("/", call -> {
            System.out.println(call.getRequestMethod() + " " + call.getRequestURI());
            call.getRequestHeaders().forEach((name, values) ->
                    System.out.println(name.toLowerCase() + ": " + values.get(0)));
            System.out.println(new String(call.getRequestBody().readAllBytes()) + "\n");
            String answer = switch (call.getRequestURI().getPath()) {
                case "/identify" -> "{\"halt\": false, \"derived_identity\": {\"phone_number\": \"+1 555 0100\"}}";
                case "/approve" -> "{\"halt\": true}";
                default -> "{}";
            };
            call.sendResponseHeaders(200, answer.length());
            call.getResponseBody().write(answer.getBytes());
            call.close();
        });
        server.start();
        System.out.println("ready");
    }
}
