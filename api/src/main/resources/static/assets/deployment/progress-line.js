import { View, html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { between, moment, span } from '../time.js';
import { repeatedly } from '../wait.js';
import { classWords, isOver, stateWords, stepName } from './job-words.js';

const TICK_MS = 100;

/** The steps of a deployment as a line from left to right, and beneath it what went wrong. */
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
    return this.deployment?.steps.some(step => step.state === 'running') ? TICK_MS : 1_000;
  }

  template() {
    const job = this.deployment;
    const { tone, text } = stateWords(job.state);
    const took = between(job.startedAt ?? job.createdAt, job.endedAt);
    return html`<section class="card progress" aria-labelledby="progress">
      <div class="card-head"><h2 id="progress">Deployment</h2>
        <span class="muted small">${moment(job.createdAt)}${took > 0 ? html` · <span class="ticking">${span(took)}</span>` : nothing}</span>
        ${pill(tone, text)}</div>
      <ol class="steps">${job.steps.map(step => stepItem(step))}</ol>
      ${job.waitingFor && !isOver(job) ? html`<div class="note" data-tone="warn">${icon('clock')}<div><p>Waiting for ${waiting(job.waitingFor)}</p></div></div>` : nothing}
      ${job.steps.filter(step => step.error && !sameError(step.error, job.error)).map(step => errorNote(step.error, stepName(step.name)))}
      ${job.error ? errorNote(job.error, failedStep(job)) : nothing}
    </section>`;
  }
}

function stepItem(step) {
  const { text, icon: symbol } = stateWords(step.state);
  const took = between(step.startedAt, step.endedAt);
  const timed = step.startedAt && step.state !== 'pending';
  return html`<li class="step" data-state=${step.state} aria-current=${step.state === 'running' ? 'step' : 'false'}>
    <span class="step-mark">${step.state === 'running' ? html`<span class="spinner"></span>` : step.state === 'pending' ? nothing : icon(symbol)}</span>
    <span class="step-name">${stepName(step.name)}</span>
    <span class="step-state"><span class="off-screen">${text}</span>
      ${timed ? html`<span class="ticking">${span(took)}</span>` : html`<span aria-hidden="true">${text}</span>`}
      ${step.attempt > 1 ? html`<span class="attempt">attempt ${step.attempt}</span>` : nothing}</span>
  </li>`;
}

function errorNote(error, where) {
  return html`<div class="note" data-tone=${error.class === 'transient' || error.class === 'capacity' ? 'warn' : 'bad'}>
    ${icon('warn')}
    <div>
      <p class="note-title">${where ? `${where}: ` : ''}${error.message}</p>
      ${error.hint ? html`<p>${error.hint}</p>` : nothing}
      <p class="small muted">${classWords(error.class)} · <code>${error.code}</code></p>
    </div>
  </div>`;
}

function failedStep(job) {
  const step = job.steps.find(({ state }) => state === 'failed');
  return step ? stepName(step.name) : null;
}

function sameError(one, other) {
  return other && one.code === other.code && one.message === other.message;
}

function waiting(waitingFor) {
  if (typeof waitingFor === 'string') return waitingFor;
  return waitingFor.message ?? waitingFor.reason ?? JSON.stringify(waitingFor);
}

customElements.define('slipway-progress-line', ProgressLine);
