package io.habeas.platform;

import io.habeas.platform.web.ApiException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction of its own. Work that loses a race to another transaction (a unique or foreign key, a deadlock) is run
 * again, so that its own checks see what the other one wrote and give their answer; work must therefore have no effect outside the
 * database. Not to be called within a transaction.
 */
@Component
public class Transactions {
    private static final Logger log = LoggerFactory.getLogger(Transactions.class);
    private static final int ATTEMPTS = 5;
    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /** @throws ApiException 409 when the race was lost again and again */
    public <T> T run(Supplier<T> work) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return template.<T>execute(_ -> work.get());
            } catch (DataIntegrityViolationException | ConcurrencyFailureException lost) {
                log.debug(
                        "Attempt {} met another transaction: {}",
                        attempt,
                        lost.getClass().getSimpleName());
            }
        }
        throw ApiException.conflict("Others changed the same at the same time. Please try again.");
    }
}
