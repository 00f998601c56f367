package dev.slipway.domain.idempotency;

/** What came of a request that has a key. */
public sealed interface Outcome {

    /** It was done now. */
    record First(StoredAnswer answer) implements Outcome {}

    /** It was done before, and this was the answer. */
    record Again(StoredAnswer answer) implements Outcome {}

    /** The key was used before, for a request with another body; nothing was done. */
    record OtherBody() implements Outcome {}
}
