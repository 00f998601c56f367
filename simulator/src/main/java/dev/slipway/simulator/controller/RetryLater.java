package dev.slipway.simulator.controller;

/** Thrown by a controller that was refused something, has said so in an event, and wants to try again after a growing pause. */
final class RetryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RetryLater(String message) {
        super(message, null, false, false);
    }
}
