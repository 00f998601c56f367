package dev.slipway.activities.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes two states of an object as a unified diff of YAML. Pure. */
final class UnifiedDiff {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final DumpSettings YAML = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .setDereferenceAliases(true)
            .build();
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /**
     * The diff, each line ended.
     *
     * @param before what the first state is, for the head
     * @param after what the second state is
     * @param key which object
     */
    static String of(String before, String after, ObjectKey key, Showing.Shown shown) {
        String name = "/" + key.kind() + "/" + key.name();
        List<String> first = lines(shown.before());
        List<String> second = lines(shown.after());
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                before + name, after + name, first, DiffUtils.diff(first, second), CONTEXT);
        return String.join("\n", diff) + "\n";
    }

    private static List<String> lines(@Nullable JsonNode tree) {
        return tree == null
                ? List.of()
                : new Dump(YAML)
                        .dumpToString(MAPPER.convertValue(tree, TREE))
                        .lines()
                        .toList();
    }
}
