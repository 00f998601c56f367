/** What the API shows in place of a secret. */
export const MASK = '***';
const BY_COMPONENT = ['versions', 'replicas', 'values', 'resources'];

/** The paths in a configuration at which stars stand in place of a secret. */
export function maskedPaths(value, path = '') {
  if (value === MASK) return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => maskedPaths(inner, joined(path, name, Array.isArray(value))));
}

/** A path within a configuration: values.postgresql.env[2].value. */
export function joined(path, name, inList) {
  if (inList) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}

/** A configuration without the parts of components that were not chosen; null for all of them. */
export function narrowed(config, components) {
  if (components === null) return config;
  const entries = Object.entries(config).map(([name, part]) => [name, BY_COMPONENT.includes(name) ? chosen(part, components) : part]);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

function chosen(part, components) {
  if (part === null || typeof part !== 'object') return part;
  const kept = Object.entries(part).filter(([component]) => components.includes(component));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
