import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { repeatedly } from '../wait.js';
import { healthDots } from './health-dots.js';
import { inMotion, isComingUp, isWebAddress, statusWords } from './tenant-words.js';

const CALM_MS = 8_000;
const MOVING_MS = 2_000;
const OUT_OF_SIGHT_MS = 30_000;

/** One tenant in the list. Reads its health and address by itself, and only while it can be seen. */
class TenantRow extends View {
  #seen = false;
  #wake = () => {};
  #readFor = null;

  static {
    this.reactive('tenant', 'details', 'health');
  }

  start(signal) {
    this.setAttribute('role', 'row');
    const eye = new IntersectionObserver(([entry]) => {
      this.#seen = entry.isIntersecting;
      if (this.#seen) this.#wake();
    });
    eye.observe(this);
    signal.addEventListener('abort', () => eye.disconnect());
    this.#wake = repeatedly(() => this.read(signal), signal);
  }

  async read(signal) {
    if (!this.#seen) return OUT_OF_SIGHT_MS;
    const { companyCode, status } = this.tenant;
    const path = `/api/tenants/${encodeURIComponent(companyCode)}`;
    const asked = [call(`${path}/health`, { signal })];
    // the address changes when a deploy ends, if ever
    if (this.#readFor !== status) asked.push(call(path, { signal }));
    const [health, details] = await Promise.allSettled(asked);
    this.health = health.value ?? null;
    if (details?.value) {
      this.details = details.value;
      this.#readFor = status;
    }
    return inMotion(status) ? MOVING_MS : CALM_MS;
  }

  /** The list has heard of another status. */
  refresh() {
    this.#wake();
  }

  template() {
    const { companyCode, name, status } = this.tenant;
    const { tone, text } = statusWords(status);
    const link = this.details?.accessUrl;
    return html`
      <div role="cell" class="row-code"><a class="row-link" href="#/tenants/${encodeURIComponent(companyCode)}">${companyCode}</a></div>
      <div role="cell" class="row-name">${name ?? html`<span class="muted">No name</span>`}</div>
      <div role="cell" class="row-status">${pill(tone, text)}</div>
      <div role="cell" class="row-health">${healthDots(this.health, isComingUp(status))}</div>
      <div role="cell" class="row-address">${link && isWebAddress(link)
        ? html`<a href=${link} target="_blank" rel="noopener noreferrer">${link.replace(/^https?:\/\//, '')} ${icon('open')}</a>`
        : nothing}</div>`;
  }
}

customElements.define('slipway-tenant-row', TenantRow);
