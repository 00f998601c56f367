import { html, nothing } from '../view.js';
import { plainText } from '../log/plain-text.js';

/** A table of settings as { path, before, after }; without the column Before where there was nothing before. */
export function fieldChanges(changes, withBefore = true) {
  return html`<div class="scroll-x" tabindex="0" role="group" aria-label="Settings"><table class="field-changes">
    <thead><tr><th scope="col">Setting</th>${withBefore ? html`<th scope="col">Before</th>` : nothing}
      <th scope="col">${withBefore ? 'After' : 'Value'}</th></tr></thead>
    <tbody>${changes.map(({ path, before, after }) => html`<tr>
      <th scope="row"><code>${plainText(path)}</code></th>
      ${withBefore ? value(before, 'before') : nothing}${value(after, withBefore ? 'after' : 'value')}</tr>`)}</tbody>
  </table></div>`;
}

function value(content, side) {
  const isSet = content !== undefined && content !== null;
  return html`<td data-side=${isSet ? side : 'none'}>${isSet ? html`<code>${shown(content)}</code>` : html`<span class="muted">not set</span>`}</td>`;
}

function shown(content) {
  return plainText(typeof content === 'string' && content !== '' ? content : JSON.stringify(content));
}
