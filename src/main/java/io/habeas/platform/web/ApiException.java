package io.habeas.platform.web;

import org.springframework.http.HttpStatus;

/** An answer other than success, decided by a handler: {@code {"detail": …}} with its status (api-overview section 1.5). */
public final class ApiException extends RuntimeException {
    private final HttpStatus status;
    private final transient Object detail;

    private ApiException(HttpStatus status, Object detail) {
        super(status + ": " + detail, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    public static ApiException of(HttpStatus status, Object detail) {
        return new ApiException(status, detail);
    }

    public static ApiException badRequest(Object detail) {
        return new ApiException(HttpStatus.BAD_REQUEST, detail);
    }

    public static ApiException unauthorized(String detail) {
        return new ApiException(HttpStatus.UNAUTHORIZED, detail);
    }

    public static ApiException forbidden(String detail) {
        return new ApiException(HttpStatus.FORBIDDEN, detail);
    }

    public static ApiException notFound(String detail) {
        return new ApiException(HttpStatus.NOT_FOUND, detail);
    }

    public static ApiException conflict(String detail) {
        return new ApiException(HttpStatus.CONFLICT, detail);
    }

    public static ApiException unprocessable(Object detail) {
        return new ApiException(HttpStatus.UNPROCESSABLE_ENTITY, detail);
    }

    public HttpStatus status() {
        return status;
    }

    /** The value of {@code detail}: a text, an object or a list. */
    public Object detail() {
        return detail;
    }
}
