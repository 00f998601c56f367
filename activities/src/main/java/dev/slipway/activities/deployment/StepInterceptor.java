package dev.slipway.activities.deployment;

import dev.slipway.activities.failure.ErrorClassifier;
import dev.slipway.workflows.failure.StepError;
import dev.slipway.workflows.failure.StepFailures;
import dev.slipway.workflows.step.StepInput;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stands before every activity: records the attempt at its step, and types what goes wrong, once, for workflow, log, API
 * and dashboard alike.
 */
@Component
class StepInterceptor extends WorkerInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(StepInterceptor.class);

    private final StepAttempts attempts;
    private final Heartbeats heartbeats;

    StepInterceptor(StepAttempts attempts, Heartbeats heartbeats) {
        this.attempts = attempts;
        this.heartbeats = heartbeats;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Attempt(next);
    }

    private final class Attempt extends ActivityInboundCallsInterceptorBase {
        /** Kept from the beginning: outside of the activity's own code the SDK has none. */
        private @Nullable ActivityExecutionContext context;

        Attempt(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext activity) {
            this.context = activity;
            super.init(activity);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            StepInput step =
                    input.getArguments().length > 0 && input.getArguments()[0] instanceof StepInput one ? one : null;
            ActivityExecutionContext activity = Objects.requireNonNull(context);
            try {
                if (step != null) {
                    attempts.begin(step, activity);
                }
                return super.execute(input);
            } catch (ActivityCompletionException unwanted) {
                throw unwanted;
            } catch (RuntimeException failure) {
                if (HandOverException.isReasonFor(failure, heartbeats.isStopping())) {
                    throw handedOver(step, activity);
                }
                StepError error = ErrorClassifier.classify(failure);
                LOG.warn("{} failed: {}", activity.getInfo().getActivityType(), error, failure);
                if (step != null) {
                    attempts.fail(step, error, activity);
                }
                // the cause stays in the worker's log: it may hold what nobody else should see
                throw StepFailures.toFailure(error);
            }
        }

        private ApplicationFailure handedOver(@Nullable StepInput step, ActivityExecutionContext activity) {
            // Temporal is told on this thread, and could not be while it is interrupted
            boolean interrupted = Thread.interrupted();
            LOG.info("{} is handed over{}", activity.getInfo().getActivityType(), interrupted ? " in a hurry" : "");
            if (step != null) {
                attempts.handOver(step, activity);
            }
            return HandOverException.toFailure();
        }
    }
}
