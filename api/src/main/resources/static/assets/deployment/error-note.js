import { html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { classWords } from './job-words.js';

/** A typed error of a job, a step or a plan, told to a person; where names what it happened to. */
export function errorNote(error, where = null) {
  return html`<div class="note" data-tone=${error.class === 'transient' || error.class === 'capacity' ? 'warn' : 'bad'}>
    ${icon('warn')}
    <div>
      <p class="note-title">${where ? `${where}: ` : ''}${error.message}</p>
      ${error.hint ? html`<p>${error.hint}</p>` : nothing}
      <p class="small muted">${classWords(error.class)} · <code>${error.code}</code></p>
    </div>
  </div>`;
}
