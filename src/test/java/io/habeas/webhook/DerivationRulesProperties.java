package io.habeas.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.vault.Derivation;
import io.habeas.vault.Identity;
import io.habeas.vault.KnownIdentity;
import io.habeas.vault.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class DerivationRulesProperties {
    private static final Provenance CRM = new Provenance("crm", "pre", 7L);
    private static final Provenance CRM_RESUMES = new Provenance("crm", "pre", null);
    private static final Provenance CRM_AFTERWARDS = new Provenance("crm", "post", 8L);
    private static final Identity JANE = new Identity(Map.of("email", "jane@example.com"));
    private final DerivationRules rules = new DerivationRules(2);

    @Example
    void aVerifiedValueIsKeptUnlessThePolicyLetsItGo() {
        Identity other = new Identity(Map.of("email", "eve@example.com"));
        assertThat(rules.refusal(jane(), CRM, other, true))
                .contains("derived_identity would replace a verified identity, which the policy does not allow");
        assertThat(rules.refusal(jane(), CRM, other, false)).isEmpty();
    }

    @Example
    void theSameValueAndFurtherOnesReplaceNothing() {
        Identity more = JANE.with(new Identity(Map.of("phone_number", "+1")));
        assertThat(rules.refusal(jane(), CRM, more, true)).isEmpty();
    }

    @Example
    void whatWasDerivedBeforeIsNotVerified() {
        KnownIdentity known = jane(derived(CRM, "phone_number", "+1"));
        assertThat(rules.refusal(known, CRM, new Identity(Map.of("phone_number", "+2")), true))
                .isEmpty();
    }

    @Example
    void answersAndResumesOfAWebhookCountTogether() {
        KnownIdentity known = jane(derived(CRM, "phone_number", "+1"), derived(CRM_RESUMES, "phone_number", "+2"));
        Identity third = new Identity(Map.of("phone_number", "+3"));
        assertThat(rules.refusal(known, CRM_RESUMES, third, false))
                .contains("the webhook has derived more than 2 values for this request");
        assertThat(rules.refusal(known, CRM_AFTERWARDS, third, false)).isEmpty();
    }

    @Property
    void howeverOftenACallIsRepeatedItUsesNothingUp(
            @ForAll @Size(max = 20) List<@CharRange(from = 'a', to = 'b') Character> values) {
        List<Derivation> derivations = new ArrayList<>();
        values.forEach(value -> derivations.add(derived(CRM, "phone_number", value.toString())));
        assertThat(rules.refusal(
                        new KnownIdentity(JANE, derivations), CRM, new Identity(Map.of("phone_number", "a")), false))
                .isEmpty();
    }

    @Property
    void aRefusalQuotesNothing(@ForAll @StringLength(min = 8, max = 20) @CharRange(from = '0', to = '9') String value) {
        Optional<String> refusal = rules.refusal(jane(), CRM, new Identity(Map.of("email", value)), true);
        assertThat(refusal).isPresent();
        assertThat(refusal.get()).doesNotContain(value);
    }

    private static KnownIdentity jane(Derivation... derivations) {
        return new KnownIdentity(JANE, List.of(derivations));
    }

    private static Derivation derived(Provenance from, String name, String value) {
        return new Derivation(new Identity(Map.of(name, value)), from, Instant.EPOCH);
    }
}
