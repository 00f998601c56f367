import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { go } from '../router.js';
import { icon } from '../icons.js';
import { failureNote } from '../page/words.js';
import '../config/config-editor.js';
import { withoutPast } from '../config/config-present.js';
import { RequestKey } from '../request-key.js';

/** Deploys a tenant afresh with the configuration of its newest job, after it was changed or its secrets were entered again. */
class RedeployPage extends View {
  #key = new RequestKey();

  static {
    this.reactive('code', 'config', 'busy', 'failure', 'refused');
  }

  start(signal) {
    this.load(signal);
  }

  async load(signal) {
    try {
      const { items } = await call(`/api/tenants/${encodeURIComponent(this.code)}/deployments?size=1`, { signal });
      this.config = withoutPast(items[0]?.config ?? {});
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
    }
  }

  async submit(event) {
    event.preventDefault();
    const config = this.querySelector('slipway-config-editor').read();
    if (config === null) return;
    const body = { companyCode: this.code, config };
    Object.assign(this, { busy: true, refused: null });
    try {
      await call('/api/tenants', { method: 'POST', body, idempotencyKey: this.#key.of(body) });
      go(`/tenants/${encodeURIComponent(this.code)}`);
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
        <h1 tabindex="-1">Deploy ${this.code} again</h1></div></header>
      ${failureNote(this.failure)}
      ${this.config ? html`<form class="card" novalidate @submit=${event => this.submit(event)}>
        <slipway-config-editor .config=${this.config} .fields=${this.refused?.fields ?? {}}></slipway-config-editor>
        ${failureNote(this.refused)}
        <div class="form-end"><button type="submit" class="primary" ?disabled=${this.busy}>${this.busy ? 'Sending …' : `Deploy ${this.code}`}</button>
          <a class="button quiet" href=${back}>Never mind</a></div>
      </form>` : nothing}`;
  }
}

customElements.define('slipway-redeploy-page', RedeployPage);
