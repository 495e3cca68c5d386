package io.habeas.platform.settings;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One setting that exists: where it stands in the file and in the environment, and the record component it fills. */
public record SettingName(String file, String environment, RecordComponent component, Setting description) {

    /** The settings of a record, in its order. */
    public static List<SettingName> of(Class<? extends Record> type) {
        String section = type.getAnnotation(Section.class).value();
        return Arrays.stream(type.getRecordComponents())
                .map(c -> of(section, c))
                .toList();
    }

    private static SettingName of(String section, RecordComponent component) {
        String own =
                component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        String file = section.isEmpty() ? own : section + "." + own;
        String environment = "HABEAS_" + file.replace('.', '_').toUpperCase(Locale.ROOT);
        return new SettingName(file, environment, component, component.getAnnotation(Setting.class));
    }

    /** Its value in a record of its section; of a time, the number of its unit. */
    Object valueIn(Record section) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            Object value = accessor.invoke(section);
            return value instanceof Duration time
                    ? time.dividedBy(description.unit().getDuration())
                    : value;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
