import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { failureNote, pill } from '../page/words.js';
import { ago, between, moment, span } from '../time.js';
import { repeatedly } from '../wait.js';
import { stateWords, stepName } from './job-words.js';

const EVERY_MS = 15_000;
const SIZE = 20;

/** A tenant's deployments, the newest first. */
class DeploymentHistory extends View {
  #wake = () => {};
  #known = null;

  static {
    this.reactive('code', 'shown', 'version', 'page', 'number', 'failure');
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

  template() {
    if (!this.page) return failureNote(this.failure);
    return html`<section class="card flush" aria-labelledby="history">
      <div class="card-head"><h2 id="history">Deployments</h2></div>
      ${failureNote(this.failure)}
      <div class="scroll-x" tabindex="0" role="group" aria-labelledby="history">
      <table class="plain">
        <thead><tr><th scope="col">Begun</th><th scope="col">What</th><th scope="col">State</th><th scope="col">Took</th><th scope="col">Ended at</th></tr></thead>
        <tbody>${this.page.items.map(job => this.row(job))}</tbody>
      </table></div>
      ${this.page.totalPages > 1 ? this.pages() : nothing}
    </section>`;
  }

  row(job) {
    const { tone, text } = stateWords(job.state);
    const failed = (job.steps ?? []).find(step => step.state === 'failed');
    return html`<tr aria-current=${String(job.id === this.shown)}>
      <td class="when"><a href="#/tenants/${encodeURIComponent(this.code)}/deployments/${job.id}" title=${job.createdAt}>${moment(job.createdAt)}</a>
        <span class="muted small">${ago(job.createdAt)}</span></td>
      <td>${job.kind}</td><td>${pill(tone, text)}</td>
      <td class="number">${job.endedAt ? span(between(job.startedAt ?? job.createdAt, job.endedAt)) : '–'}</td>
      <td>${failed ? html`${stepName(failed.name)} <code class="small">${failed.error?.code ?? ''}</code>` : '–'}</td>
    </tr>`;
  }

  pages() {
    const { page, totalPages } = this.page;
    return html`<nav class="pages" aria-label="Pages of the history">
      <button type="button" ?disabled=${page === 0} @click=${() => { this.number = page - 1; }}>Newer</button>
      <span class="muted small">${page + 1} of ${totalPages}</span>
      <button type="button" ?disabled=${page + 1 >= totalPages} @click=${() => { this.number = page + 1; }}>Older</button>
    </nav>`;
  }
}

customElements.define('slipway-deployment-history', DeploymentHistory);
