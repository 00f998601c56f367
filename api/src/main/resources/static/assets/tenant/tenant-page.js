import { View, html, keyed, nothing } from '../view.js';
import { call } from '../http.js';
import { go } from '../router.js';
import { announce } from '../page/announcer.js';
import { emptyState, failureNote } from '../page/words.js';
import { repeatedly } from '../wait.js';
import { configChange } from '../config/config-change.js';
import { maskedPaths } from '../config/masked.js';
import '../deployment/deployment-history.js';
import { isOver } from '../deployment/job-words.js';
import '../deployment/progress-line.js';
import '../log/log-viewer.js';
import { RequestKey } from '../request-key.js';
import '../timeline/tenant-timeline.js';
import { driftCard, driftFact } from './drift-card.js';
import './health-card.js';
import { places, releases } from './tenant-facts.js';
import { tenantHead } from './tenant-head.js';
import { inMotion, isComingUp, statusWords } from './tenant-words.js';

const CALM_MS = 5_000;
const MOVING_MS = 1_000;
const AT_MOST_EVERY_MS = 300;
const DRIFT_MS = 60_000;

/** One tenant: how it is, its newest job (or the one the address names), and that job's log. What was deleted has its past still. */
class TenantPage extends View {
  #wake = () => {};
  #soon = 0;
  #key = new RequestKey();

  static {
    this.reactive('code', 'job', 'tenant', 'gone', 'newest', 'deployment', 'drift', 'failure', 'refused', 'busy');
  }

  start(signal) {
    this.#wake = repeatedly(() => this.read(signal), signal);
    repeatedly(() => this.readDrift(signal), signal);
  }

  get path() {
    return `/api/tenants/${encodeURIComponent(this.code)}`;
  }

  async read(signal) {
    try {
      const [tenant, jobs] = await Promise.all([
        call(this.path, { signal }).catch(failure => this.missing(failure)),
        call(`${this.path}/deployments?size=1`, { signal }),
      ]);
      const newest = jobs.items[0] ?? null;
      const deployment = this.job && this.job !== newest?.id ? await this.readJob(this.job, signal) : newest;
      if (this.tenant && this.tenant.status !== tenant?.status) announce(`${this.code}: ${tenant ? statusWords(tenant.status).text : 'Deleted'}`);
      Object.assign(this, { tenant, gone: tenant === null, newest, deployment, failure: null });
      return inMotion(tenant?.status) || [newest, deployment].some(job => job && !isOver(job)) ? MOVING_MS : CALM_MS;
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
      return CALM_MS;
    }
  }

  missing(failure) {
    if (failure.status === 404) return null;
    throw failure;
  }

  async readJob(job, signal) {
    // what is over does not change any more
    if (this.deployment?.id === job && isOver(this.deployment)) return this.deployment;
    const deployment = await call(`/api/deployments/${encodeURIComponent(job)}`, { signal });
    if (deployment.companyCode.toUpperCase() !== this.code) throw new Error(`This deployment is not one of ${this.code}`);
    return deployment;
  }

  async readDrift(signal) {
    try {
      this.drift = await call(`${this.path}/drift`, { signal });
    } catch (failure) {
      // where nobody has looked yet there is nothing to tell; what was found before stands until it is looked at again
      if (failure.status === 404) this.drift = null;
    }
    return DRIFT_MS;
  }

  /** The log says that the deployment has moved on: it is read again, but not with each line of a flood. */
  moved() {
    if (this.#soon || (this.deployment && isOver(this.deployment))) return;
    this.#soon = setTimeout(() => {
      this.#soon = 0;
      this.#wake();
    }, AT_MOST_EVERY_MS);
  }

  /** Sends the newest job's configuration once more; where secrets are missing in it, they are asked for. */
  async deployAgain() {
    const config = this.newest?.config ?? {};
    if (maskedPaths(config).length > 0) return go(`/tenants/${encodeURIComponent(this.code)}/again`);
    const body = { companyCode: this.code, config };
    Object.assign(this, { busy: true, refused: null });
    try {
      await call('/api/tenants', { method: 'POST', body, idempotencyKey: this.#key.of(body) });
      go(`/tenants/${encodeURIComponent(this.code)}`);
      this.#wake();
    } catch (failure) {
      this.#key.failed(failure);
      this.refused = failure;
    } finally {
      this.busy = false;
    }
  }

  template() {
    if (this.failure?.status === 404) return this.lost();
    return html`${tenantHead(this)} ${failureNote(this.failure)} ${failureNote(this.refused)}
      ${this.tenant || this.gone ? this.whole() : nothing}`;
  }

  lost() {
    if (this.failure.code !== 'DEPLOYMENT_NOT_FOUND') {
      return emptyState(`There is no tenant ${this.code}`, 'It has never been deployed.', html`<a class="button" href="#/">To the tenants</a>`);
    }
    return emptyState('There is no such job', `${this.code} has others.`,
      html`<a class="button" href="#/tenants/${encodeURIComponent(this.code)}">To ${this.code}</a>`);
  }

  whole() {
    const { tenant, deployment, newest } = this;
    return html`
      ${tenant ? driftCard(this.drift) : nothing}
      ${deployment ? this.progress() : nothing}
      <div class="tenant-columns">
        <div class="tenant-main">
          ${deployment ? configChange(deployment) : nothing}
          ${deployment ? keyed(deployment.id, html`<slipway-log-viewer .code=${this.code} .job=${deployment}
            @platform-line=${() => this.moved()} @log-ended=${() => this.#wake()}></slipway-log-viewer>`) : nothing}
        </div>
        <div class="tenant-side">
          ${tenant ? html`<slipway-health-card .code=${this.code} .comingUp=${isComingUp(tenant.status)}></slipway-health-card>
            ${releases(tenant, driftFact(this.drift))}` : nothing}
          ${places(tenant, deployment)}
        </div>
      </div>
      <slipway-deployment-history .code=${this.code} .shown=${deployment?.id ?? null} .mayRollBack=${Boolean(tenant && newest && isOver(newest))}
        .version=${this.version} @decided=${() => this.#wake()}></slipway-deployment-history>
      <slipway-tenant-timeline .code=${this.code} .version=${this.version}></slipway-tenant-timeline>`;
  }

  /** Changes when history and timeline have something new. */
  get version() {
    return `${this.newest?.id} ${this.newest?.state} ${this.newest?.waiting?.kind} ${this.tenant?.status}`;
  }

  progress() {
    const earlier = this.newest && this.deployment.id !== this.newest.id;
    return html`${earlier ? html`<div class="note" data-tone="info"><div><p>This is an earlier job.
        <a href="#/tenants/${encodeURIComponent(this.code)}">To the latest one</a></p></div></div>` : nothing}
      ${keyed(this.deployment.id, html`<slipway-progress-line .deployment=${this.deployment} @decided=${() => this.#wake()}></slipway-progress-line>`)}`;
  }
}

customElements.define('slipway-tenant-page', TenantPage);
