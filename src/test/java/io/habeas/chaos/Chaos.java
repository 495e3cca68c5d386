package io.habeas.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The full form (docs/DEVELOPING.md): {@code ./mvnw -Pchaos verify -Dkills=200 -Dseed=1}. */
class Chaos {
    @Test
    void nothingIsLost() throws Exception {
        Havoc havoc = new Havoc(Integer.getInteger("kills", 200), Havoc.seedOr(System.nanoTime()));
        System.out.println("Chaos with seed " + havoc.seed());
        Result result = havoc.run();
        System.out.println(result);
        Files.writeString(Path.of("target", "chaos.md"), result.toString());
        result.check();
    }
}
