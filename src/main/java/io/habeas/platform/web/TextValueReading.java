package io.habeas.platform.web;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.FromStringDeserializer;

/** Reads {@link TextValue} types back from what {@link TextValues} wrote: stored JSON; bodies are read by {@link InputReader}. */
final class TextValueReading extends ValueDeserializerModifier {

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
        Class<?> type = description.getBeanClass();
        return type.isAnnotationPresent(TextValue.class) ? new FromText(type) : deserializer;
    }

    private static final class FromText extends FromStringDeserializer<Object> {
        FromText(Class<?> type) {
            super(type);
        }

        @Override
        protected Object _deserialize(String text, DeserializationContext context) {
            return ScalarReader.textValue(text, handledType());
        }
    }
}
