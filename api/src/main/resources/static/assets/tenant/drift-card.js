import { html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { unifiedDiff } from '../config/unified-diff.js';
import { ago, moment } from '../time.js';
import { COMPONENTS } from './tenant-words.js';

/** What in the cluster differs from what should be there; null findings draw nothing. */
export function driftCard(drift) {
  if (!drift?.findings?.length) return nothing;
  const { findings, checkedAt } = drift;
  const found = checkedAt ? html`, found ${when(checkedAt)}` : nothing;
  return html`<section class="card drift" aria-labelledby="drift">
    <div class="card-head"><h2 id="drift">Drift</h2>${pill('warn', findings.length === 1 ? '1 difference' : `${findings.length} differences`)}</div>
    <p class="muted small">The cluster is not as it should be${found}.</p>
    <ul class="findings">${findings.map(finding)}</ul>
  </section>`;
}

/** In one line, that all is as it should be. */
export function driftFact(drift) {
  if (!drift?.checkedAt || drift.findings?.length) return nothing;
  return html`<p class="drift-none small" data-tone="ok">${icon('check')} As it should be; checked ${when(drift.checkedAt)}</p>`;
}

function when(time) {
  return html`<time datetime=${time} title=${moment(time)}>${ago(time)}</time>`;
}

function finding({ component, object, message, diff }) {
  const part = COMPONENTS.find(({ key }) => key === component)?.name ?? component;
  const words = html`${part ? html`<strong>${part}</strong> ` : nothing}${message ?? 'differs'}${
    object ? html` <code class="muted">${object}</code>` : nothing}`;
  return html`<li>${diff
    ? html`<details><summary>${words}</summary>${unifiedDiff(diff, `Difference of ${object ?? part}: - as it should be, + as it is`)}</details>`
    : words}</li>`;
}
