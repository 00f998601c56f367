package dev.slipway.standalone.temporal;

import dev.slipway.workflows.deployment.DeploymentSearchAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The search attributes that Slipway's workflows use where the server has them. */
final class SearchAttributes {
    private static final List<String> KEYWORDS =
            List.of(DeploymentSearchAttributes.TENANT.getName(), DeploymentSearchAttributes.STEP.getName());

    private SearchAttributes() {}

    /** The dev server's arguments that add them. */
    static Stream<String> arguments() {
        return KEYWORDS.stream().map(name -> "--search-attribute=" + name + "=Keyword");
    }
}
