import { View, html, nothing } from '../view.js';
import { copy, save } from '../clipboard.js';
import { icon } from '../icons.js';
import { announce } from '../page/announcer.js';
import { pill } from '../page/words.js';
import { between, clock, span } from '../time.js';
import { LogLines, asText } from './log-lines.js';
import { LogPane } from './log-pane.js';
import { LogSelection, neighbour } from './log-selection.js';
import { readLog } from './log-stream.js';
import { logButtons, logTools } from './log-tools.js';

const STATES = {
  connecting: { tone: 'idle', text: 'Connecting' },
  open: { tone: 'busy', text: 'Live' },
  waiting: { tone: 'warn', text: 'Reconnecting' },
  ended: { tone: 'idle', text: 'Ended' },
};

/**
 * The log of a deployment. Dispatches "platform-line" when the platform itself has said something, which means that the
 * deployment has moved, and "log-ended" after the final line.
 */
class LogViewer extends View {
  lines = new LogLines();
  selection = new LogSelection(this.lines);
  times = !matchMedia('(max-width: 640px)').matches;
  expanded = false;
  /** The position of the line that was jumped to or clicked; null where none was. */
  at = null;
  #pane = null;
  #signal = null;
  #frame = 0;
  #unseen = 0;

  static {
    this.reactive('code', 'job', 'state');
  }

  get following() {
    return this.#pane?.follow ?? true;
  }

  start(signal) {
    this.#signal = signal;
    document.addEventListener('keydown', event => this.escaped(event), { signal });
    signal.addEventListener('abort', () => document.body.classList.remove('log-expanded'));
    readLog({
      code: this.code,
      jobId: this.job.id,
      lines: this.lines,
      changed: frame => this.lineCame(frame),
      state: word => this.stateChanged(word),
    }, signal);
  }

  stateChanged(word) {
    this.state = word;
    if (word !== 'ended') return;
    announce(`${this.lines.all.at(-1).text}, after ${span(this.took())}`);
    this.dispatchEvent(new CustomEvent('log-ended'));
  }

  lineCame({ source }) {
    if (source === 'slipway') this.dispatchEvent(new CustomEvent('platform-line'));
    if (!this.following) this.#unseen++;
    // many lines, one drawing
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.selection.grow();
      this.update();
    });
  }

  drawn() {
    const scroller = this.querySelector('.log-lines');
    this.#pane ??= new LogPane(scroller, this.selection, () => this.followChanged(), this.#signal);
    this.#pane.refresh();
  }

  followChanged() {
    if (this.following) this.#unseen = 0;
    this.update();
  }

  toggleFollow() {
    this.#pane.follow = !this.#pane.follow;
    this.followChanged();
  }

  toggleTimes() {
    this.times = !this.times;
    this.update();
  }

  toggleExpanded() {
    this.expanded = !this.expanded;
    document.body.classList.toggle('log-expanded', this.expanded);
    this.update();
  }

  escaped(event) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (this.expanded) this.toggleExpanded();
    else if (this.at !== null && this.contains(document.activeElement)) this.select(null);
  }

  toggleSource(source) {
    this.selection.toggle(source);
    this.select(null);
    this.#pane.reset();
  }

  searchFor(text) {
    this.selection.search(text.trim());
    const from = this.at ?? -1;
    const first = this.selection.matches.includes(from) ? from : neighbour(this.selection.matches, from, 1);
    if (first !== null) this.goTo(first);
    this.update();
  }

  /** Goes to the next or the previous of the "matches" or "errors". */
  jump(what, step) {
    const position = neighbour(this.selection[what], this.at ?? -1, step);
    if (position === null) return;
    this.goTo(position);
    announce(this.selection.shown[position].text);
  }

  goTo(position) {
    this.at = position;
    this.#pane.show(position);
    this.update();
  }

  select(position) {
    this.at = position;
    this.#pane.select(position);
    this.update();
  }

  clicked(event) {
    // whoever marks text does not choose a line
    if (!getSelection().isCollapsed) return;
    this.select(this.#pane.positionOf(event.target));
  }

  async copyShown() {
    const { shown } = this.selection;
    try {
      await copy(asText(shown));
      announce(`${shown.length} lines copied`);
    } catch {
      announce('The browser did not allow copying');
    }
  }

  saveAll() {
    save(`${this.code.toLowerCase()}-${this.job.id}.log`, asText(this.lines.all));
  }

  took() {
    const { startedAt, endedAt } = this.job;
    return startedAt && endedAt ? between(startedAt, endedAt) : this.lines.span;
  }

  template() {
    const { tone, text } = STATES[this.state ?? 'connecting'];
    const { all } = this.lines;
    return html`<section class="card flush log" aria-labelledby="log" data-times=${String(this.times)} data-expanded=${String(this.expanded)}>
      <div class="card-head"><h2 id="log">Log</h2>
        <span class="muted small">${all.length === 0 ? nothing : `${all.length.toLocaleString('en')} ${all.length === 1 ? 'line' : 'lines'}`}</span>
        ${pill(tone, text)} ${logButtons(this)}</div>
      ${logTools(this)}
      <div class="log-frame">
        <div class="log-lines" tabindex="0" role="region" aria-label="Lines of the log" @click=${event => this.clicked(event)}></div>
        ${all.length === 0 ? html`<p class="log-empty muted">The first line is not there yet.</p>` : nothing}
        ${this.following || this.state === 'ended' ? nothing : html`<button type="button" class="log-resume" @click=${() => this.toggleFollow()}>
          ${icon('down')} ${this.#unseen > 0 ? `${this.#unseen.toLocaleString('en')} new` : 'Follow'}</button>`}
      </div>
      ${this.detail()} ${this.end()}
    </section>`;
  }

  detail() {
    const line = this.at === null ? null : this.selection.shown[this.at];
    if (!line) return nothing;
    return html`<div class="log-detail" data-level=${line.level}>
      <div class="log-detail-head"><span class="muted small">Line ${line.seq} · ${line.source} · <time datetime=${line.at}>${clock(line.at)}</time></span>
        <slipway-copy .text=${line.text} .label=${'Copy this line'}></slipway-copy>
        <button type="button" class="quiet icon-only small" aria-label="Close this line" @click=${() => this.select(null)}>${icon('cross')}</button></div>
      <p>${line.text}</p></div>`;
  }

  end() {
    const { outcome, all } = this.lines;
    if (outcome === null) return nothing;
    const symbol = { ok: 'check', bad: 'cross', idle: 'dash' }[outcome];
    return html`<p class="log-end" data-tone=${outcome}>${icon(symbol)} <strong>${all.at(-1).text}</strong> after ${span(this.took())}</p>`;
  }
}

customElements.define('slipway-log-viewer', LogViewer);
