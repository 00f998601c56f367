import { View, html, nothing, repeat } from '../view.js';
import { call } from '../http.js';
import { icon } from '../icons.js';
import { announce } from '../page/announcer.js';
import { emptyState, failureNote } from '../page/words.js';
import { repeatedly } from '../wait.js';
import { GROUPS, inMotion, statusWords } from './tenant-words.js';
import './tenant-row.js';

const CALM_MS = 5_000;
const MOVING_MS = 1_500;
const AFTER_FAILURE_MS = 3_000;

/** All tenants, kept up to date, to be searched and narrowed. */
class TenantsPage extends View {
  static {
    this.reactive('tenants', 'failure', 'search', 'group');
  }

  start(signal) {
    this.search = '';
    this.group = 'all';
    repeatedly(() => this.read(signal), signal);
  }

  async read(signal) {
    try {
      const tenants = await call('/api/tenants', { signal });
      this.tell(tenants);
      this.tenants = tenants;
      this.failure = null;
      return tenants.some(tenant => inMotion(tenant.status)) ? MOVING_MS : CALM_MS;
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
      return AFTER_FAILURE_MS;
    }
  }

  /** Says aloud, and to the rows, what has changed. */
  tell(tenants) {
    const before = new Map((this.tenants ?? []).map(tenant => [tenant.companyCode, tenant.status]));
    const changed = tenants.filter(tenant => before.has(tenant.companyCode) && before.get(tenant.companyCode) !== tenant.status);
    if (changed.length === 0) return;
    announce(changed.map(tenant => `${tenant.companyCode}: ${statusWords(tenant.status).text}`).join(', '));
    const codes = new Set(changed.map(tenant => tenant.companyCode));
    queueMicrotask(() => {
      for (const row of this.querySelectorAll('slipway-tenant-row')) {
        if (codes.has(row.tenant.companyCode)) row.refresh();
      }
    });
  }

  shown() {
    const wanted = this.search.trim().toLowerCase();
    const group = GROUPS.find(({ key }) => key === this.group);
    return this.tenants.filter(({ companyCode, name, status }) => group.has(status)
      && `${companyCode} ${name ?? ''}`.toLowerCase().includes(wanted));
  }

  template() {
    return html`
      <header class="page-head">
        <h1 tabindex="-1">Tenants ${this.tenants?.length ? html`<span class="count-badge">${this.tenants.length}</span>` : nothing}</h1>
        <a class="button primary" href="#/deploy">${icon('plus')} Deploy a tenant</a>
      </header>
      ${failureNote(this.failure)}
      ${this.tenants === undefined ? (this.failure ? nothing : skeleton()) : this.list()}`;
  }

  list() {
    if (this.tenants.length === 0) {
      return emptyState('No tenants yet', 'A tenant is a company’s whole stack: PostgreSQL, its backend and its frontend, in a namespace of its own.',
        html`<a class="button primary" href="#/deploy">${icon('plus')} Deploy the first one</a>`);
    }
    const shown = this.shown();
    return html`${this.tools()}
      ${shown.length === 0
        ? emptyState('Nothing fits', 'No tenant has this in its code or name, and this status.',
          html`<button type="button" @click=${() => { this.search = ''; this.group = 'all'; }}>Show all tenants</button>`)
        : html`<div class="card flush tenants" role="table" aria-label="Tenants">
            <div class="tenants-head" role="row">
              ${['Code', 'Name', 'Status', 'Health', 'Address'].map(text => html`<div role="columnheader">${text}</div>`)}
            </div>
            ${repeat(shown, tenant => tenant.companyCode, tenant =>
              html`<slipway-tenant-row .tenant=${tenant}></slipway-tenant-row>`)}
          </div>`}`;
  }

  tools() {
    return html`<div class="tools">
      <div class="search">${icon('search')}
        <input type="search" aria-label="Search by code or name" placeholder="Search by code or name" .value=${this.search}
          @input=${event => { this.search = event.target.value; }}></div>
      <div class="segments" role="group" aria-label="Narrow by status">${GROUPS.map(({ key, text, has }) => html`
        <button type="button" aria-pressed=${String(this.group === key)} @click=${() => { this.group = key; }}>
          ${text} <span class="segment-count">${this.tenants.filter(tenant => has(tenant.status)).length}</span></button>`)}
      </div>
    </div>`;
  }
}

function skeleton() {
  return html`<div class="card flush skeleton" aria-busy="true" aria-label="Loading">${[1, 2, 3].map(() => html`<div class="skeleton-row"></div>`)}</div>`;
}

customElements.define('slipway-tenants-page', TenantsPage);
