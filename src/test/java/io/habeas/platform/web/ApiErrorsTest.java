package io.habeas.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What the container and Spring MVC throw at input, whether or not an endpoint of today can bring them to it. */
class ApiErrorsTest {
    private final ApiErrors errors = new ApiErrors();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/policy");

    static Stream<Exception> ofTheClient() {
        return Stream.of(
                new HttpRequestMethodNotSupportedException("FOO", List.of("GET")),
                new HttpMediaTypeNotSupportedException(MediaType.TEXT_XML, List.of(MediaType.APPLICATION_JSON)),
                new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON)),
                new MissingServletRequestParameterException("a", "String"),
                new ServletRequestBindingException("a"),
                new NoHandlerFoundException("GET", "/a", new HttpHeaders()),
                new NoResourceFoundException(HttpMethod.GET, "/a", "a"),
                new MaxUploadSizeExceededException(1),
                new ResponseStatusException(HttpStatusCode.valueOf(400)),
                new ResponseStatusException(HttpStatusCode.valueOf(499)),
                new RequestRejectedException("a"),
                new TypeMismatchException("a", Integer.class),
                new HttpMessageNotReadableException("a", new MockHttpInputMessage(new byte[0])),
                new MultipartException("a"),
                new InvalidParameterException("a"));
    }

    static Stream<Exception> withoutADatabase() {
        return Stream.of(
                new DataAccessResourceFailureException("a"),
                new CannotGetJdbcConnectionException("a"),
                new CannotCreateTransactionException("a"),
                new TransactionSystemException("a"));
    }

    @ParameterizedTest
    @MethodSource("withoutADatabase")
    void anAbsentDatabaseIsSaidToComeBack(Exception failure) throws Exception {
        var answer = errors.answer(failure, request, new MockHttpServletResponse());

        assertThat(answer).isNotNull();
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    @ParameterizedTest
    @MethodSource("ofTheClient")
    void whatTheClientDidWrongIsNoFailureOfTheServer(Exception failure) throws Exception {
        var answer = errors.answer(failure, request, new MockHttpServletResponse());

        assertThat(answer).isNotNull();
        assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
        assertThat(answer.getBody())
                .isInstanceOfSatisfying(Map.class, body -> assertThat(body).containsOnlyKeys("detail"));
    }

    @Test
    void aClientThatIsGoneIsToldNothing() throws Exception {
        for (IOException gone : List.of(
                new ClientAbortException("broken pipe"), new AsyncRequestNotUsableException("the client is gone"))) {
            assertThat(errors.answer(gone, request, new MockHttpServletResponse()))
                    .isNull();
        }
    }

    @Test
    void whatIsLeftIsOursAndShowsNothing() throws Exception {
        for (Exception ours : List.of(
                new ServletException("s3cret"),
                new IllegalStateException("s3cret"),
                new AsyncRequestTimeoutException())) {
            var answer = errors.answer(ours, request, new MockHttpServletResponse());
            assertThat(answer).isNotNull();
            assertThat(answer.getStatusCode().is5xxServerError()).isTrue();
            assertThat(String.valueOf(answer.getBody())).doesNotContain("s3cret");
        }
    }
}
