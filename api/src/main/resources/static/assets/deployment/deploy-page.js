import { View, html, nothing } from '../view.js';
import { address, call } from '../http.js';
import { go } from '../router.js';
import { icon } from '../icons.js';
import { RequestKey } from '../request-key.js';
import { failureNote } from '../page/words.js';
import { curlOf, emptyForm, placeFields, problemsOf, requestOf } from './deploy-request.js';
import { choice, field } from './form-field.js';
import { preview } from './deploy-preview.js';
import { readValues } from './values-text.js';

const CHARTS = [
  { key: 'postgresql', name: 'PostgreSQL', example: 'persistence:\n  size: 20Gi' },
  { key: 'backendApi', name: 'Backend API', example: 'image:\n  repository: registry.example.com/backend\n  tag: "2.4.1"' },
  { key: 'userFrontend', name: 'User frontend', example: 'ingress:\n  tls:\n    enabled: true' },
];
const PREVIEW_MS = 250;

/** The form that deploys a tenant. A field tells its problem once it was left, and from then on with every letter. */
class DeployPage extends View {
  #touched = new Set();
  #key = new RequestKey();
  #valuesRead = 0;

  static {
    this.reactive('query', 'form', 'values', 'valueProblems', 'serverProblems', 'failure', 'rest', 'busy');
  }

  start() {
    this.form = { ...emptyForm(), companyCode: this.query.get('companyCode') ?? '', name: this.query.get('name') ?? '' };
    Object.assign(this, { values: {}, valueProblems: {}, serverProblems: {}, rest: [] });
  }

  changed(name, text) {
    this.form = { ...this.form, [name]: text };
    const { [name]: _, ...others } = this.serverProblems;
    this.serverProblems = others;
    if (name.startsWith('values.')) this.readSoon();
  }

  left(name) {
    this.#touched.add(name);
    this.update();
  }

  readSoon() {
    clearTimeout(this.#valuesRead);
    this.#valuesRead = setTimeout(() => this.readAllValues(), PREVIEW_MS);
  }

  async readAllValues() {
    clearTimeout(this.#valuesRead);
    const read = await Promise.all(CHARTS.map(async ({ key }) => [key, await readValues(this.form[`values.${key}`])]));
    this.values = Object.fromEntries(read.map(([key, { values }]) => [key, values]));
    this.valueProblems = Object.fromEntries(read.filter(([, { problem }]) => problem).map(([key, { problem }]) => [`values.${key}`, problem]));
  }

  problems(all = false) {
    const own = { ...problemsOf(this.form), ...this.valueProblems };
    const shown = Object.entries(own).filter(([name]) => all || this.#touched.has(name));
    return { ...this.serverProblems, ...Object.fromEntries(shown) };
  }

  async submit(event) {
    event.preventDefault();
    await this.readAllValues();
    Object.keys(this.form).forEach(name => this.#touched.add(name));
    Object.assign(this, { failure: null, rest: [], serverProblems: {} });
    this.update();
    if (Object.keys(this.problems(true)).length > 0) return this.showFirstProblem();
    this.busy = true;
    try {
      const body = requestOf(this.form, this.values);
      const { companyCode } = await call('/api/tenants', { method: 'POST', body, idempotencyKey: this.#key.of(body) });
      go(`/tenants/${encodeURIComponent(companyCode)}`);
    } catch (failure) {
      this.refused(failure);
    } finally {
      this.busy = false;
    }
  }

  refused(failure) {
    this.#key.failed(failure);
    const { byField, rest } = placeFields(failure.fields ?? {}, this.form);
    Object.assign(this, { failure, rest, serverProblems: byField });
    this.showFirstProblem();
  }

  async showFirstProblem() {
    await new Promise(requestAnimationFrame);
    const first = this.querySelector('[aria-invalid="true"]');
    first?.closest('details')?.setAttribute('open', '');
    (first ?? this.querySelector('.note'))?.scrollIntoView({ block: 'center' });
    first?.focus({ preventScroll: true });
  }

  template() {
    const form = {
      values: this.form,
      problems: this.problems(),
      changed: (name, text) => this.changed(name, text),
      left: name => this.left(name),
    };
    const body = requestOf(this.form, this.values);
    return html`
      <header class="page-head"><div><a class="back" href="#/">${icon('left')} Tenants</a><h1 tabindex="-1">Deploy a tenant</h1></div></header>
      <div class="deploy-columns">
        <form novalidate @submit=${event => this.submit(event)}>
          ${this.refusal()} ${company(form)} ${sizes(form)} ${advanced(form)}
          <div class="form-end">
            <button class="primary" type="submit" ?disabled=${this.busy}>${this.busy ? 'Sending …' : `Deploy ${body.companyCode}`}</button>
            <a class="button quiet" href="#/">Cancel</a>
          </div>
        </form>
        ${preview(body, problemsOf(this.form), curlOf(body, address('/').origin))}
      </div>`;
  }

  refusal() {
    if (!this.failure) return nothing;
    const exists = ['TENANT_EXISTS', 'DEPLOYMENT_RUNNING'].includes(this.failure.code);
    const code = this.form.companyCode.trim().toUpperCase();
    return failureNote(this.failure, html`
      ${this.rest.length > 0 ? html`<ul>${this.rest.map(text => html`<li>${text}</li>`)}</ul>` : nothing}
      ${exists ? html`<p><a href="#/tenants/${encodeURIComponent(code)}">Look at ${code}</a></p>` : nothing}`);
  }
}

function company(form) {
  return html`<section class="card" aria-labelledby="company"><div class="card-head"><h2 id="company">Company</h2></div>
    <div class="field-row">
      ${field(form, 'companyCode', 'Company code', { hint: '2 to 20 letters and digits, a letter first', required: true, maxlength: 40, look: 'code upper' })}
      ${field(form, 'name', 'Name', { hint: 'As people call it', maxlength: 200 })}
    </div>
    ${field(form, 'host', 'Host name', { hint: 'Where its frontend answers; left empty, Slipway makes one from the code', placeholder: 'app.example.com', look: 'code' })}
  </section>`;
}

function sizes(form) {
  return html`<section class="card" aria-labelledby="sizes"><div class="card-head"><h2 id="sizes">Versions and sizes</h2>
      <span class="muted small">Left empty: as the charts have it</span></div>
    <table class="grid-form">
      <thead><tr><td></td><th scope="col">Version</th><th scope="col">Pods</th></tr></thead>
      <tbody>${CHARTS.map(({ key, name }) => html`<tr><th scope="row">${name}</th>
        <td>${field(form, `versions.${key}`, `${name}: version`, { hidden: true, placeholder: 'chart’s', look: 'code' })}</td>
        <td>${key === 'postgresql' ? html`<span class="fixed-size">1</span>`
          : field(form, `replicas.${key}`, `${name}: pods`, { hidden: true, placeholder: '2', inputmode: 'numeric', look: 'number' })}</td>
      </tr>`)}</tbody>
    </table>
    ${choice(form, 'onFailure', 'If a step fails', [
      { value: 'fail', text: 'End', hint: 'The deployment has failed; what is installed stays, so that one can look and deploy again' },
      { value: 'keep', text: 'Wait for me', hint: 'The deployment stays open until somebody retries or skips the step, rolls back or cancels' },
      { value: 'rollback', text: 'Roll back', hint: 'What this deployment installed is undone; data stays' },
    ])}
  </section>`;
}

function advanced(form) {
  return html`<details class="card advanced"><summary><h2>Advanced</h2><span class="muted small">Start time, Helm values</span></summary>
    ${field(form, 'notBefore', 'Not before', { hint: `In your time zone, ${Intl.DateTimeFormat().resolvedOptions().timeZone}; left empty, it starts at once`, type: 'datetime-local' })}
    <h3>Helm values</h3>
    <p class="hint">YAML or JSON, merged over the chart’s own and checked against its schema.</p>
    ${CHARTS.map(({ key, name, example }) => field(form, `values.${key}`, name, { area: true, placeholder: example }))}
  </details>`;
}

customElements.define('slipway-deploy-page', DeployPage);
