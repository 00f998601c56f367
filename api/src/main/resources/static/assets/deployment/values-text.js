let parser = null;

/** Fetches the YAML parser when it is first needed. */
async function yaml() {
  parser ??= import('../../webjars/js-yaml/dist/js-yaml.mjs');
  return parser;
}

/**
 * Reads Helm values written as YAML, or as JSON, which is YAML too. Returns { values } or { problem }, both null for an
 * empty text.
 */
export async function readValues(text) {
  if (text.trim() === '') return { values: null, problem: null };
  const { load, CORE_SCHEMA } = await yaml();
  let values;
  try {
    values = load(text, { schema: CORE_SCHEMA });
  } catch (failure) {
    const line = failure.mark ? ` (line ${failure.mark.line + 1})` : '';
    return { values: null, problem: `This is neither YAML nor JSON: ${failure.reason ?? failure.message}${line}` };
  }
  if (values === null || values === undefined) return { values: null, problem: null };
  if (typeof values !== 'object' || Array.isArray(values)) {
    return { values: null, problem: 'Values are names with values, such as "replicaCount: 2"' };
  }
  return { values, problem: null };
}
