import { html } from '../view.js';
import { plainText } from '../log/plain-text.js';

const CHANGE = { '+': 'added', '-': 'removed', '@': 'place' };

/** A unified diff in colours. The signs at the beginning of the lines stay, for eyes that see no colours, and for ears. */
export function unifiedDiff(text, label) {
  const all = text.replace(/\n$/, '').split('\n');
  // what stands above the first place is a head of file names
  const lines = all.slice(Math.max(0, all.findIndex(line => line.startsWith('@@'))));
  return html`<pre class="diff" tabindex="0" role="region" aria-label=${label}>${lines.map(line =>
    html`<span class="diff-line" data-change=${CHANGE[line[0]] ?? 'same'}>${plainText(line) || ' '}</span>`)}</pre>`;
}
