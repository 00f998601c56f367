import { View, html, nothing } from '../view.js';
import { announce } from '../page/announcer.js';
import { pill } from '../page/words.js';
import { keepOpen } from '../socket.js';
import { COMPONENTS, componentTone, healthWords } from './tenant-words.js';

const SQUARES_AT_MOST = 12;

/** A tenant's health, live; comingUp says that it is being installed. */
class HealthCard extends View {
  static {
    this.reactive('code', 'comingUp', 'health', 'live');
  }

  start(signal) {
    keepOpen({
      address: () => `/ws/tenants/${encodeURIComponent(this.code)}/health/updates`,
      message: text => this.heard(JSON.parse(text)),
      state: word => { this.live = word === 'open'; },
    }, signal);
  }

  heard(health) {
    if (this.health && this.health.status !== health.status && !this.comingUp) {
      announce(`${this.code} is ${healthWords(health.status).text.toLowerCase()}`);
    }
    this.health = health;
  }

  words() {
    if (!this.health) return { tone: 'idle', text: 'Asking' };
    if (this.comingUp && this.health.status !== 'healthy') return { tone: 'busy', text: 'Coming up' };
    return healthWords(this.health.status);
  }

  template() {
    const { tone, text } = this.words();
    return html`<section class="card" aria-labelledby="health">
      <div class="card-head"><h2 id="health">Health</h2>${this.live || !this.health ? pill(tone, text) : pill('idle', 'Reconnecting')}</div>
      <ul class="components">${COMPONENTS.map(({ key, name }) => component(name, this.health?.details?.[key], this.comingUp))}</ul>
    </section>`;
  }
}

function component(name, details, comingUp) {
  if (!details) return html`<li data-tone="idle"><span class="component-name">${name}</span><span class="muted">–</span></li>`;
  const { readyPods, totalPods } = details;
  const words = totalPods === 0 ? 'no pods' : `${readyPods} of ${totalPods} ready`;
  return html`<li data-tone=${componentTone(details, comingUp)}>
    <span class="component-name">${name}</span>
    <span class="component-pods">${totalPods <= SQUARES_AT_MOST ? html`<span class="squares" aria-hidden="true">${
      Array.from({ length: totalPods }, (_, i) => html`<span class="square" data-ready=${String(i < readyPods)}></span>`)}</span>` : nothing}
    ${words}</span></li>`;
}

customElements.define('slipway-health-card', HealthCard);
