import { html, keyed, nothing } from '../view.js';
import { icon } from '../icons.js';
import '../page/countdown.js';
import { isOver } from './job-words.js';
import { waitingWords } from './waiting-words.js';

/** Why a job waits, and for how long as far as anybody can tell. */
export function waitingNote(job) {
  if (isOver(job) || !(job.waiting ?? job.waitingFor)) return nothing;
  const { title, icon: symbol, count, text, until } = waitingWords(job);
  return html`<div class="note waiting" data-tone="warn">${icon(symbol)}
    <div><p class="note-title">${title}</p><p>${text}</p></div>
    ${until ? keyed(until, html`<slipway-countdown .until=${until} .words=${count}></slipway-countdown>`) : nothing}
  </div>`;
}
