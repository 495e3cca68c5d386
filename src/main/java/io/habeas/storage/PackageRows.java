package io.habeas.storage;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one entry of a package, one after another, from the start each time they are asked for. */
@FunctionalInterface
public interface PackageRows {

    void forEach(Consumer<? super Map<String, ? extends @Nullable Object>> reader);
}
