import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { go } from '../router.js';
import { icon } from '../icons.js';
import { announce } from '../page/announcer.js';
import { failureNote } from '../page/words.js';
import '../config/config-editor.js';
import { withoutPast } from '../config/config-present.js';
import { errorNote } from '../deployment/error-note.js';
import { runningJob } from '../deployment/running-job.js';
import { RequestKey } from '../request-key.js';
import { COMPONENTS } from '../tenant/tenant-words.js';
import { makePlan } from './plan-request.js';
import { planView } from './plan-view.js';

/** Upgrades a tenant: its configuration is edited, a plan shows what that changes, and what is agreed to is that plan. */
class UpgradePage extends View {
  #life = null;
  #planning = null;
  #key = new RequestKey();

  static {
    this.reactive('code', 'present', 'chosen', 'request', 'plan', 'stale', 'agreed', 'busy', 'failure', 'refused');
  }

  start(signal) {
    this.#life = signal;
    this.chosen = COMPONENTS.map(({ key }) => key);
    this.load(signal);
  }

  async load(signal) {
    try {
      const { config } = await call(`/api/tenants/${encodeURIComponent(this.code)}/state`, { signal });
      this.present = withoutPast(config ?? {});
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
    }
  }

  /** null stands for all of them, so that what belongs to no component counts as well. */
  get components() {
    return this.chosen.length === COMPONENTS.length ? null : this.chosen;
  }

  toggle(key) {
    this.chosen = COMPONENTS.map(component => component.key).filter(known => this.chosen.includes(known) !== (known === key));
    this.edited();
  }

  /** A plan is good for what it was made of. */
  edited() {
    this.#planning?.abort();
    Object.assign(this, { plan: null, request: null, stale: false, refused: null, busy: null });
  }

  async makePlan() {
    const config = this.chosen.length === 0 ? null : this.querySelector('slipway-config-editor').read();
    if (config === null) return;
    this.edited();
    const request = { config, ...(this.components ? { components: this.components } : {}) };
    this.#planning = new AbortController();
    const signal = AbortSignal.any([this.#life, this.#planning.signal]);
    Object.assign(this, { busy: 'plan', agreed: false });
    try {
      const plan = await makePlan(this.code, request, signal);
      if (signal.aborted) return;
      Object.assign(this, { plan, request, busy: null });
      announce(plan.state === 'ready' ? 'The plan is ready' : 'The plan could not be made');
      requestAnimationFrame(() => this.querySelector('#plan')?.focus());
    } catch (failure) {
      if (!signal.aborted) Object.assign(this, { refused: failure, busy: null });
    }
  }

  async upgrade() {
    const body = { ...this.request, planHash: this.plan.result.planHash };
    Object.assign(this, { busy: 'upgrade', refused: null });
    try {
      const path = `/api/tenants/${encodeURIComponent(this.code)}`;
      await call(path, { method: 'PUT', body, idempotencyKey: this.#key.of(body) });
      go(`/tenants/${encodeURIComponent(this.code)}`);
    } catch (failure) {
      this.#key.failed(failure);
      this.stale = failure.status === 409 && failure.deploymentJobId === null;
      this.refused = failure;
    } finally {
      this.busy = null;
    }
  }

  template() {
    const back = `#/tenants/${encodeURIComponent(this.code)}`;
    return html`<header class="page-head"><div><a class="back" href=${back}>${icon('left')} ${this.code}</a>
        <h1 tabindex="-1">Upgrade ${this.code}</h1></div></header>
      ${failureNote(this.failure)}
      ${this.present ? html`${this.wish()} ${this.plan ? this.whatChanges() : nothing}` : nothing}`;
  }

  wish() {
    return html`<section class="card" aria-label="How it is to be" @edited=${() => this.edited()}>
      <fieldset class="field"><legend>Components</legend>
        <p class="hint">Those that are left out stay as they are.</p>
        <div class="checks">${COMPONENTS.map(({ key, name }) => html`<label><input type="checkbox" .checked=${this.chosen.includes(key)}
          @change=${() => this.toggle(key)}> ${name}</label>`)}</div>
        <p class="problem" role="alert">${this.chosen.length === 0 ? 'Choose at least one component' : nothing}</p></fieldset>
      <slipway-config-editor .config=${this.present} .components=${this.components} .fields=${this.refused?.fields ?? {}}
        .wayOut=${'Or leave out the component above: it keeps its secrets.'}></slipway-config-editor>
      ${this.plan ? nothing : this.refusal()}
      <div class="form-end"><button type="button" class=${this.plan && !this.stale ? '' : 'primary'} ?disabled=${Boolean(this.busy) || this.chosen.length === 0}
        @click=${() => this.makePlan()}>${this.busy === 'plan' ? 'Planning …' : this.plan ? 'Plan again' : 'Plan'}</button>
        <span class="muted small">A plan changes nothing; it shows what an upgrade would change.</span></div>
    </section>`;
  }

  whatChanges() {
    const { plan } = this;
    if (plan.state === 'failed') {
      return html`<section class="card" aria-labelledby="plan"><div class="card-head"><h2 id="plan" tabindex="-1">There is no plan</h2></div>
        ${plan.error ? errorNote(plan.error) : html`<p>It could not be made.</p>`}</section>`;
    }
    return html`<section class="card plan" aria-labelledby="plan">
      <div class="card-head"><h2 id="plan" tabindex="-1">What changes</h2></div>
      ${planView(plan.result)} ${this.agreement(plan.result)} ${this.refusal()}
      <div class="form-end"><button type="button" class=${plan.result.destructive ? 'danger' : 'primary'}
        ?disabled=${Boolean(this.busy) || this.stale || (plan.result.destructive && !this.agreed)} @click=${() => this.upgrade()}>
        ${this.busy === 'upgrade' ? 'Sending …' : `Upgrade ${this.code}`}</button></div>
    </section>`;
  }

  agreement({ destructive }) {
    if (!destructive) return nothing;
    return html`<label class="agreement"><input type="checkbox" .checked=${Boolean(this.agreed)}
      @change=${event => { this.agreed = event.target.checked; }}> I have read what would be destroyed, and want it.</label>`;
  }

  refusal() {
    if (!this.refused) return nothing;
    const job = this.refused.deploymentJobId;
    return failureNote(this.refused, html`
      ${this.stale ? html`<p>The plan is not what would be done any more.</p>
        <p><button type="button" @click=${() => this.makePlan()}>${icon('again')} Plan again</button></p>` : nothing}
      ${job ? runningJob(this.code, job) : nothing}`);
  }
}

customElements.define('slipway-upgrade-page', UpgradePage);
