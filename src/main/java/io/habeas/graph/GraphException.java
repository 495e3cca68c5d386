package io.habeas.graph;

/** The datasets do not make a graph, or it cannot be traversed as asked; the message is for the person who wrote them. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GraphException(String message) {
        super(message);
    }
}
