import { View, html } from '../view.js';
import { left, moment } from '../time.js';
import { repeatedly } from '../wait.js';

const TICK_MS = 500;

/** Counts down to a time; words say what happens then. */
class Countdown extends View {
  static {
    this.reactive('until', 'words', 'text');
  }

  start(signal) {
    repeatedly(() => this.tick(), signal);
  }

  tick() {
    const ms = Date.parse(this.until) - Date.now();
    this.text = ms > 0 ? `${this.words} ${left(ms)}` : 'Any moment now';
    return TICK_MS;
  }

  // a timer is not read aloud with each second, but where somebody asks for it
  template() {
    return html`<time class="ticking" role="timer" datetime=${this.until} title=${moment(this.until)}>${this.text}</time>`;
  }
}

customElements.define('slipway-countdown', Countdown);
