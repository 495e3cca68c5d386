package io.habeas.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How values look in JSON: snake_case members that are never left out, enums in lower case, timestamps with microseconds and offset. */
public final class JsonShapes {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter MICROSECONDS = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss.")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, false)
            .appendPattern("xxx")
            .toFormatter();

    private JsonShapes() {}

    /** The mapper of the API: for responses, and for what is stored as JSON. */
    public static JsonMapper mapper() {
        return apply(JsonMapper.builder()).build();
    }

    static JsonMapper.Builder apply(JsonMapper.Builder builder) {
        SimpleModule shapes = new SimpleModule("habeas");
        shapes.addSerializer(Instant.class, new Timestamps());
        shapes.setSerializerModifier(new TextValues());
        shapes.setDeserializerModifier(new TextValueReading());
        return builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.ALWAYS))
                .addModule(shapes);
    }

    /** A timestamp as the API writes it: {@code 2021-08-30T16:09:37.359000+00:00}, without the fraction when it is zero. */
    public static String timestamp(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return (utc.get(ChronoField.MICRO_OF_SECOND) == 0 ? SECONDS : MICROSECONDS).format(utc);
    }

    private static final class Timestamps extends StdSerializer<Instant> {
        Timestamps() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(timestamp(value));
        }
    }
}
