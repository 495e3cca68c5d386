package io.habeas.graph;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes values comparable by what they say: numbers by amount whatever their class, bytes by content. */
final class ValueKey {

    private enum Nothing {
        NULL
    }

    private ValueKey() {}

    /** An object that equals that of every value which says the same. */
    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> Nothing.NULL;
            case Double number when !Double.isFinite(number) -> number;
            case Float number when !Float.isFinite(number) -> number.doubleValue();
            case Number number -> amount(number);
            case byte[] bytes -> ByteBuffer.wrap(bytes.clone());
            case List<?> list -> ofAll(list);
            case Map<?, ?> map -> ofEntries(map);
            default -> value;
        };
    }

    private static Object amount(Number number) {
        BigDecimal amount = new BigDecimal(number.toString());
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    private static List<Object> ofAll(List<?> list) {
        List<Object> keys = new ArrayList<>(list.size());
        list.forEach(element -> keys.add(of(element)));
        return keys;
    }

    private static Map<Object, Object> ofEntries(Map<?, ?> map) {
        Map<Object, Object> keys = new HashMap<>();
        map.forEach((name, value) -> keys.put(name, of(value)));
        return keys;
    }
}
