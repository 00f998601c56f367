package dev.slipway.systemtests.setup;

import dev.slipway.systemtests.api.ApiClient;
import dev.slipway.systemtests.cluster.ClusterView;
import dev.slipway.systemtests.invariant.InvariantChecker;
import dev.slipway.systemtests.process.SlipwayProcess;
import dev.slipway.systemtests.target.TestTarget;
import dev.slipway.systemtests.tenant.Tenants;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Slipway for all scenarios that leave it alive, started by the first of them. After each class of scenarios the
 * invariants must hold. Gives tests a {@link SlipwayProcess}, an {@link ApiClient}, {@link Tenants} or a
 * {@link ClusterView} as parameters.
 */
final class SharedSlipway implements ParameterResolver, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedSlipway.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SlipwayProcess.class
                || type == ApiClient.class
                || type == Tenants.class
                || type == ClusterView.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningSlipway running = running(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == SlipwayProcess.class) {
            return running.process();
        }
        if (type == ApiClient.class) {
            return running.process().api();
        }
        return type == Tenants.class ? running.tenants() : running.cluster();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        RunningSlipway running = running(context);
        new InvariantChecker(running.process().api(), running.cluster()).check();
    }

    private static RunningSlipway running(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        RunningSlipway.class,
                        type -> RunningSlipway.start(TestTarget.freshSettings()),
                        RunningSlipway.class);
    }
}
