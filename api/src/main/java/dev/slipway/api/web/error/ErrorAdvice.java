package dev.slipway.api.web.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for everything thrown in or before a controller. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice {

    // written by hand, not returned: no content negotiation may turn a refusal into another one
    @ExceptionHandler(Throwable.class)
    void answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        ErrorAnswers.write(request, response, thrown);
    }
}
