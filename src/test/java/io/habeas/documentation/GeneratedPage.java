package io.habeas.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that is generated from the code and kept in the project: drift fails the build, {@code -Dupdate-docs} mends it. */
public record GeneratedPage(String path) {
    /** What brings all generated pages up to date. */
    public static final String COMMAND =
            "./mvnw -q -Dfast -Dupdate-docs test -Dtest='ConfigurationReferenceTest,ModulesPageTest,ApiReferenceTest'";

    /** The line at the head of a page that keeps people from editing it. */
    public static String notice(String from) {
        return "Generated from " + from + "; do not edit. To bring it up to date: " + COMMAND;
    }

    /** Compares the page with what it has to be, or writes it when that was asked for. */
    public void mustBe(String text) {
        if (System.getProperty("update-docs") != null) {
            write(text);
        }
        assertThat(Files.exists(Project.file(path)) ? Project.read(path) : "")
                .as(path + " is out of date. To mend it: " + COMMAND)
                .isEqualTo(text);
    }

    private void write(String text) {
        Path file = Project.file(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
