import { html, nothing } from '../view.js';
import '../config/config-editor.js';
import { choice, field } from './form-field.js';
import { policiesOf } from './reins-words.js';

const REASON_AT_MOST = 500;

/** What is asked before a decision is sent. reins is the element that sends it, words are those of the decision. */
export function decisionPanel(reins, { verb, title, press, look, explain }) {
  const form = {
    values: reins.form,
    problems: reins.failure?.fields ?? {},
    changed: (name, text) => { reins.form = { ...reins.form, [name]: text }; },
    left: () => {},
  };
  return html`<form class="decision" novalidate aria-labelledby="decision" @submit=${event => reins.submit(event)}
      @keydown=${event => escaped(event, reins)}>
    <h3 id="decision" tabindex="-1">${title}</h3>
    <p class="decision-words">${explain}</p>
    ${verb === 'cancel' ? policies(form, reins.deployment) : nothing}
    ${verb === 'retry' ? correction(reins) : nothing}
    ${field(form, 'reason', 'Reason', { hint: 'For the history; may be left empty', maxlength: REASON_AT_MOST })}
    ${reins.refusal()}
    <div class="form-end">
      <button type="submit" class=${look ?? 'primary'} ?disabled=${reins.busy}>${reins.busy ? 'Sending …' : press}</button>
      <button type="button" class="quiet" @click=${() => reins.close()}>Never mind</button>
    </div>
  </form>`;
}

function policies(form, job) {
  const options = policiesOf(job);
  return options.length === 0
    ? html`<p class="decision-words">What is removed already does not come back; the rest stays.</p>`
    : choice(form, 'policy', 'What it has done', options);
}

/** The configuration, to be corrected; open at once where the error says that it takes a change. */
function correction({ deployment, failure }) {
  const wantsChange = deployment.steps.some(({ error }) => error?.class === 'user');
  return html`<details class="correction" ?open=${wantsChange}>
    <summary>Correct the configuration first</summary>
    <slipway-config-editor .config=${deployment.config ?? {}} .fields=${failure?.fields ?? {}}></slipway-config-editor>
  </details>`;
}

// a configuration that somebody has worked on is not thrown away by a key
function escaped(event, reins) {
  if (event.key !== 'Escape' || event.currentTarget.querySelector('slipway-config-editor')?.edited) return;
  event.preventDefault();
  reins.close();
}
