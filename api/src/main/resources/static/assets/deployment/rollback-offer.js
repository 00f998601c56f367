import { html } from '../view.js';
import { icon } from '../icons.js';
import { configChanges } from '../config/config-change.js';
import { fieldChanges } from '../config/field-changes.js';
import { failureNote } from '../page/words.js';
import { moment } from '../time.js';

/** Whether a tenant can be brought back to what a job made of it; present is the job that made it what it is. */
export function isWayBack(job, present) {
  return job.state === 'succeeded' && job.kind !== 'delete' && job.id !== present?.id;
}

/**
 * Asks whether to go back to what a job made of the tenant, and says what that changes, where the present is known.
 * history is the DeploymentHistory that asks.
 */
export function rollbackOffer(history, job, present) {
  const changes = present ? configChanges(present.config, job.config) : [];
  return html`<section class="decision" aria-labelledby="way-back" @keydown=${event => { if (event.key === 'Escape') history.choose(null); }}>
    <h3 id="way-back" tabindex="-1">Bring ${history.code} back to how it was on ${moment(job.createdAt)}?</h3>
    <p class="decision-words">A new job rolls all releases to that configuration. Data stays as it is now.</p>
    ${changes.length > 0 ? fieldChanges(changes) : html`<p class="muted small">${present
      ? 'As far as can be seen, the configuration is the same as now.'
      : 'What it is now is on the first page of this list.'}</p>`}
    ${failureNote(history.refused)}
    <div class="form-end">
      <button type="button" class="danger" ?disabled=${history.busy} @click=${() => history.rollBack(job)}>
        ${icon('undo')} ${history.busy ? 'Sending …' : 'Roll back'}</button>
      <button type="button" class="quiet" @click=${() => history.choose(null)}>Never mind</button>
    </div>
  </section>`;
}
