package io.habeas.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads the shorter paths of the guides, and those with a trailing slash, to the same endpoints. */
final class PathFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = Paths.canonical(request.getMethod(), request.getRequestURI());
        chain.doFilter(path.equals(request.getRequestURI()) ? request : new Redirected(request, path), response);
    }

    private static final class Redirected extends HttpServletRequestWrapper {
        private final String path;

        Redirected(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            return new StringBuffer(url.substring(
                            0, url.length() - super.getRequestURI().length()))
                    .append(path);
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
