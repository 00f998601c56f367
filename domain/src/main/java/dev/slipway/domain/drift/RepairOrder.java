package dev.slipway.domain.drift;

import java.util.List;

/**
 * How a repair is carried out.
 *
 * @param workflowId the id its workflow gets
 * @param steps its planned steps in their order
 */
public record RepairOrder(String workflowId, List<String> steps) {}
