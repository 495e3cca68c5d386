package io.habeas.policy;

import io.habeas.masking.Masker;
import io.habeas.masking.MaskingSecrets;
import io.habeas.masking.MaskingStrategies;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.ParsedStrategy;
import io.habeas.masking.StrategyDescription;
import io.habeas.platform.openapi.Endpoint;
import io.habeas.platform.openapi.JsonShape;
import io.habeas.platform.openapi.Topic;
import io.habeas.platform.web.ApiException;
import io.habeas.platform.web.FieldProblem;
import io.habeas.platform.web.InputReader;
import io.habeas.platform.web.InvalidInput;
import io.habeas.platform.web.Location;
import io.habeas.platform.web.MaxItems;
import io.habeas.platform.web.Public;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Masking as a service: values in, masked values out, nothing kept (storage-masking-encryption section 2). */
@RestController
@Topic(value = "Masking", about = "Masking as a service: values in, masked values out, nothing kept.")
class MaskingController {
    private static final int MOST_STRATEGIES = 20;
    /** All masked values together; beyond it a small body would make an answer of gigabytes. */
    private static final int MOST_CHARACTERS = 16 * 1024 * 1024;

    private static final String OPEN =
            "As in fidesops: it masks what the caller sends, knows no stored data, and is bounded.";
    private static final String ONE_OR_MORE = """
            {"anyOf": [
              {"$ref": "StrategyChoice"},
              {"type": "array", "maxItems": 20, "items": {"$ref": "StrategyChoice"}}]}
            """;
    private final InputReader reader;
    private final SecureRandom random = new SecureRandom();

    MaskingController(InputReader reader) {
        this.reader = reader;
    }

    /** What to mask, and how: one strategy, or several to be applied in turn. */
    record MaskRequest(
            @MaxItems(50_000) List<String> values,

            @JsonShape(value = ONE_OR_MORE, uses = StrategyChoice.class)
            JsonNode maskingStrategy) {}

    /** One strategy with its configuration. */
    record StrategyChoice(String strategy, Map<String, Object> configuration) {}

    /** The values as they came, and masked; null where a strategy rewrites to null. */
    record Masked(List<String> plain, List<@Nullable Object> maskedValues) {}

    @PutMapping("/api/v1/masking/mask")
    @Endpoint(
            value = "Mask values",
            fails = {400, 404})
    @Public(because = OPEN)
    Masked mask(@RequestBody MaskRequest request) {
        List<MaskingStrategy> strategies =
                choices(request.maskingStrategy()).stream().map(this::strategy).toList();
        MaskingSecrets secrets = MaskingSecrets.generate(strategies, random);
        List<@Nullable Object> values = new ArrayList<>(request.values());
        for (MaskingStrategy strategy : strategies) {
            values = masked(values, secrets.masker(strategy, random));
        }
        return new Masked(request.values(), values);
    }

    @GetMapping("/api/v1/masking/strategy")
    @Endpoint("List the masking strategies and their configuration")
    @Public(because = "It lists what the documentation lists.")
    List<StrategyDescription> strategies() {
        return MaskingStrategies.describe();
    }

    private List<StrategyChoice> choices(JsonNode sent) {
        Location at = Location.of("body", "masking_strategy");
        if (!sent.isArray()) {
            return List.of(reader.read(sent, StrategyChoice.class, at));
        }
        if (sent.size() > MOST_STRATEGIES) {
            throw refusal(
                    at, "ensure this value has at most " + MOST_STRATEGIES + " items", "value_error.list.max_items");
        }
        List<StrategyChoice> choices = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            choices.add(reader.read(sent.get(i), StrategyChoice.class, at.at(i)));
        }
        return choices;
    }

    private MaskingStrategy strategy(StrategyChoice choice) {
        return switch (MaskingStrategies.parse(choice.strategy(), choice.configuration())) {
            case ParsedStrategy.Valid(var strategy) -> strategy;
            case ParsedStrategy.Unknown(var message) -> throw ApiException.notFound(message);
            case ParsedStrategy.Invalid(var message) -> throw ApiException.badRequest(message);
        };
    }

    private static List<@Nullable Object> masked(List<@Nullable Object> values, Masker masker) {
        List<@Nullable Object> masked = new ArrayList<>();
        long characters = 0;
        for (Object value : values) {
            Object result = masker.mask(value);
            characters += result == null ? 0 : result.toString().length();
            if (characters > MOST_CHARACTERS) {
                throw refusal(
                        Location.of("body", "values"),
                        "the masked values would have more than " + MOST_CHARACTERS + " characters",
                        "value_error");
            }
            masked.add(result);
        }
        return masked;
    }

    private static InvalidInput refusal(Location at, String message, String type) {
        return new InvalidInput(List.of(new FieldProblem(at.steps(), message, type)));
    }
}
