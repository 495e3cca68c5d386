package io.habeas.platform.web;

import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Writes {@link TextValue} types as their text. */
final class TextValues extends ValueSerializerModifier {

    @Override
    public ValueSerializer<?> modifySerializer(
            SerializationConfig config, BeanDescription.Supplier description, ValueSerializer<?> serializer) {
        return description.getBeanClass().isAnnotationPresent(TextValue.class)
                ? ToStringSerializer.instance
                : serializer;
    }
}
