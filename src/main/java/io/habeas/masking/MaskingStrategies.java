package io.habeas.masking;

import io.habeas.masking.ConfigurationMembers.Choice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The six masking strategies by name: how each reads its configuration, and how each is described. */
public final class MaskingStrategies {

    private static final StrategyDescription.Member FORMAT_PRESERVATION = new StrategyDescription.Member(
            "format_preservation", true, "Keeps the form of a value: its suffix is put behind every masked value");
    private static final StrategyDescription.Member ALGORITHM =
            new StrategyDescription.Member("algorithm", true, "SHA-256, which is the default, or SHA-512");

    private MaskingStrategies() {}

    /** The names of all strategies, in the order of the alphabet. */
    public static List<String> names() {
        return describe().stream().map(StrategyDescription::name).toList();
    }

    /** Reads a rule's strategy; members that the strategy does not know are ignored. */
    public static ParsedStrategy parse(String name, Map<String, ? extends @Nullable Object> configuration) {
        ConfigurationMembers members = new ConfigurationMembers(configuration);
        return switch (name) {
            case AesEncrypt.NAME -> checked("AesEncryptionMaskingConfiguration", aesEncrypt(members), members);
            case Hash.NAME -> checked("HashMaskingConfiguration", hash(members), members);
            case Hmac.NAME -> checked("HmacMaskingConfiguration", hmac(members), members);
            case NullRewrite.NAME -> new ParsedStrategy.Valid(new NullRewrite());
            case RandomStringRewrite.NAME ->
                checked("RandomStringMaskingConfiguration", randomStringRewrite(members), members);
            case StringRewrite.NAME -> checked("StringRewriteMaskingConfiguration", stringRewrite(members), members);
            default ->
                new ParsedStrategy.Unknown("Strategy '" + name + "' does not exist. Valid strategies are ["
                        + String.join(", ", names()) + "]");
        };
    }

    private static MaskingStrategy aesEncrypt(ConfigurationMembers members) {
        members.choice("mode", "Mode", List.of(new Choice("GCM", "GCM")));
        return new AesEncrypt(members.suffix());
    }

    private static MaskingStrategy hash(ConfigurationMembers members) {
        List<Choice> choices = List.of(new Choice("SHA_256", "SHA-256"), new Choice("SHA_512", "SHA-512"));
        return new Hash(HashAlgorithm.named(members.choice("algorithm", "Algorithm", choices)), members.suffix());
    }

    private static MaskingStrategy hmac(ConfigurationMembers members) {
        List<Choice> choices = List.of(new Choice("sha_256", "SHA-256"), new Choice("sha_512", "SHA-512"));
        return new Hmac(HashAlgorithm.named(members.choice("algorithm", "Algorithm", choices)), members.suffix());
    }

    private static MaskingStrategy randomStringRewrite(ConfigurationMembers members) {
        int length = members.integer("length", 30, RandomStringRewrite.LONGEST);
        return new RandomStringRewrite(length, members.suffix());
    }

    private static MaskingStrategy stringRewrite(ConfigurationMembers members) {
        return new StringRewrite(members.requiredText("rewrite_value"), members.suffix());
    }

    private static ParsedStrategy checked(String model, MaskingStrategy strategy, ConfigurationMembers members) {
        return members.problems().isEmpty()
                ? new ParsedStrategy.Valid(strategy)
                : new ParsedStrategy.Invalid(ConfigurationProblem.print(model, members.problems()));
    }

    /** What there is to choose from, with what each can be told. */
    public static List<StrategyDescription> describe() {
        return List.of(
                new StrategyDescription(
                        AesEncrypt.NAME,
                        "Masks by encrypting the value using AES",
                        List.of(
                                new StrategyDescription.Member("mode", true, "GCM, the only one"),
                                FORMAT_PRESERVATION)),
                new StrategyDescription(
                        Hash.NAME,
                        "Masks the input value by returning a hashed version of the input value",
                        List.of(ALGORITHM, FORMAT_PRESERVATION)),
                new StrategyDescription(
                        Hmac.NAME,
                        "Masks the input value by using the HMAC algorithm along with a hashed version of the data and a secret"
                                + " key.",
                        List.of(ALGORITHM, FORMAT_PRESERVATION)),
                new StrategyDescription(NullRewrite.NAME, "Masks the input value with a null value", List.of()),
                new StrategyDescription(
                        RandomStringRewrite.NAME,
                        "Masks the input value with a random string of a specified length",
                        List.of(new StrategyDescription.Member(
                                "length", true, "How many characters the random text has; 30 by default"))),
                new StrategyDescription(
                        StringRewrite.NAME,
                        "Masks the input value with a default string value",
                        List.of(new StrategyDescription.Member(
                                "rewrite_value", false, "The text that every value is replaced by"))));
    }
}
