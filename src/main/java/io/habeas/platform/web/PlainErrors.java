package io.habeas.platform.web;

import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what never reaches an endpoint, such as a request line that is no HTTP, in the shapes of the API (api-overview section 1.5)
 * instead of the container's HTML page. The container makes it by its name, so it is public.
 */
public final class PlainErrors extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(PlainErrors.class);
    private static final int FAILED = HttpStatus.INTERNAL_SERVER_ERROR.value();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        if (failure != null && status == FAILED) {
            log.error(
                    "{} failed with {}", request.getMethod(), failure.getClass().getName());
        }
        try {
            write(response, status);
        } catch (IOException gone) {
            log.debug("The client went away before it was told of status {}", status, gone);
        }
    }

    private static void write(Response response, int status) throws IOException {
        HttpStatus known = HttpStatus.resolve(status);
        String reason = known == null ? "Error" : known.getReasonPhrase();
        response.setContentType(status == FAILED ? MediaType.TEXT_PLAIN_VALUE : MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        Writer writer = response.getReporter();
        if (writer != null) {
            writer.write(status == FAILED ? reason : "{\"detail\":\"" + reason + "\"}");
            response.finishResponse();
        }
    }
}
