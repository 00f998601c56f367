import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { icon } from '../icons.js';
import { announce } from '../page/announcer.js';
import { failureNote } from '../page/words.js';
import { decisionPanel } from './decision-panel.js';
import { standingStep } from './job-words.js';
import { reinsOf } from './reins-words.js';

const ABOUT_A_STEP = ['approve', 'reject', 'retry', 'skip', 'rollback'];

/** The reins of a running job: buttons for what its state allows. Dispatches "decided", which bubbles. */
class Reins extends View {
  static {
    this.reactive('deployment', 'opened', 'form', 'busy', 'failure', 'failed', 'pausing');
  }

  press({ verb, atOnce }) {
    this.failure = null;
    if (atOnce) {
      this.opened = null;
      this.decide(verb);
    } else if (this.opened === verb) {
      this.close();
    } else {
      Object.assign(this, { opened: verb, form: { reason: '', policy: 'keep' } });
      requestAnimationFrame(() => this.querySelector('.decision h3')?.focus());
    }
  }

  close() {
    const verb = this.opened;
    this.opened = null;
    this.querySelector(`[data-verb="${verb}"]`)?.focus();
  }

  submit(event) {
    event.preventDefault();
    const body = { reason: this.form.reason.trim() || undefined };
    if (this.opened === 'cancel') body.policy = this.form.policy;
    const editor = this.querySelector('slipway-config-editor');
    // as it is, the platform keeps it, secrets and all
    if (this.opened === 'retry' && editor?.edited) {
      body.config = editor.read();
      if (body.config === null) return;
    }
    this.decide(this.opened, body);
  }

  async decide(verb, body = {}) {
    const { id } = this.deployment;
    const step = ABOUT_A_STEP.includes(verb) ? standingStep(this.deployment) ?? undefined : undefined;
    Object.assign(this, { busy: true, failure: null, failed: verb });
    try {
      const { message } = await call(`/api/deployments/${encodeURIComponent(id)}/${verb}`, { method: 'POST', body: { step, ...body } });
      announce(message ?? 'Decided');
      Object.assign(this, { opened: null, pausing: verb === 'pause' });
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
      this.dispatchEvent(new CustomEvent('decided', { bubbles: true }));
    }
  }

  template() {
    const pausing = this.pausing && this.deployment.state === 'running';
    const reins = reinsOf(this.deployment).filter(({ verb }) => !(pausing && verb === 'pause'));
    const opened = reins.find(({ verb }) => verb === this.opened);
    return html`
      ${pausing ? this.pauseNote() : nothing}
      ${opened ? nothing : this.refusal()}
      ${reins.length > 0 ? html`<div class="reins" role="group" aria-label="Decide about this job">
        ${reins.map(rein => this.button(rein))}</div>` : nothing}
      ${opened ? decisionPanel(this, opened) : nothing}`;
  }

  button(rein) {
    const opens = rein.atOnce ? nothing : String(rein.verb === this.opened);
    return html`<button type="button" data-verb=${rein.verb} class=${rein.look === 'primary' ? 'primary' : rein.look === 'danger' ? 'dangerous' : ''}
      aria-expanded=${opens} ?disabled=${this.busy} @click=${() => this.press(rein)}>${icon(rein.icon)} ${rein.button}</button>`;
  }

  /** Why the last decision was refused. A pause is refused where one was asked for before: then it can be taken back here. */
  refusal() {
    const offer = this.failed === 'pause' && this.failure?.status === 422 && this.deployment.state === 'running';
    return failureNote(this.failure, offer ? this.goOn() : nothing);
  }

  pauseNote() {
    return html`<div class="note" data-tone="info">${icon('pause')}<div>
      <p>It pauses when the present step is done.</p>${this.goOn()}</div></div>`;
  }

  goOn() {
    return html`<p><button type="button" ?disabled=${this.busy} @click=${() => this.decide('resume')}>${icon('play')} Go on without a pause</button></p>`;
  }
}

customElements.define('slipway-reins', Reins);
