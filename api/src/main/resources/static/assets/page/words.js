import { html, nothing } from '../view.js';
import { icon } from '../icons.js';

/** A word in a pill whose colour tells the tone: ok, busy, bad, warn or idle. The detail goes where there is little room. */
export function pill(tone, text, detail = null) {
  return html`<span class="pill" data-tone=${tone}><span class="pill-dot"></span>${text}${
    detail ? html`<span class="detail">${detail}</span>` : nothing}</span>`;
}

/**
 * A failure of a request, told to a person: what happened, the detail (which repeats the fields where there are some,
 * and is left out then), and the id under which the log has it.
 */
export function failureNote(failure, action = nothing) {
  if (!failure) return nothing;
  return html`<div class="note" data-tone="bad" role="alert">
    ${icon('warn')}
    <div>
      <p class="note-title">${failure.message}</p>
      ${failure.detail && Object.keys(failure.fields ?? {}).length === 0 ? html`<p>${failure.detail}</p>` : nothing}
      ${failure.requestId ? html`<p class="small muted">Request <code>${failure.requestId}</code></p>` : nothing}
      ${action}
    </div>
  </div>`;
}

/** What stands where a list would be while there is nothing to list. */
export function emptyState(title, text, action = nothing) {
  return html`<div class="empty">
    <svg class="empty-picture" viewBox="0 0 120 60" aria-hidden="true" focusable="false">
      <path d="M26 14h68l-11 22H38z"/><path d="M8 42l104 13"/><path d="M44 36v8m16-8v10m16-10v12"/>
    </svg>
    <h2>${title}</h2><p>${text}</p>${action}
  </div>`;
}
