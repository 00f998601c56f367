package dev.slipway.cluster.watch;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps nothing, so that what comes is passed on and forgotten: a cluster has tens of thousands of events. */
final class NoStore<T extends HasMetadata> implements ItemStore<T> {
    @Override
    public String getKey(T object) {
        return Cache.metaNamespaceKeyFunc(object);
    }

    @Override
    public @Nullable T put(String key, T object) {
        return null;
    }

    @Override
    public @Nullable T remove(String key) {
        return null;
    }

    @Override
    public Stream<String> keySet() {
        return Stream.empty();
    }

    @Override
    public Stream<T> values() {
        return Stream.empty();
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public @Nullable T get(String key) {
        return null;
    }

    @Override
    public boolean isFullState() {
        return false;
    }
}
