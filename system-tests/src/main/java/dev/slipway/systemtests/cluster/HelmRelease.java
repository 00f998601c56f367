package dev.slipway.systemtests.cluster;

/**
 * A revision of a Helm release, as Helm keeps it in the cluster.
 *
 * @param name the release
 * @param revision the revision
 * @param status Helm's word for it: {@code deployed}, {@code superseded}, {@code pending-install}, {@code failed} …
 */
public record HelmRelease(String name, int revision, String status) {}
