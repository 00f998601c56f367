import { html, nothing } from '../view.js';
import { icon } from '../icons.js';

/** The row of tools over the lines. viewer is the LogViewer whose state they show and change. */
export function logTools(viewer) {
  const { lines, selection } = viewer;
  return html`<div class="log-tools" role="toolbar" aria-label="Sources, errors and search">
    <div class="log-sources" role="group" aria-label="Sources">${[...lines.sources].map(([source, count]) => html`
      <button type="button" class="chip" data-source=${source} aria-pressed=${String(!selection.hidden.has(source))}
        title=${selection.hidden.has(source) ? `Show ${source}` : `Hide ${source}`}
        @click=${() => viewer.toggleSource(source)}><span class="chip-dot"></span>${source}<span class="chip-count">${count.toLocaleString('en')}</span></button>`)}
    </div>
    ${errors(viewer)}
    ${search(viewer)}
  </div>`;
}

/** The buttons beside the heading. */
export function logButtons(viewer) {
  return html`<div class="log-buttons" role="toolbar" aria-label="Log">
    ${button('clock', 'Show times', () => viewer.toggleTimes(), { pressed: viewer.times })}
    ${button('follow', 'Follow new lines', () => viewer.toggleFollow(), { pressed: viewer.following })}
    ${button('copy', 'Copy the shown lines', () => viewer.copyShown())}
    ${button('download', 'Save as a file', () => viewer.saveAll())}
    ${button(viewer.expanded ? 'shrink' : 'expand', viewer.expanded ? 'Back to the page' : 'Fill the window', () => viewer.toggleExpanded(), { pressed: viewer.expanded })}
  </div>`;
}

function search(viewer) {
  const { selection, at } = viewer;
  const found = selection.matches.length;
  const place = selection.matches.indexOf(at) + 1;
  const words = selection.query === '' ? '' : `${place > 0 ? `${place.toLocaleString('en')} / ` : ''}${found.toLocaleString('en')}`;
  return html`<div class="log-search">
    <div class="search">${icon('search')}
      <input type="search" aria-label="Search in the log" placeholder="Search" @input=${event => viewer.searchFor(event.target.value)}
        @keydown=${event => searchKey(event, viewer)}>
      <span class="log-found" role="status">${words}<span class="off-screen">${words ? ' lines found' : ''}</span></span></div>
    ${button('up', 'Previous match', () => viewer.jump('matches', -1), { disabled: found === 0 })}
    ${button('down', 'Next match', () => viewer.jump('matches', 1), { disabled: found === 0 })}
  </div>`;
}

function searchKey(event, viewer) {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  viewer.jump('matches', event.shiftKey ? -1 : 1);
}

function errors(viewer) {
  const count = viewer.selection.errors.length;
  if (count === 0) return nothing;
  return html`<button type="button" class="log-errors" title="Jump to the next error" @click=${() => viewer.jump('errors', 1)}>
    ${icon('warn')} ${count.toLocaleString('en')} ${count === 1 ? 'error' : 'errors'}</button>`;
}

function button(symbol, label, press, { pressed, disabled = false } = {}) {
  return html`<button type="button" class="quiet icon-only" aria-label=${label} title=${label} ?disabled=${disabled}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${press}>${icon(symbol)}</button>`;
}
