package io.habeas.fulfilment;

import io.habeas.graph.ErasureRule;
import io.habeas.masking.MaskingSecrets;
import io.habeas.masking.MaskingStrategies;
import io.habeas.masking.MaskingStrategy;
import io.habeas.masking.ParsedStrategy;
import io.habeas.platform.RequestId;
import io.habeas.policy.ActionType;
import io.habeas.policy.MaskingDefinition;
import io.habeas.policy.RuleDefinition;
import io.habeas.vault.Vault;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The erasure rules of a request as strategies, and its masking secrets: made once, kept in the vault before they are used, so that equal
 * values stay equal whatever is begun again.
 */
@Component
class RequestMasking {
    private static final String SECRETS = "masking-secrets";
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();
    private final JsonMapper mapper = new JsonMapper();

    RequestMasking(Vault vault) {
        this.vault = vault;
    }

    static List<ErasureRule> rules(Plan plan) {
        return plan.policy().rules(ActionType.ERASURE).stream()
                .map(RequestMasking::rule)
                .toList();
    }

    private static ErasureRule rule(RuleDefinition rule) {
        MaskingDefinition masking = Optional.ofNullable(rule.masking())
                .orElseThrow(
                        () -> new IllegalStateException("The erasure rule " + rule.key() + " has no masking strategy"));
        MaskingStrategy strategy = switch (MaskingStrategies.parse(masking.strategy(), masking.configuration())) {
            case ParsedStrategy.Valid(MaskingStrategy valid) -> valid;
            case ParsedStrategy.Unknown(String message) -> throw new IllegalStateException(message);
            case ParsedStrategy.Invalid(String message) -> throw new IllegalStateException(message);
        };
        return new ErasureRule(rule.key().value(), rule.targets(), strategy);
    }

    MaskingSecrets secrets(RequestId request, List<ErasureRule> rules) {
        return vault.get(request, SECRETS)
                .map(stored -> mapper.readValue(stored, MaskingSecrets.class))
                .orElseGet(() -> make(request, rules));
    }

    private MaskingSecrets make(RequestId request, List<ErasureRule> rules) {
        MaskingSecrets made = MaskingSecrets.generate(
                rules.stream().map(ErasureRule::strategy).toList(), random);
        vault.put(request, SECRETS, mapper.writeValueAsBytes(made));
        return made;
    }
}
