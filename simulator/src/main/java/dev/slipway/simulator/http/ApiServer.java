package dev.slipway.simulator.http;

import dev.slipway.simulator.fault.Faults;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.security.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardServer;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.websocket.server.WsSci;

/** The HTTPS server on loopback: an embedded Tomcat, each request and each watch on a virtual thread. */
public final class ApiServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 4_096;

    private final Tomcat tomcat = new Tomcat();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Watches watches;
    private final Faults faults;
    private final Objects objects;

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @param version of Kubernetes to show, such as v1.34.0
     * @throws IllegalStateException when the port is taken
     */
    public ApiServer(int port, String version, Objects objects, Credentials credentials, Faults faults) {
        this.faults = faults;
        this.objects = objects;
        this.watches = new Watches(objects.store(), faults);
        faults.onCut(watches::cut);
        TomcatURLStreamHandlerFactory.disable();
        tomcat.setBaseDir(temporaryDirectory().toString());
        tomcat.setSilent(true);
        tomcat.getEngine().setName("simulator-" + System.identityHashCode(this));
        tomcat.getEngine().setBackgroundProcessorDelay(-1);
        tomcat.setConnector(connector(port, credentials));
        StandardContext context = (StandardContext) tomcat.addContext("", null);
        // these look for leaks of unloaded web applications, by reflection that the JDK complains about
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesRmiTargets(false);
        context.addServletContainerInitializer(new WsSci(), null);
        ApiServlet servlet = new ApiServlet(
                faults, credentials, new Discovery(version), new Resources(objects, watches, new Logs(objects)));
        Tomcat.addServlet(context, "api", servlet);
        context.addServletMappingDecoded("/*", "api");
        ((StandardServer) tomcat.getServer()).setUtilityThreadsAsDaemon(true);
        start();
    }

    private void start() {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            threads.shutdownNow();
            throw new IllegalStateException("the simulated cluster cannot listen on its port", e);
        }
    }

    private Connector connector(int port, Credentials credentials) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setThrowOnFailure(true);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("tcpNoDelay", "true");
        connector.setProperty("maxConnections", Integer.toString(MAX_CONNECTIONS));
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("keepAliveTimeout", "120000");
        connector.setProperty("SSLEnabled", "true");
        connector.setParseBodyMethods("");
        connector.getProtocolHandler().setExecutor(threads);
        SSLHostConfig tls = new SSLHostConfig();
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(credentials.certificate().keyStore());
        certificate.setCertificateKeyPassword("");
        certificate.setCertificateKeystorePassword("");
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        return connector;
    }

    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("slipway-simulator");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Cuts everything that runs and frees the port. */
    @Override
    public void close() {
        faults.close();
        objects.store().close();
        watches.cut();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the simulated cluster's server did not stop", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
