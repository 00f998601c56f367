package dev.slipway.simulator.http;

/**
 * In which form objects are wanted.
 *
 * @param wanted whether as rows of a table, as kubectl asks for
 * @param includeObject how much of the object goes with each row: None, Metadata or Object
 */
record TableRequest(boolean wanted, String includeObject) {
    static TableRequest of(Call call) {
        String include = call.parameter("includeObject");
        return new TableRequest(
                call.accept().contains("as=Table") && call.accept().contains("g=meta.k8s.io"),
                include.isEmpty() ? "Metadata" : include);
    }
}
