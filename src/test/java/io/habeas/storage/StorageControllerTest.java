package io.habeas.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.habeas.Api;
import io.habeas.Defect;
import io.habeas.TestServer;
import io.habeas.platform.FidesKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class StorageControllerTest {
    private static final String PATH = "/api/v1/storage/config";
    private static final String S3 = """
            {"name": "Storage %1$s", "key": "storage_%1$s", "type": "s3",
             "details": {"auth_method": "secret_keys", "bucket": "b", "object_name": "o"}}
            """;
    private final Api api = TestServer.shared().asRoot();

    @Test
    void createsALocalDestinationWithDefaults() {
        api.patch(PATH, "[{\"name\": \"Storage Local\", \"type\": \"local\", \"details\": {}}]")
                .answersStrictly(200, """
                        {"succeeded": [{"name": "Storage Local", "type": "local", "details": {"naming": "request_id"},
                         "key": "storage_local", "format": "json"}], "failed": []}
                        """);
        api.get(PATH + "/storage_local").answers(200, "{\"key\": \"storage_local\", \"format\": \"json\"}");
    }

    @Test
    void createsABucketAndAOneTrustTenant() {
        api.patch(PATH, "[" + S3.formatted("bucket") + "]").answers(200, """
                        {"succeeded": [{"type": "s3", "details": {"auth_method": "secret_keys", "bucket": "b", "object_name": "o",
                         "max_retries": 0, "naming": "request_id"}}]}
                        """);
        api.patch(PATH, """
                        [{"name": "Storage OneTrust", "type": "onetrust", "details": {"service_name": "s",
                          "onetrust_polling_hr": "1", "onetrust_polling_day_of_week": 2}}]
                        """).answers(200, """
                        {"succeeded": [{"details": {"service_name": "s", "onetrust_polling_hr": 1,
                         "onetrust_polling_day_of_week": 2}}]}
                        """);
    }

    @Test
    void updatesByKeyAndKeepsAnAbsentFormat() {
        api.patch(PATH, "[" + S3.formatted("update").replace("\"type\"", "\"format\": \"csv\", \"type\"") + "]")
                .answers(200, "{\"succeeded\": [{\"format\": \"csv\"}]}");
        api.patch(PATH, "[" + S3.formatted("update").replace("\"b\"", "\"other\"") + "]")
                .answers(200, """
                        {"succeeded": [{"format": "csv", "details": {"bucket": "other"}}], "failed": []}
                        """);
        api.patch(PATH, "[" + S3.formatted("update").replace("\"type\"", "\"format\": null, \"type\"") + "]")
                .answers(200, "{\"succeeded\": [{\"format\": \"json\"}]}");
    }

    @Test
    void keepsCsvFromDestinationsThatTakeOnlyJson() {
        api.patch(PATH, "[{\"name\": \"Storage Csv\", \"type\": \"local\", \"details\": {}, \"format\": \"csv\"}]")
                .answersStrictly(422, """
                        {"detail": [{"loc": ["body", 0, "__root__"], "type": "value_error",
                         "msg": "Only JSON upload format is supported for OneTrust and local storage destinations."}]}
                        """);
        api.patch(PATH, "[" + S3.formatted("csv").replace("\"type\"", "\"format\": \"csv\", \"type\"") + "]")
                .answers(200);
        api.patch(PATH, "[{\"name\": \"Storage csv\", \"key\": \"storage_csv\", \"type\": \"local\", \"details\": {}}]")
                .answers(200, """
                        {"succeeded": [], "failed": [{"data": {"key": "storage_csv"},
                         "message": "Only JSON upload format is supported for OneTrust and local storage destinations."}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "gcs", "details": {} | `storage_type` gcs has no supported `details` validation.
            "s3", "details": {"bucket": "b"} | ["field required ('auth_method',)", "field required ('object_name',)"]
            "local", "details": {"x": 1} | ["extra fields not permitted ('x',)"]
            "local", "details": {"naming": "x"} | ["File naming of x not supported ('naming',)"]
            "local", "details": 7 | ["value is not a valid dict ('__root__',)"]
            "onetrust", "details": {"service_name": "s", "onetrust_polling_hr": "x"} | ["value is not a valid integer ('onetrust_polling_hr',)", "field required ('onetrust_polling_day_of_week',)"]
            """)
    void refusesDetailsThatDoNotFitTheType(String typeAndDetails, String message) {
        var answer = api.patch(PATH, "[{\"name\": \"Storage Wrong\", \"type\": " + typeAndDetails + "}]")
                .answers(422, "{\"detail\": [{\"loc\": [\"body\", 0, \"details\"], \"type\": \"value_error\"}]}");
        assertThat(answer.json().at("/detail/0/msg").stringValue()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"type\": \"ftp\",", "\"type\": null,", ""})
    void asksForAType(String type) {
        assertThat(api.patch(PATH, "[{\"name\": \"Storage Untyped\", " + type + " \"details\": {}}]")
                        .answers(422)
                        .json()
                        .at("/detail/1/msg")
                        .stringValue())
                .isEqualTo("A `type` field must be specified.");
    }

    @Test
    void refusesTakenKeysAndNames() {
        api.patch(PATH, "[" + S3.formatted("taken") + "," + S3.formatted("free") + "]")
                .answers(200);
        api.patch(PATH, "[{\"name\": \"Storage taken\", \"type\": \"local\", \"details\": {}}]")
                .answers(200, """
                        {"failed": [{"message": "Key storage_taken already exists in StorageConfig. Keys will be snake-cased names if not provided. If you are seeing this error without providing a key, please provide a key or a different name."}]}
                        """);
        api.patch(PATH, "[" + S3.formatted("taken").replace("storage_taken", "storage_else") + "]")
                .answers(200, "{\"failed\": [{\"message\": \"Name Storage taken already exists in StorageConfig.\"}]}");
        api.patch(PATH, "[" + S3.formatted("taken").replace("storage_taken", "storage_free") + "]")
                .answers(200, "{\"failed\": [{\"message\": \"Name Storage taken already exists in StorageConfig.\"}]}");
        api.patch(PATH, "[{\"name\": \"!!!\", \"type\": \"local\", \"details\": {}}]")
                .answers(200, "{\"failed\": [{\"data\": {\"name\": \"!!!\"}}]}");
    }

    @Test
    @Defect("80")
    void updatesDottedKeys() {
        String dotted = S3.formatted("dotted").replace("storage_dotted", "storage.dotted");
        api.patch(PATH, "[" + dotted + "]").answers(200, "{\"failed\": []}");
        api.patch(PATH, "[" + dotted + "]").answers(200, "{\"failed\": []}");
    }

    @Test
    void listsTheNewestFirst() {
        api.patch(PATH, "[" + S3.formatted("older") + "," + S3.formatted("newer") + "]")
                .answers(200);
        assertThat(api.get(PATH + "?size=100").answers(200).json().get("items").findValuesAsString("key"))
                .containsSubsequence("storage_newer", "storage_older");
    }

    @Test
    void sealsSecretsAndShowsThemNowhere() {
        api.patch(PATH, "[" + S3.formatted("secret") + "]").answers(200);
        api.put(PATH + "/storage_secret/secret?verify=false", """
                        {"aws_access_key_id": "key-id", "aws_secret_access_key": "key-text"}
                        """).answersStrictly(200, """
                        {"msg": "Secrets updated for StorageConfig with key: storage_secret.", "test_status": null,
                         "failure_reason": null}
                        """);
        assertThat(api.get(PATH + "/storage_secret").text()).doesNotContain("key-");
        assertThat(column("secrets", "storage_secret")).startsWith("v1.").doesNotContain("key-");
        assertThat(secrets("storage_secret"))
                .contains(Map.of("aws_access_key_id", "key-id", "aws_secret_access_key", "key-text"));
    }

    @Test
    void saysThatSecretsWereNotVerified() {
        api.patch(PATH, "[" + S3.formatted("unverified") + "]").answers(200);
        assertThat(api.put(PATH + "/storage_unverified/secret", """
                                {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
                                """)
                        .answers(200, "{\"test_status\": null}")
                        .text("failure_reason"))
                .startsWith("Not verified");
    }

    @Test
    void refusesSecretsThatDoNotFit() {
        api.patch(PATH, "[" + S3.formatted("unfit") + "]").answers(200);
        api.put(PATH + "/storage_unfit/secret", "{\"aws_access_key_id\": \"a\", \"x\": 1}")
                .answersStrictly(400, """
                        {"detail": ["field required ('aws_secret_access_key',)", "extra fields not permitted ('x',)"]}
                        """);
        api.patch(PATH, "[{\"name\": \"Storage Nosecret\", \"type\": \"local\", \"details\": {}}]")
                .answers(200);
        api.put(PATH + "/storage_nosecret/secret", "{}").answersStrictly(400, """
                        {"detail": "`storage_type` StorageType.local has no supported `secrets` validation."}
                        """);
        api.put(PATH + "/storage_nobody/secret", "[]").answersStrictly(404, """
                        {"detail": "No storage configuration with key storage_nobody."}
                        """);
    }

    @Test
    void forgetsSecretsWithTheType() {
        api.patch(PATH, "[" + S3.formatted("retyped") + "]").answers(200);
        api.put(PATH + "/storage_retyped/secret", "{\"aws_access_key_id\": \"a\", \"aws_secret_access_key\": \"b\"}")
                .answers(200);
        api.patch(
                        PATH,
                        "[{\"name\": \"Storage retyped\", \"key\": \"storage_retyped\", \"type\": \"local\", \"details\": {}}]")
                .answers(200, "{\"failed\": []}");
        assertThat(secrets("storage_retyped")).isEmpty();
    }

    @Test
    void deletesAndThenDoesNotKnowIt() {
        api.patch(PATH, "[" + S3.formatted("gone") + "]").answers(200);
        api.delete(PATH + "/storage_gone").answersNothing(204);
        String unknown = "{\"detail\": \"No configuration with key storage_gone.\"}";
        api.delete(PATH + "/storage_gone").answersStrictly(404, unknown);
        api.get(PATH + "/storage_gone").answersStrictly(404, unknown);
    }

    @Test
    @Defect("68")
    void keepsADestinationThatARuleUses() {
        api.patch(PATH, "[" + S3.formatted("used") + "]").answers(200);
        jdbc().sql("""
                        WITH owner AS (INSERT INTO policy (id, key, name)
                            VALUES ('pol_storage', 'storage_policy', 'Storage policy') RETURNING id)
                        INSERT INTO rule (id, key, name, policy_id, action_type, storage_config_id)
                        SELECT 'rul_storage', 'storage_rule', 'Storage rule', owner.id, 'access', config.id
                        FROM owner, storage_config config WHERE config.key = 'storage_used'
                        """).update();
        api.delete(PATH + "/storage_used")
                .answers(
                        409,
                        "{\"detail\": \"The storage configuration storage_used is in use by a rule. "
                                + "Give the rule another storage destination first.\"}");
        api.get(PATH + "/storage_used").answers(200);
    }

    @Test
    void uploadsToTheLocalFolder() {
        api.patch(PATH, "[{\"name\": \"Storage Upload\", \"type\": \"local\", \"details\": {}}]")
                .answers(200);
        Destinations destinations = TestServer.shared().bean(Destinations.class);
        PackageName name = new PackageName("storage-upload");
        assertThat(destinations.upload(new FidesKey("storage_upload"), name, out -> out.write('x')))
                .isInstanceOf(Upload.Uploaded.class);
        assertThat(TestServer.shared().data().resolve("packages/storage-upload.json"))
                .hasContent("x");
    }

    @Test
    void saysWhyNothingWasUploaded() {
        api.patch(PATH, "[" + S3.formatted("unreachable") + "]").answers(200);
        Destinations destinations = TestServer.shared().bean(Destinations.class);
        PackageName name = new PackageName("storage-none");
        assertThat(destinations.upload(new FidesKey("storage_nobody"), name, out -> {}))
                .isEqualTo(new Upload.Failed("Storage type not found: storage_nobody"));
        assertThat(destinations.upload(new FidesKey("storage_unreachable"), name, out -> {}))
                .isEqualTo(new Upload.Failed("Packages cannot be uploaded to storage of type s3."));
    }

    private static Optional<Map<String, Object>> secrets(String key) {
        return TestServer.shared().bean(StorageConfigs.class).secrets(new FidesKey(key));
    }

    private static String column(String column, String key) {
        return jdbc().sql("SELECT " + column + " FROM storage_config WHERE key = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return TestServer.shared().bean(JdbcClient.class);
    }

    @Test
    void aNameThatIsTooLongForItsIndexIsRefused() {
        String name = new java.util.Random(1)
                .ints(5_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        TestServer.shared()
                .asRoot()
                .patch(
                        "/api/v1/storage/config",
                        "[{\"name\": \"%s\", \"type\": \"local\", \"details\": {}}]".formatted(name))
                .answers(422);
    }
}
