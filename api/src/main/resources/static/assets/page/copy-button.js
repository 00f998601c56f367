import { View, html } from '../view.js';
import { icon } from '../icons.js';
import { copy } from '../clipboard.js';
import { announce } from './announcer.js';

const SHOWN_MS = 1_600;

/** A button that copies its text and says so. */
class CopyButton extends View {
  static {
    this.reactive('text', 'label', 'done');
  }

  template() {
    const label = this.label ?? 'Copy';
    return html`<button class="quiet icon-only small" type="button" aria-label=${label} title=${label}
      @click=${() => this.copy()}>${icon(this.done ? 'check' : 'copy')}</button>`;
  }

  async copy() {
    try {
      await copy(this.text);
      this.done = true;
      announce('Copied');
      setTimeout(() => { this.done = false; }, SHOWN_MS);
    } catch {
      announce('The browser did not allow copying');
    }
  }
}

customElements.define('slipway-copy', CopyButton);
