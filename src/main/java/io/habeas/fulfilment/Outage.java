package io.habeas.fulfilment;

import io.habeas.platform.StoppingException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

/** Tells what is nobody's fault and passes (the app database is out of reach, the node stops) from what would fail again and again. */
final class Outage {
    private Outage() {}

    /** Whether it is worth doing the same again later. */
    static boolean is(RuntimeException failure) {
        return switch (failure) {
            case StoppingException _, TransactionException _ -> true;
            case BadSqlGrammarException _,
                    DataIntegrityViolationException _,
                    InvalidDataAccessApiUsageException _,
                    IncorrectResultSizeDataAccessException _ -> false;
            default -> failure instanceof DataAccessException;
        };
    }
}
