package io.habeas.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;

/** Gives every failure its HTTP shape (api-overview section 1.5), in this one place. */
@RestControllerAdvice
final class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted() && response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
            // The container refused the request by itself, as when its body is not sent as announced.
            return null;
        }
        if (response.isCommitted()) {
            // Part of an answer is on its way: nothing may be added to it, and the server cuts the connection off.
            throw failure;
        }
        return switch (failure) {
            case InvalidInput invalid -> body(HttpStatus.UNPROCESSABLE_ENTITY, invalid.problems());
            case ApiException api -> body(api.status(), api.detail());
            case HttpRequestMethodNotSupportedException method ->
                ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                        .headers(method.getHeaders())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Map.of("detail", "Method Not Allowed"));
            case ErrorResponse known -> known(known);
            case RequestRejectedException _,
                    TypeMismatchException _,
                    HttpMessageNotReadableException _,
                    MultipartException _,
                    InvalidParameterException _ -> body(HttpStatus.BAD_REQUEST, "Bad Request");
            case DataAccessResourceFailureException _,
                    RecoverableDataAccessException _,
                    TransientDataAccessResourceException _,
                    CannotCreateTransactionException _,
                    TransactionSystemException _ -> databaseAway(failure, request);
            case ClientAbortException _, AsyncRequestNotUsableException _ -> null;
            default -> unexpected(failure, request);
        };
    }

    private static ResponseEntity<Object> known(ErrorResponse failure) {
        HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
        HttpStatus known = status == null ? HttpStatus.BAD_REQUEST : status;
        return body(known, known.getReasonPhrase());
    }

    /** The app database is restarting, or its connections broke in the middle: whoever asked may ask again. */
    private static ResponseEntity<Object> databaseAway(Exception failure, HttpServletRequest request) {
        log.warn(
                "{} {} met no database: {}",
                request.getMethod(),
                request.getRequestURI(),
                failure.getClass().getSimpleName());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("detail", "The database is out of reach. Please try again."));
    }

    /** Must not happen: the class and the place are logged, the message is not, as it may quote a value. */
    private static ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) {
        StackTraceElement[] trace = failure.getStackTrace();
        log.error(
                "{} {} failed with {} at {}",
                request.getMethod(),
                request.getRequestURI(),
                failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
        log.debug("The failure", failure);
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .contentType(MediaType.TEXT_PLAIN)
                .body("Internal Server Error");
    }

    static ResponseEntity<Object> body(HttpStatus status, Object detail) {
        var answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (status == HttpStatus.UNAUTHORIZED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(Map.of("detail", detail));
    }
}
