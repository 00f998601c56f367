import { html, nothing } from '../view.js';

/** The way through the pages of a list of the API, the newest first; turn(number) is called with the page wanted. */
export function pager({ page, totalPages }, label, turn) {
  if (totalPages <= 1) return nothing;
  return html`<nav class="pages" aria-label=${label}>
    <button type="button" ?disabled=${page === 0} @click=${() => turn(page - 1)}>Newer</button>
    <span class="muted small">${page + 1} of ${totalPages}</span>
    <button type="button" ?disabled=${page + 1 >= totalPages} @click=${() => turn(page + 1)}>Older</button>
  </nav>`;
}
