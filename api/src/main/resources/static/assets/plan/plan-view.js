import { html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { fieldChanges } from '../config/field-changes.js';
import { unifiedDiff } from '../config/unified-diff.js';
import { COMPONENTS } from '../tenant/tenant-words.js';
import { actionWords, changeCount, changeWords, dangers } from './plan-words.js';

// with more than that, what changes is opened by hand; what is dangerous is always open
const OPEN_AT_MOST = 4;

/** What an upgrade would change: first what is dangerous, then release by release and object by object. */
export function planView(result) {
  const open = changeCount(result) <= OPEN_AT_MOST;
  return html`${dangerNote(dangers(result))}
    ${changeCount(result) === 0 ? html`<div class="note" data-tone="ok">${icon('check')}<div><p class="note-title">Nothing in the cluster changes.</p>
      <p>What is for Slipway alone, such as the name, is taken over.</p></div></div>` : nothing}
    ${result.releases.map(release => releaseView(release, open))}`;
}

function dangerNote(found) {
  if (found.length === 0) return nothing;
  return html`<div class="note danger-note" data-tone="bad" role="alert">${icon('warn')}<div>
    <p class="note-title">This would destroy something, or be refused by the cluster.</p>
    <ul>${found.map(({ object, reasons }) => html`<li><code>${object}</code> ${reasons.join('; ')}</li>`)}</ul></div></div>`;
}

function releaseView({ component, releaseName, action, liveRevision, objects }, open) {
  const { tone, text } = actionWords(action);
  const changing = objects.filter(({ change }) => change !== 'unchanged');
  const revisions = action === 'unchanged' ? `revision ${liveRevision}` : `revision ${liveRevision} → ${liveRevision + 1}`;
  const name = COMPONENTS.find(({ key }) => key === component)?.name ?? component;
  return html`<section class="plan-release" aria-label=${name}>
    <div class="plan-release-head"><h3>${name}</h3><code class="muted">${releaseName}</code>
      ${liveRevision ? html`<span class="muted small">${revisions}</span>` : nothing}
      ${pill(tone, text)}</div>
    ${changing.map(object => objectView(object, open))}
    ${sameObjects(objects.filter(({ change }) => change === 'unchanged'))}
  </section>`;
}

function sameObjects(same) {
  if (same.length === 0) return nothing;
  return html`<details class="plan-same">
    <summary class="muted small">${same.length === 1 ? '1 object stays as it is' : `${same.length} objects stay as they are`}</summary>
    <ul>${same.map(({ kind, name }) => html`<li><code class="small">${kind}/${name}</code></li>`)}</ul></details>`;
}

function objectView({ kind, name, change, destructive = [], fields = [], diff }, open) {
  const { tone, text, sign } = changeWords(change);
  return html`<details class="plan-object" data-tone=${tone} ?open=${open || destructive.length > 0}>
    <summary><span class="plan-sign" aria-hidden="true">${sign}</span><span class="plan-name">${kind} <code>${name}</code></span>
      <span class="small muted">${text}</span>${destructive.length > 0 ? pill('bad', 'Destructive') : nothing}</summary>
    ${destructive.map(({ reason }) => html`<p class="plan-danger">${icon('warn')} ${reason}</p>`)}
    ${diff ? unifiedDiff(diff, `Difference of ${kind} ${name}`) : fields.length > 0 ? fieldChanges(fields) : nothing}
  </details>`;
}
