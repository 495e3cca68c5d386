package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "/policy, /api/v1/policy",
        "/v1/policy, /api/v1/policy",
        "/api/v1/policy, /api/v1/policy",
        "/api/v1/policy/, /api/v1/policy",
        "/policy/, /api/v1/policy",
        "/privacy-request/pri_1/resume, /api/v1/privacy-request/pri_1/resume",
        "/v1/privacy-request/pri_1/resume/, /api/v1/privacy-request/pri_1/resume",
        "/policy/p/webhook/pre-execution, /api/v1/policy/p/webhook/pre_execution",
        "/v1/policy/p/webhook/post-execution/hook, /api/v1/policy/p/webhook/post_execution/hook",
        "/api/v1/policy/p/webhook/pre_execution, /api/v1/policy/p/webhook/pre_execution"
    })
    void everyFormOfAPathIsTheSamePath(String path, String canonical) {
        assertThat(Paths.canonical("GET", path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/connection/hook, /api/v1/connection/hook/secret",
        "PUT, /api/v1/connection/hook/, /api/v1/connection/hook/secret",
        "PUT, /api/v1/connection/hook/secret, /api/v1/connection/hook/secret",
        "PUT, /connection/hook/validate_dataset, /api/v1/connection/hook/validate_dataset",
        "PUT, /connection, /api/v1/connection",
        "GET, /v1/connection/hook, /api/v1/connection/hook",
        "PATCH, /connection/hook, /api/v1/connection/hook"
    })
    void puttingAConnectionMeansItsSecrets(String method, String path, String canonical) {
        assertThat(Paths.canonical(method, path)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/docs",
                "/v1",
                "/v1/health",
                "/v1/nothing",
                "/v2/policy",
                "/policyx",
                "/Policy",
                "/nothing/policy",
                "/api/v1",
                "/api/v1/policy/p/webhook/pre-executions",
                "/api/v1/v1/policy",
                "//policy",
                "*",
                "",
                "xpolicy",
                "policy"
            })
    void whatIsNoPathOfTheApiStaysAsItIs(String path) {
        assertThat(Paths.canonical("GET", path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/policy", "/api/v1/policy/p/webhook/mid-execution"})
    void onlyTheTwoListsOfWebhooksHaveASecondSpelling(String path) {
        assertThat(Paths.canonical("GET", path)).endsWith(path);
    }
}
