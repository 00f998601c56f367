import { html, nothing } from '../view.js';
import { fieldChanges } from './field-changes.js';
import { joined, maskedPaths } from './masked.js';

/** What differs between two configurations, setting by setting: { path, before, after }, undefined for what is not set. */
export function configChanges(before, after) {
  const old = settings(before ?? {});
  const now = settings(after ?? {});
  return [...new Set([...old.keys(), ...now.keys()])].sort()
    .map(path => ({ path, before: old.get(path), after: now.get(path) }))
    .filter(change => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** What a job was asked for, against what the tenant was before. */
export function configChange(job) {
  if (!job.config || job.kind === 'delete') return nothing;
  const changes = configChanges(job.configBefore, job.config);
  const count = `${changes.length} ${changes.length === 1 ? 'setting' : 'settings'}`;
  const summary = job.configBefore ? (changes.length === 0 ? 'no change' : `${count} changed`) : changes.length === 0 ? 'as the charts have it' : count;
  const hasSecrets = maskedPaths({ before: job.configBefore, after: job.config }).length > 0;
  return html`<details class="card config-change" ?open=${job.configBefore && changes.length > 0}>
    <summary><h2>Configuration</h2><span class="muted small">${summary}</span></summary>
    ${changes.length > 0 ? fieldChanges(changes, Boolean(job.configBefore)) : html`<p class="muted">Nothing was asked to be different.</p>`}
    ${hasSecrets ? html`<p class="small muted">Secrets are not shown, nor whether they differ.</p>` : nothing}
  </details>`;
}

/** Every setting of a tree by its path; a list of scalars is one setting. */
function settings(tree) {
  const found = new Map();
  const walk = (value, path) => {
    const isTree = value !== null && typeof value === 'object' && Object.keys(value).length > 0;
    if (!isTree || (Array.isArray(value) && value.every(item => item === null || typeof item !== 'object'))) {
      if (path !== '') found.set(path, value);
      return;
    }
    Object.entries(value).forEach(([name, inner]) => walk(inner, joined(path, name, Array.isArray(value))));
  };
  walk(tree, '');
  return found;
}
