package dev.slipway.standalone;

/** How Slipway is used. */
final class Help {
    private Help() {}

    /** The text of {@code slipway help}. */
    static String text() {
        return """
                Slipway deploys tenants to Kubernetes, each as a run that survives the death of anything in it.

                usage: ./slipway COMMAND [--name=value ...]

                  demo      build, start everything, deploy a first tenant, stay up until Ctrl-C
                  up        build, start everything, stay up until Ctrl-C
                  status    say whether it runs and where (exit code 0 when it runs, 3 when it does not)
                  reset     remove all its data, after asking (--yes: without asking)
                  help      this text

                environment                  (what is not set is started beside it)
                  SLIPWAY_PORT               port of the API and the dashboard (8080)
                  SLIPWAY_ADDRESS            address to listen on (127.0.0.1; 0.0.0.0 opens it to the network)
                  SLIPWAY_HOME               folder for data, logs and the token (.slipway)
                  SLIPWAY_ADMIN_TOKEN        the administrator's token (made at the first start, kept in the home)
                  SPRING_DATASOURCE_URL      a PostgreSQL: jdbc:postgresql://HOST:5432/DATABASE, with
                                             SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD
                  TEMPORAL_ADDRESS           a Temporal server: HOST:7233
                  SLIPWAY_TEMPORAL_CLI       the temporal program (the one on the PATH)
                  KUBECONFIG                 a Kubernetes cluster; or KUBE_CONFIG_BASE64;
                                             or KUBE_HOST, KUBE_TOKEN and KUBE_CA (a simulator)
                  SLIPWAY_HELM               the helm 4 program (the one on the PATH, else a library)
                  SLIPWAY_DEMO_VALUES        demo: folder with postgresql.yaml, backend-api.yaml, user-frontend.yaml
                  SLIPWAY_JAVA_OPTS          further options for the Java virtual machine
                """;
    }
}
