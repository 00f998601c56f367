import { View, html, live, nothing } from '../view.js';
import { icon } from '../icons.js';
import { MASK, maskedPaths, narrowed } from './masked.js';

const QUOTED_MASK = JSON.stringify(MASK);
const ROWS_AT_LEAST = 8;
const ROWS_AT_MOST = 26;
const STARS = 'Enter the secrets again, where the stars are: else the stars would become the secret.';

/**
 * A configuration as JSON, to be edited. config is what it starts with, components the keys of those that count (null
 * for all), fields what the server found wrong, by path, wayOut another way than to enter hidden secrets again.
 * Dispatches "edited", which bubbles, with each change.
 */
class ConfigEditor extends View {
  /** Whether somebody has changed something. */
  edited = false;
  #rows = ROWS_AT_LEAST;

  static {
    this.reactive('config', 'components', 'fields', 'wayOut', 'text', 'problem');
  }

  start() {
    this.text = JSON.stringify(this.config, null, 2);
    this.#rows = Math.min(ROWS_AT_MOST, Math.max(ROWS_AT_LEAST, this.text.split('\n').length + 1));
  }

  changed(text) {
    this.edited = true;
    this.text = text;
    // a problem that was told goes as soon as it is mended
    if (this.problem) this.problem = this.parsed().problem;
    this.dispatchEvent(new CustomEvent('edited', { bubbles: true }));
  }

  /**
   * The configuration as it stands, without the parts of components that do not count; null where it cannot be sent,
   * which is then said here, and the cursor is put there.
   */
  read() {
    const { config, problem } = this.parsed();
    this.problem = problem;
    if (problem === null) return config;
    const area = this.querySelector('textarea');
    area.closest('details')?.setAttribute('open', '');
    area.focus();
    const star = this.text.indexOf(QUOTED_MASK);
    if (problem === STARS && star >= 0) area.setSelectionRange(star + 1, star + QUOTED_MASK.length - 1);
    return null;
  }

  parsed() {
    let whole;
    try {
      whole = JSON.parse(this.text);
    } catch (failure) {
      return { config: {}, problem: `This is not JSON: ${failure.message}` };
    }
    if (whole === null || typeof whole !== 'object' || Array.isArray(whole)) {
      return { config: {}, problem: 'A configuration is an object: { "name": … }' };
    }
    const config = narrowed(whole, this.components ?? null);
    return { config, problem: maskedPaths(config).length > 0 ? STARS : null };
  }

  template() {
    const stars = maskedPaths(this.parsed().config);
    return html`<div class="field config-editor">
      <label for="config">Configuration</label>
      <p class="hint" id="config-hint">JSON. What is left out is as the charts have it.</p>
      ${stars.length > 0 ? starNote(stars, this.wayOut) : nothing}
      <textarea id="config" rows=${this.#rows} spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="config-hint config-problem"
        aria-invalid=${String(Boolean(this.problem))} .value=${live(this.text)} @input=${event => this.changed(event.target.value)}></textarea>
      <p class="problem" id="config-problem" role="alert">${this.problem ?? nothing}</p>
      ${refusedFields(this.fields ?? {})}
    </div>`;
  }
}

function starNote(paths, wayOut) {
  return html`<div class="note" data-tone="warn">${icon('warn')}<div>
    <p>Secrets are not shown. Where stars stand, enter the secret again:</p>
    <ul>${paths.map(path => html`<li><code>${path}</code></li>`)}</ul>${wayOut ? html`<p>${wayOut}</p>` : nothing}</div></div>`;
}

function refusedFields(fields) {
  const entries = Object.entries(fields).filter(([path]) => path.startsWith('config') || path.startsWith('/config'));
  if (entries.length === 0) return nothing;
  return html`<ul class="problem refused-fields">${entries.map(([path, message]) => html`<li><code>${path}</code> ${message}</li>`)}</ul>`;
}

customElements.define('slipway-config-editor', ConfigEditor);
