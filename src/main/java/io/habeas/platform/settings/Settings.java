package io.habeas.platform.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** All settings of the process, one record per section. An unknown name or a bad value stops the start; all are named together. */
public final class Settings {
    private static final String ENVIRONMENT_PREFIX = "HABEAS_";
    /** Read before the settings are, where the file is; and by `habeas webhook`, which often runs in the same shell. */
    private static final Set<String> OTHER_VARIABLES = Set.of("HABEAS_CONFIG", "HABEAS_WEBHOOK_SECRET");

    private final Map<Class<? extends Record>, Record> records;

    private Settings(Map<Class<? extends Record>, Record> records) {
        this.records = records;
    }

    /** The record of this type, which was among those given to {@link #load}. */
    public <T extends Record> T get(Class<T> type) {
        Record section = records.get(type);
        if (section == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " is not among the settings that were loaded");
        }
        return type.cast(section);
    }

    /** The value of a setting by its name in the file, while some loaded record has it; of a time, the number of its unit. */
    public Optional<Object> find(String file) {
        for (Map.Entry<Class<? extends Record>, Record> section : records.entrySet()) {
            for (SettingName name : SettingName.of(section.getKey())) {
                if (name.file().equals(file)) {
                    return Optional.of(name.valueIn(section.getValue()));
                }
            }
        }
        return Optional.empty();
    }

    /** All records, by their type. */
    public Map<Class<? extends Record>, Record> all() {
        return records;
    }

    /**
     * Reads the settings of the given records. The environment wins over the file.
     *
     * @param yaml the text of {@code habeas.yaml}, or "" when there is none
     * @throws InvalidSettings with all problems
     */
    public static Settings load(List<Class<? extends Record>> types, String yaml, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        Map<String, String> file = flatten(yaml, problems);
        Map<Class<? extends Record>, Record> records = new LinkedHashMap<>();
        Set<String> known = new HashSet<>(OTHER_VARIABLES);
        for (Class<? extends Record> type : types) {
            Map<String, String> given = new HashMap<>();
            for (SettingName name : SettingName.of(type)) {
                known.addAll(List.of(name.file(), name.environment()));
                String value = environment.getOrDefault(name.environment(), file.get(name.file()));
                if (value != null) {
                    given.put(name.file(), value);
                }
            }
            Record section = section(type, given, problems);
            if (section != null) {
                records.put(type, section);
            }
        }
        file.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problems.add(name + ": there is no such setting"));
        environment.keySet().stream()
                .filter(name -> name.startsWith(ENVIRONMENT_PREFIX) && !known.contains(name))
                .sorted()
                .forEach(name -> problems.add(name + ": there is no such setting"));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Settings(records);
    }

    private static @Nullable Record section(
            Class<? extends Record> type, Map<String, String> given, List<String> problems) {
        List<SettingName> names = SettingName.of(type);
        @Nullable Object[] values = new Object[names.size()];
        int before = problems.size();
        for (int i = 0; i < values.length; i++) {
            values[i] = value(names.get(i), given, problems);
        }
        return problems.size() == before ? construct(type, values, problems) : null;
    }

    private static @Nullable Object value(SettingName name, Map<String, String> given, List<String> problems) {
        Setting setting = name.description();
        ChronoUnit unit = setting.unit();
        try {
            String text = given.getOrDefault(name.file(), setting.byDefault());
            return SettingValue.parse(text, name.component().getGenericType(), unit);
        } catch (IllegalArgumentException bad) {
            problems.add(name.file() + " (" + name.environment() + "): " + bad.getMessage());
            return null;
        }
    }

    private static @Nullable Record construct(
            Class<? extends Record> type, @Nullable Object[] values, List<String> problems) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException bad) {
                problems.add(bad.getMessage());
                return null;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> flatten(String yaml, List<String> problems) {
        Map<String, String> flat = new LinkedHashMap<>();
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object root = new Yaml(new SafeConstructor(options)).load(yaml);
            if (root instanceof Map<?, ?> sections) {
                flatten("", sections, flat);
            } else if (root != null) {
                problems.add("habeas.yaml: must be a map of sections");
            }
        } catch (YAMLException broken) {
            problems.add("habeas.yaml" + line(broken) + ": is not valid YAML, or names a setting twice");
        }
        return flat;
    }

    /** Where in the file it is; never what stands there. */
    private static String line(YAMLException broken) {
        return broken instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? ", line " + (marked.getProblemMark().getLine() + 1)
                : "";
    }

    private static void flatten(String prefix, Map<?, ?> members, Map<String, String> flat) {
        members.forEach((key, value) -> {
            String name = prefix + key;
            switch (value) {
                case Map<?, ?> section -> flatten(name + ".", section, flat);
                case List<?> list ->
                    flat.put(
                            name,
                            String.join(",", list.stream().map(String::valueOf).toList()));
                case null -> flat.put(name, "");
                default -> flat.put(name, value.toString());
            }
        });
    }
}
