import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { icon } from '../icons.js';
import { go } from '../router.js';
import { announce } from '../page/announcer.js';
import { pager } from '../page/pager.js';
import { failureNote, pill } from '../page/words.js';
import { ago, between, moment, span } from '../time.js';
import { repeatedly } from '../wait.js';
import { kindWords, stateWords, stepName } from './job-words.js';
import { isWayBack, rollbackOffer } from './rollback-offer.js';

const EVERY_MS = 15_000;
const SIZE = 20;

/** A tenant's jobs, the newest first, with the way back to those that succeeded. */
class DeploymentHistory extends View {
  #wake = () => {};
  #known = null;

  static {
    this.reactive('code', 'shown', 'version', 'mayRollBack', 'page', 'number', 'failure', 'chosen', 'busy', 'refused');
  }

  start(signal) {
    this.number = 0;
    this.#wake = repeatedly(() => this.read(signal), signal);
  }

  async read(signal) {
    try {
      this.page = await call(`/api/tenants/${encodeURIComponent(this.code)}/deployments?page=${this.number}&size=${SIZE}`, { signal });
      this.failure = null;
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
    }
    return EVERY_MS;
  }

  drawn() {
    // version changes when there is something new to read
    const asked = `${this.version} ${this.number}`;
    if (this.#known !== null && this.#known !== asked) this.#wake();
    this.#known = asked;
  }

  choose(id) {
    const before = this.chosen;
    Object.assign(this, { chosen: id, refused: null });
    requestAnimationFrame(() => this.querySelector(id ? '.decision h3' : `[data-job="${before}"]`)?.focus());
  }

  async rollBack(job) {
    Object.assign(this, { busy: true, refused: null });
    try {
      const { message } = await call(`/api/deployments/${encodeURIComponent(job.id)}/rollback`, { method: 'POST' });
      announce(message ?? 'Rollback begun');
      this.chosen = null;
      go(`/tenants/${encodeURIComponent(this.code)}`);
      this.dispatchEvent(new CustomEvent('decided', { bubbles: true }));
    } catch (failure) {
      this.refused = failure;
    } finally {
      this.busy = false;
    }
  }

  template() {
    if (!this.page) return failureNote(this.failure);
    const present = this.page.page === 0 ? this.page.items.find(job => job.state === 'succeeded') : null;
    return html`<section class="card flush" aria-labelledby="history">
      <div class="card-head"><h2 id="history">History</h2></div>
      ${failureNote(this.failure)}
      <div class="scroll-x" tabindex="0" role="group" aria-labelledby="history">
      <table class="plain">
        <thead><tr><th scope="col">Begun</th><th scope="col">What</th><th scope="col">By</th><th scope="col">State</th><th scope="col">Took</th>
          <th scope="col">Failed at</th><th scope="col"><span class="off-screen">The way back</span></th></tr></thead>
        <tbody>${this.page.items.map(job => this.row(job, present))}</tbody>
      </table></div>
      ${pager(this.page, 'Pages of the history', number => { this.number = number; })}
    </section>`;
  }

  row(job, present) {
    const { tone, text } = stateWords(job.state);
    const failed = (job.steps ?? []).find(step => step.state === 'failed');
    const offered = this.mayRollBack && isWayBack(job, present);
    return html`<tr aria-current=${String(job.id === this.shown)}>
      <td class="when"><a href="#/tenants/${encodeURIComponent(this.code)}/deployments/${job.id}" title=${job.createdAt}>${moment(job.createdAt)}</a>
        <span class="muted small">${ago(job.createdAt)}</span></td>
      <td>${kindWords(job.kind)}</td><td>${job.requestedBy ?? html`<span class="muted">Slipway</span>`}</td><td>${pill(tone, text)}</td>
      <td class="number">${job.endedAt ? span(between(job.startedAt ?? job.createdAt, job.endedAt)) : '–'}</td>
      <td>${failed ? html`${stepName(failed.name)} <code class="small">${failed.error?.code ?? ''}</code>` : '–'}</td>
      <td class="row-action">${offered ? html`<button type="button" class="small-button" data-job=${job.id} aria-expanded=${String(this.chosen === job.id)}
        @click=${() => this.choose(this.chosen === job.id ? null : job.id)}>${icon('undo')} Roll back to this</button>` : nothing}</td>
    </tr>
    ${offered && this.chosen === job.id ? html`<tr><td colspan="7">${rollbackOffer(this, job, present)}</td></tr>` : nothing}`;
  }
}

customElements.define('slipway-deployment-history', DeploymentHistory);
