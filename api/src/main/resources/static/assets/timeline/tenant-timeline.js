import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { pager } from '../page/pager.js';
import { failureNote } from '../page/words.js';
import { day, timeOfDay } from '../time.js';
import { repeatedly } from '../wait.js';
import { eventWords } from './event-words.js';

const EVERY_MS = 15_000;
const SIZE = 20;

/** What happened to a tenant, told in sentences, the newest first and by days. */
class TenantTimeline extends View {
  #wake = () => {};
  #known = null;

  static {
    this.reactive('code', 'version', 'page', 'number', 'failure');
  }

  start(signal) {
    this.number = 0;
    this.#wake = repeatedly(() => this.read(signal), signal);
  }

  async read(signal) {
    try {
      this.page = await call(`/api/tenants/${encodeURIComponent(this.code)}/timeline?page=${this.number}&size=${SIZE}`, { signal });
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
    if (!this.page) return this.failure?.status === 404 ? nothing : failureNote(this.failure);
    return html`<section class="card flush timeline" aria-labelledby="timeline">
      <div class="card-head"><h2 id="timeline">Timeline</h2>
        <span class="muted small">${this.page.totalItems.toLocaleString('en')} ${this.page.totalItems === 1 ? 'event' : 'events'}</span></div>
      ${failureNote(this.failure)}
      ${byDays(this.page.items).map(([name, events]) => html`<h3>${name}</h3><ol>${events.map((event, i) => this.event(event, events[i - 1]))}</ol>`)}
      ${pager(this.page, 'Pages of the timeline', number => { this.number = number; })}
    </section>`;
  }

  // the way to the job stands at the newest event of each row of events of one job
  event(event, newer) {
    const { tone, text, code } = eventWords(event);
    return html`<li data-tone=${tone}>
      <time datetime=${event.at}>${timeOfDay(event.at)}</time><span class="dot" aria-hidden="true"></span>
      <div><p>${text}${code ? html` <code class="small muted">${code}</code>` : nothing}</p>
        ${event.reason ? html`<blockquote>${event.reason}</blockquote>` : nothing}</div>
      ${event.deploymentId && event.deploymentId !== newer?.deploymentId ? html`<a class="small"
        href="#/tenants/${encodeURIComponent(this.code)}/deployments/${event.deploymentId}"
        aria-label="The job of ${timeOfDay(event.at)}">The job</a>` : nothing}
    </li>`;
  }
}

function byDays(events) {
  const days = new Map();
  for (const event of events) {
    const name = day(event.at);
    days.set(name, [...(days.get(name) ?? []), event]);
  }
  return [...days];
}

customElements.define('slipway-tenant-timeline', TenantTimeline);
