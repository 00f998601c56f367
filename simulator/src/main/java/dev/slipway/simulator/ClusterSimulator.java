package dev.slipway.simulator;

import dev.slipway.simulator.admission.Admission;
import dev.slipway.simulator.admission.LimitRanges;
import dev.slipway.simulator.admission.NamespaceExists;
import dev.slipway.simulator.admission.PodSecurity;
import dev.slipway.simulator.admission.Quotas;
import dev.slipway.simulator.admission.ServiceAddress;
import dev.slipway.simulator.controller.Claims;
import dev.slipway.simulator.controller.Controller;
import dev.slipway.simulator.controller.Deployments;
import dev.slipway.simulator.controller.EventExpiry;
import dev.slipway.simulator.controller.Events;
import dev.slipway.simulator.controller.Garbage;
import dev.slipway.simulator.controller.Jobs;
import dev.slipway.simulator.controller.Namespaces;
import dev.slipway.simulator.controller.QuotaStatus;
import dev.slipway.simulator.controller.ReplicaSets;
import dev.slipway.simulator.controller.StatefulSets;
import dev.slipway.simulator.controller.WorkQueue;
import dev.slipway.simulator.fault.Faults;
import dev.slipway.simulator.http.ApiServer;
import dev.slipway.simulator.node.Kubelet;
import dev.slipway.simulator.node.Node;
import dev.slipway.simulator.node.Scheduler;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.resource.Kind;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.security.Credentials;
import dev.slipway.simulator.security.Kubeconfig;
import dev.slipway.simulator.security.LastPort;
import dev.slipway.simulator.store.Change;
import dev.slipway.simulator.store.FileJournal;
import dev.slipway.simulator.store.Journal;
import dev.slipway.simulator.store.ObjectStore;
import dev.slipway.simulator.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A Kubernetes API in this process, on 127.0.0.1, with the controllers and the node that make Deployments and StatefulSets come up.
 * Nothing runs in its pods: it is a simulation, and says so in the node's name and the pods' logs. Thread-safe.
 */
public final class ClusterSimulator implements AutoCloseable {
    /** The version it shows; the suffix tells it from a real cluster. */
    public static final String VERSION = "v1.34.0+slipway.simulator";

    private final ApiServer server;
    private final WorkQueue controllers;
    private final Credentials credentials;
    private final Faults faults;

    private ClusterSimulator(ApiServer server, WorkQueue controllers, Credentials credentials, Faults faults) {
        this.server = server;
        this.controllers = controllers;
        this.credentials = credentials;
        this.faults = faults;
    }

    /**
     * Starts a cluster; it answers when this returns.
     *
     * @throws IllegalStateException when the port is taken
     * @throws java.io.UncheckedIOException when the directory cannot be read or written
     */
    public static ClusterSimulator start(SimulatorSettings settings) {
        Credentials credentials = Credentials.of(settings.directory());
        Path directory = settings.directory();
        ObjectStore store = new ObjectStore(directory == null ? Journal.none() : new FileJournal(directory));
        List<Admission> admissions = List.of(
                new NamespaceExists(store),
                new ServiceAddress(),
                new LimitRanges(store),
                new PodSecurity(store),
                new Quotas(store));
        Objects objects = new Objects(store, admissions);
        Events events = new Events(objects);
        WorkQueue controllers = new WorkQueue(controllers(settings, objects, events));
        store.listen(controllers::observe);
        Node.install(objects, settings, VERSION);
        resume(store, controllers);
        Faults faults = new Faults();
        int port = settings.port() == 0 ? LastPort.of(directory) : settings.port();
        ApiServer server = serve(port, objects, credentials, faults);
        LastPort.remember(directory, server.port());
        controllers.start();
        return new ClusterSimulator(server, controllers, credentials, faults);
    }

    private static ApiServer serve(int port, Objects objects, Credentials credentials, Faults faults) {
        try {
            return new ApiServer(port, VERSION, objects, credentials, faults);
        } catch (IllegalStateException e) {
            objects.store().close();
            throw e;
        }
    }

    private static List<Controller> controllers(SimulatorSettings settings, Objects objects, Events events) {
        return List.of(
                new Namespaces(objects),
                new Claims(objects),
                new Deployments(objects, events),
                new ReplicaSets(objects, events),
                new StatefulSets(objects, events),
                new Scheduler(objects, events, settings.pace()),
                new Kubelet(objects, events, settings.pace()),
                new Garbage(objects),
                new QuotaStatus(objects),
                new Jobs(objects, events),
                new EventExpiry(objects.store()));
    }

    private static void resume(ObjectStore store, WorkQueue controllers) {
        for (Kind kind : Kinds.all()) {
            for (StoredObject object : store.list(kind, null).objects()) {
                controllers.observe(new Change(Change.Type.ADDED, object, null));
            }
        }
    }

    /** Where it answers, such as {@code https://127.0.0.1:40123}. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    /** The administrator's bearer token. */
    public String token() {
        return credentials.token();
    }

    /** A kubeconfig with the address, the certificate and the token. */
    public String kubeconfig() {
        return Kubeconfig.of(address(), credentials);
    }

    /** Writes the kubeconfig to a file that none but the owner can read, and returns the file. */
    public Path writeKubeconfig(Path file) throws IOException {
        Credentials.writePrivately(file, kubeconfig());
        return file;
    }

    /** Makes the API misbehave. */
    public Faults faults() {
        return faults;
    }

    /** Ends the API and the controllers, and frees the port. What was acknowledged is kept, where there is a directory. */
    @Override
    public void close() {
        controllers.close();
        server.close();
    }
}
