import { View, html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { between, moment, span } from '../time.js';
import { repeatedly } from '../wait.js';
import { errorNote } from './error-note.js';
import { isOver, isUndo, kindWords, shownState, stateWords, stepName } from './job-words.js';
import './reins.js';
import { waitingNote } from './waiting-note.js';

const TICK_MS = 100;

/**
 * A deployment: why it waits, its steps as a line from left to right, beneath them what went wrong, and the reins.
 * Dispatches "decided" when somebody has decided about it here.
 */
class ProgressLine extends View {
  static {
    this.reactive('deployment');
  }

  start(signal) {
    repeatedly(() => this.tick(), signal);
  }

  /** Durations of what runs grow while one looks. */
  tick() {
    if (this.deployment && !isOver(this.deployment)) this.update();
    return this.deployment?.steps.some(step => shownState(step, this.deployment) === 'running') ? TICK_MS : 1_000;
  }

  template() {
    const job = this.deployment;
    const { tone, text } = stateWords(job.state);
    const undone = job.steps.filter(isUndo);
    return html`<section class="card progress" aria-labelledby="progress">
      <div class="card-head"><h2 id="progress">${kindWords(job.kind)}</h2>
        <span class="muted small">${origin(job)}</span>${pill(tone, text)}</div>
      ${waitingNote(job)}
      <ol class="steps">${job.steps.filter(step => !isUndo(step)).map(step => stepItem(step, job))}</ol>
      ${undone.length > 0 ? html`<h3 class="undone" id="undone">Taken back</h3>
        <ol class="steps" aria-labelledby="undone">${undone.map(step => stepItem(step, job))}</ol>` : nothing}
      ${job.steps.filter(step => step.error && !sameError(step.error, job.error)).map(step => errorNote(step.error, stepName(step.name)))}
      ${job.error ? errorNote(job.error, failedStep(job)) : nothing}
      <slipway-reins .deployment=${job}></slipway-reins>
    </section>`;
  }
}

/** By whom, when, and how long it took or has been taking. */
function origin(job) {
  const took = between(job.startedAt ?? job.createdAt, job.endedAt);
  return html`${job.requestedBy ? `by ${job.requestedBy}` : 'by Slipway itself'} · ${moment(job.createdAt)}${
    took > 0 ? html` · <span class="ticking">${span(took)}</span>` : nothing}`;
}

function stepItem(step, job) {
  const state = shownState(step, job);
  const { text, icon: symbol } = stateWords(state);
  const took = between(step.startedAt, step.endedAt);
  const timed = step.startedAt && !['pending', 'attention', 'skipped'].includes(state);
  return html`<li class="step" data-state=${state} aria-current=${['running', 'attention'].includes(state) ? 'step' : 'false'}>
    <span class="step-mark">${state === 'running' ? html`<span class="spinner"></span>` : state === 'pending' ? nothing : icon(symbol)}</span>
    <span class="step-name">${stepName(step.name)}</span>
    <span class="step-state"><span class="off-screen">${text}</span>
      ${timed ? html`<span class="ticking">${span(took)}</span>` : html`<span aria-hidden="true">${text}</span>`}
      ${step.attempt > 1 ? html`<span class="attempt">attempt ${step.attempt}</span>` : nothing}</span>
  </li>`;
}

function failedStep(job) {
  const step = job.steps.find(({ state }) => state === 'failed');
  return step ? stepName(step.name) : null;
}

function sameError(one, other) {
  return other && one.code === other.code && one.message === other.message;
}

customElements.define('slipway-progress-line', ProgressLine);
