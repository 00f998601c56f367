package dev.slipway.api.security;

/** The administrator's token cannot be used, so that the API must not start. Its message is for whoever starts it. */
public final class AdminTokenException extends RuntimeException {

    AdminTokenException(String message) {
        super(message);
    }
}
