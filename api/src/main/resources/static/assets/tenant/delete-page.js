import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { go } from '../router.js';
import { icon } from '../icons.js';
import { failureNote } from '../page/words.js';
import { choice, field } from '../deployment/form-field.js';
import { runningJob } from '../deployment/running-job.js';
import { RequestKey } from '../request-key.js';

/** Deletes a tenant, after somebody has said what becomes of its data and has typed its code. */
class DeletePage extends View {
  #key = new RequestKey();

  static {
    this.reactive('code', 'tenant', 'form', 'tried', 'busy', 'failure', 'refused');
  }

  start(signal) {
    this.form = { data: '', confirm: '' };
    this.load(signal);
  }

  async load(signal) {
    try {
      this.tenant = await call(`/api/tenants/${encodeURIComponent(this.code)}`, { signal });
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
    }
  }

  problems() {
    const problems = {};
    if (this.form.data === '') problems.data = 'Say what becomes of the data';
    if (this.form.confirm.trim().toUpperCase() !== this.code) problems.confirm = `Type ${this.code}`;
    return problems;
  }

  async submit(event) {
    event.preventDefault();
    this.tried = true;
    const wrong = Object.keys(this.problems());
    if (wrong.length > 0) return this.querySelector(wrong[0] === 'data' ? '[name="data"]' : '#field-confirm').focus();
    const query = new URLSearchParams({ confirm: this.form.confirm.trim(), keepData: String(this.form.data === 'keep') });
    const path = `/api/tenants/${encodeURIComponent(this.code)}?${query}`;
    Object.assign(this, { busy: true, refused: null });
    try {
      const { deploymentJobId } = await call(path, { method: 'DELETE', idempotencyKey: this.#key.of(path) });
      go(`/tenants/${encodeURIComponent(this.code)}/deployments/${encodeURIComponent(deploymentJobId)}`);
    } catch (failure) {
      this.#key.failed(failure);
      this.refused = failure;
    } finally {
      this.busy = false;
    }
  }

  template() {
    const back = `#/tenants/${encodeURIComponent(this.code)}`;
    return html`<header class="page-head"><div><a class="back" href=${back}>${icon('left')} ${this.code}</a>
        <h1 tabindex="-1">Delete ${this.code}</h1></div></header>
      ${failureNote(this.failure)} ${this.tenant ? this.question(back) : nothing}`;
  }

  question(back) {
    const { namespace, name } = this.tenant;
    const form = {
      values: this.form,
      problems: this.tried ? this.problems() : {},
      changed: (field, text) => { this.form = { ...this.form, [field]: text }; },
      left: () => {},
    };
    return html`<form class="card narrow" novalidate @submit=${event => this.submit(event)}>
      <p class="decision-words">Its releases are removed, the last one first: the user frontend, the backend API, PostgreSQL.
        ${name ? html`<strong>${name}</strong>` : 'The tenant'} cannot be reached any more from then on. Its history stays.</p>
      ${choice(form, 'data', 'Its data', [
        { value: 'keep', text: 'Keep the data', hint: `Namespace ${namespace} stays with the volumes in it; a later deploy of ${this.code} takes them up again` },
        { value: 'delete', text: 'Delete everything', hint: `Namespace ${namespace} goes with all that is in it. Nothing can bring the data back` },
      ])}
      ${field(form, 'confirm', `Type ${this.code} to confirm`, { look: 'code upper', maxlength: 20 })}
      ${this.refusal()}
      <div class="form-end"><button type="submit" class="danger" ?disabled=${this.busy}>${icon('bin')} ${this.busy ? 'Sending …' : `Delete ${this.code}`}</button>
        <a class="button quiet" href=${back}>Never mind</a></div>
    </form>`;
  }

  refusal() {
    const job = this.refused?.deploymentJobId;
    return failureNote(this.refused, job ? runningJob(this.code, job) : nothing);
  }
}

customElements.define('slipway-delete-page', DeletePage);
