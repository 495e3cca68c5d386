package io.habeas.platform.outbound;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the head of an answer, and takes the end of the connection for a break; the client's own takes it for the end
 * of the head.
 */
final class WholeHeadParser extends DefaultHttpResponseParser {
    WholeHeadParser(Http1Config limits) {
        super(limits);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream input) throws IOException, HttpException {
        try {
            return super.parse(buffer, untilItsEnd(input));
        } catch (IllegalArgumentException e) {
            // a version such as HTTP/-1.1 passes the client's parser as a number and then fails as a version
            throw new ProtocolException("the head of the answer is not HTTP", e);
        }
    }

    private static InputStream untilItsEnd(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                if (count < 0) {
                    throw new EOFException("the connection ended within the head of the answer");
                }
                return count;
            }
        };
    }
}
