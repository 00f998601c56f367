package dev.slipway.simulator.node;

import dev.slipway.simulator.SimulatorSettings;
import dev.slipway.simulator.controller.Conditions;
import dev.slipway.simulator.json.Trees;
import dev.slipway.simulator.object.Objects;
import dev.slipway.simulator.object.WriteOptions;
import dev.slipway.simulator.resource.Kinds;
import dev.slipway.simulator.store.ObjectKey;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The one node, and what else is in a cluster from the start. */
public final class Node {
    /** Its name says what it is, wherever a pod's node is shown. */
    public static final String NAME = "simulated-node";

    private Node() {}

    /** Makes what is not there yet, and sets what the node offers. */
    public static void install(Objects objects, SimulatorSettings settings, String version) {
        for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            make(objects, new ObjectKey(Kinds.NAMESPACE, "", namespace), Trees.object());
        }
        ObjectNode storage = Trees.object();
        Trees.objectAt(storage, "metadata", "annotations").put("storageclass.kubernetes.io/is-default-class", "true");
        storage.put("provisioner", "slipway.dev/simulated");
        storage.put("reclaimPolicy", "Delete");
        storage.put("volumeBindingMode", "Immediate");
        make(objects, new ObjectKey(Kinds.STORAGE_CLASS, "", "standard"), storage);
        ObjectKey key = new ObjectKey(Kinds.NODE, "", NAME);
        ObjectNode node = Trees.object();
        ObjectNode labels = Trees.objectAt(node, "metadata", "labels");
        labels.put("kubernetes.io/hostname", NAME);
        labels.put("kubernetes.io/os", "linux");
        labels.put("kubernetes.io/arch", "amd64");
        labels.put("slipway.dev/simulated", "true");
        node.putObject("spec");
        make(objects, key, node);
        objects.updateStatus(key, tree -> {
            status(Trees.objectAt(tree, "status"), settings, version);
            return tree;
        });
    }

    private static void make(Objects objects, ObjectKey key, ObjectNode object) {
        if (objects.store().get(key).isEmpty()) {
            Trees.objectAt(object, "metadata").put("name", key.name());
            objects.create(key.kind(), "", object, WriteOptions.internal("simulator"));
        }
    }

    private static void status(ObjectNode status, SimulatorSettings settings, String version) {
        for (String field : List.of("capacity", "allocatable")) {
            ObjectNode amounts = status.putObject(field);
            amounts.put("cpu", settings.nodeCpu());
            amounts.put("memory", settings.nodeMemory());
            amounts.put("pods", Integer.toString(settings.nodePods()));
        }
        ObjectNode info = status.putObject("nodeInfo");
        info.put("kubeletVersion", version);
        info.put("kubeProxyVersion", version);
        info.put("osImage", "Slipway's simulated node");
        info.put("containerRuntimeVersion", "simulated://1");
        info.put("operatingSystem", "linux");
        info.put("architecture", "amd64");
        info.put("machineID", "");
        info.put("systemUUID", "");
        info.put("bootID", "");
        info.put("kernelVersion", "simulated");
        status.putArray("addresses").addObject().put("type", "InternalIP").put("address", "127.0.0.1");
        Conditions.set(status, "Ready", "True", "KubeletReady", "the simulated node is always ready");
    }
}
