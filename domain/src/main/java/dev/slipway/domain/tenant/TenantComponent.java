package dev.slipway.domain.tenant;

import java.util.Arrays;
import java.util.Optional;

/** The parts of a tenant, each a Helm release of the chart of the same name, in the order they are installed. */
public enum TenantComponent {
    /** The company's database. */
    POSTGRESQL("postgresql", "postgresql", "helm-pg", TenantStatus.DEPLOYING_PG),
    /** Its backend API. */
    BACKEND_API("backend-api", "backendApi", "helm-be", TenantStatus.DEPLOYING_BE),
    /** Its frontend. */
    USER_FRONTEND("user-frontend", "userFrontend", "helm-fe", TenantStatus.DEPLOYING_FE);

    private final String chart;
    private final String key;
    private final String logSource;
    private final TenantStatus deployingStatus;

    TenantComponent(String chart, String key, String logSource, TenantStatus deployingStatus) {
        this.chart = chart;
        this.key = key;
        this.logSource = logSource;
        this.deployingStatus = deployingStatus;
    }

    /** The component a chart or step belongs to; empty where the step is not a component's. */
    public static Optional<TenantComponent> ofStep(String step) {
        return Arrays.stream(values())
                .filter(component -> component.chart.equals(step))
                .findFirst();
    }

    /** The chart's name, which is the step's name too. */
    public String chart() {
        return chart;
    }

    /** The name in JSON. */
    public String key() {
        return key;
    }

    /** The source of the component's lines in the deployment log. */
    public String logSource() {
        return logSource;
    }

    /** The tenant's status while this component is installed. */
    public TenantStatus deployingStatus() {
        return deployingStatus;
    }

    /** The release's name for a tenant. */
    public String releaseName(CompanyCode code) {
        return chart + "-" + code.lower();
    }
}
