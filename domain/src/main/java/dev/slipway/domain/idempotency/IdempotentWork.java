package dev.slipway.domain.idempotency;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does work once for each key. The key's row is inserted first, in the transaction of the work: whoever comes second
 * waits at the primary key until the first is done, and then reads its answer. Work, key and answer commit together, so
 * there is no state between "not begun" and "answered", and a crash leaves nothing. Thread-safe.
 */
@Component
public class IdempotentWork {

    private final TransactionOperations transactions;
    private final IdempotencyKeys keys;

    IdempotentWork(TransactionOperations transactions, IdempotencyKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /** Runs {@code work} in a transaction, without a key. */
    public StoredAnswer run(Supplier<StoredAnswer> work) {
        return transactions.execute(transaction -> work.get());
    }

    /**
     * Runs {@code work} in a transaction if the key is new. Whatever it throws undoes the transaction, with the key, and
     * is thrown on.
     *
     * @param bodyHash tells whether two requests of one key are the same
     */
    public Outcome run(RequestKey key, byte[] bodyHash, Supplier<StoredAnswer> work) {
        return transactions.execute(transaction -> {
            if (!keys.claim(key, bodyHash)) {
                return keys.answerOf(key, bodyHash);
            }
            StoredAnswer answer = work.get();
            keys.keep(key, answer);
            return new Outcome.First(answer);
        });
    }

    /**
     * Stores an answer that did nothing: a refusal whose transaction was undone. If somebody with the same key was
     * faster, theirs is the answer.
     */
    public Outcome store(RequestKey key, byte[] bodyHash, StoredAnswer refusal) {
        return run(key, bodyHash, () -> refusal);
    }
}
