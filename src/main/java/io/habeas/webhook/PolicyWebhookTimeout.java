package io.habeas.webhook;

import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.web.InvalidValue;
import io.habeas.platform.web.TextValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** How long a call may take, in seconds: above 0, at most 300, in whole milliseconds (design section 5). */
@TextValue
@JsonShape("""
        {"type": "number", "exclusiveMinimum": 0, "maximum": 300, "description": "In seconds, for one call."}
        """)
record PolicyWebhookTimeout(BigDecimal seconds) {
    private static final BigDecimal MOST = BigDecimal.valueOf(300);
    private static final int LONGEST_TEXT = 40;

    /** @throws InvalidValue for what is no number or out of bounds */
    public static PolicyWebhookTimeout of(String text) {
        BigDecimal seconds = number(text.strip());
        if (seconds.signum() <= 0) {
            throw new InvalidValue(
                    "ensure this value is greater than 0", "value_error.number.not_gt", Map.of("limit_value", 0));
        }
        if (seconds.compareTo(MOST) > 0) {
            throw new InvalidValue(
                    "ensure this value is less than or equal to 300",
                    "value_error.number.not_le",
                    Map.of("limit_value", 300));
        }
        return new PolicyWebhookTimeout(seconds.setScale(3, RoundingMode.CEILING));
    }

    private static BigDecimal number(String text) {
        try {
            if (text.length() <= LONGEST_TEXT) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException _) {
            // answered below, as is what is too long to be meant
        }
        throw new InvalidValue("value is not a valid float", "type_error.float");
    }

    @Override
    public String toString() {
        return seconds.toPlainString();
    }
}
