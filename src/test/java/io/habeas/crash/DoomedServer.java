package io.habeas.crash;

import io.habeas.cli.Server;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The process that is killed: a real server on its embedded PostgreSQL, told by its standard input where to stand still. */
final class DoomedServer {
    private DoomedServer() {}

    static void main(String[] args) throws Exception {
        System.setProperty("habeas.test.kill-points", "true");
        Server server = Server.start(Server.settings(System.getenv()));
        System.out.println("READY " + server.port());
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            KillPoints.arm(Integer.parseInt(line));
            System.out.println("ARMED");
        }
        server.close();
    }
}
