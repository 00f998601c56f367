import { View, html } from '../view.js';
import { icon } from '../icons.js';

const NEXT = { system: 'light', light: 'dark', dark: 'system' };
const WORD = { system: 'as the system', light: 'light', dark: 'dark' };
const SYMBOL = { system: 'half', light: 'sun', dark: 'moon' };

function chosen() {
  return document.documentElement.dataset.theme ?? 'system';
}

function choose(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('slipway.theme', theme);
  } catch {
    // storage may be forbidden: the choice then lasts as long as the page
  }
}

/** A button that goes round: as the system, light, dark. */
class ThemeSwitch extends View {
  template() {
    const theme = chosen();
    const label = `Theme: ${WORD[theme]}. Change to ${WORD[NEXT[theme]]}`;
    return html`<button class="quiet icon-only" type="button" aria-label=${label} title=${label}
      @click=${() => { choose(NEXT[chosen()]); this.update(); }}>${icon(SYMBOL[theme])}</button>`;
  }
}

customElements.define('slipway-theme-switch', ThemeSwitch);
