import { View, html, keyed, nothing } from '../view.js';
import { call } from '../http.js';
import { icon } from '../icons.js';
import { announce } from '../page/announcer.js';
import { emptyState, failureNote, pill } from '../page/words.js';
import { repeatedly } from '../wait.js';
import { clusterState } from '../cluster/cluster-state.js';
import { isOver } from '../deployment/job-words.js';
import '../deployment/deployment-history.js';
import '../deployment/progress-line.js';
import '../log/log-viewer.js';
import './health-card.js';
import { places, releases } from './tenant-facts.js';
import { inMotion, isComingUp, isWebAddress, statusWords } from './tenant-words.js';

const CALM_MS = 5_000;
const MOVING_MS = 1_000;
const AT_MOST_EVERY_MS = 300;

/** One tenant: how it is, its latest deployment (or the one the address names), and that deployment's log. */
class TenantPage extends View {
  #wake = () => {};
  #soon = 0;

  static {
    this.reactive('code', 'job', 'tenant', 'deployment', 'failure');
  }

  start(signal) {
    this.#wake = repeatedly(() => this.read(signal), signal);
  }

  async read(signal) {
    try {
      const tenant = await call(`/api/tenants/${encodeURIComponent(this.code)}`, { signal });
      const job = this.job ?? tenant.latestDeploymentId;
      const deployment = job ? await this.readJob(job, signal) : null;
      if (this.tenant && this.tenant.status !== tenant.status) announce(`${this.code}: ${statusWords(tenant.status).text}`);
      Object.assign(this, { tenant, deployment, failure: null });
      return inMotion(tenant.status) || (deployment && !isOver(deployment)) ? MOVING_MS : CALM_MS;
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
      return CALM_MS;
    }
  }

  async readJob(job, signal) {
    // what is over does not change any more
    if (this.deployment?.id === job && isOver(this.deployment)) return this.deployment;
    const deployment = await call(`/api/deployments/${encodeURIComponent(job)}`, { signal });
    if (deployment.companyCode.toUpperCase() !== this.code) throw new Error(`This deployment is not one of ${this.code}`);
    return deployment;
  }

  /** The log says that the deployment has moved on: it is read again, but not with each line of a flood. */
  moved() {
    if (this.#soon || (this.deployment && isOver(this.deployment))) return;
    this.#soon = setTimeout(() => {
      this.#soon = 0;
      this.#wake();
    }, AT_MOST_EVERY_MS);
  }

  template() {
    if (this.failure?.status === 404) {
      return emptyState(`There is no tenant ${this.code}`, 'It may never have been deployed, or it has been removed.',
        html`<a class="button" href="#/">To the tenants</a>`);
    }
    const { tenant, deployment } = this;
    return html`${this.head()} ${failureNote(this.failure)}
      ${tenant ? html`
        ${deployment ? this.progress() : nothing}
        <div class="tenant-columns">
          <div class="tenant-main">
            ${deployment ? keyed(deployment.id, html`<slipway-log-viewer .code=${this.code} .job=${deployment}
              @platform-line=${() => this.moved()} @log-ended=${() => this.#wake()}></slipway-log-viewer>`) : nothing}
          </div>
          <div class="tenant-side">
            <slipway-health-card .code=${this.code} .comingUp=${isComingUp(tenant.status)}></slipway-health-card>
            ${releases(tenant)} ${places(tenant, deployment)}
          </div>
        </div>
        <slipway-deployment-history .code=${this.code} .shown=${deployment?.id ?? null}
          .version=${`${tenant.latestDeploymentId} ${tenant.status}`}></slipway-deployment-history>` : nothing}`;
  }

  // on a simulator nothing would answer at the address, so there is no button that leads there
  head() {
    const { tenant } = this;
    const { tone, text } = statusWords(tenant?.status);
    const url = tenant?.accessUrl;
    return html`<header class="page-head tenant-head">
      <div>
        <a class="back" href="#/">${icon('left')} Tenants</a>
        <h1 tabindex="-1">${this.code}${tenant ? pill(tone, text) : nothing}</h1>
        <p class="muted">${tenant?.name ?? nothing}</p>
      </div>
      <div class="actions">
        ${['failed', 'cancelled'].includes(tenant?.status) ? html`<a class="button primary"
          href="#/deploy?companyCode=${encodeURIComponent(this.code)}&name=${encodeURIComponent(tenant.name ?? '')}">Deploy again</a>` : nothing}
        ${tenant?.status === 'active' && url && isWebAddress(url) && !clusterState.platform?.simulated ? html`<a class="button primary" href=${url} target="_blank"
          rel="noopener noreferrer">Open ${icon('open')}</a>` : nothing}
      </div>
    </header>`;
  }

  progress() {
    const earlier = this.job && this.tenant.latestDeploymentId && this.job !== this.tenant.latestDeploymentId;
    return html`${earlier ? html`<div class="note" data-tone="info"><div><p>This is an earlier deployment.
        <a href="#/tenants/${encodeURIComponent(this.code)}">To the latest one</a></p></div></div>` : nothing}
      <slipway-progress-line .deployment=${this.deployment}></slipway-progress-line>`;
  }
}

customElements.define('slipway-tenant-page', TenantPage);
