import { html, live, nothing } from '../view.js';

/**
 * A labelled field with its hint and its problem; hidden is for a label that stands elsewhere for the eye. form is { values, problems, changed(field, text), left(field) }.
 */
export function field(form, name, label, { hint, type = 'text', area = false, hidden = false, ...rest } = {}) {
  const id = `field-${name.replace('.', '-')}`;
  const problem = form.problems[name];
  const described = `${hint ? `${id}-hint ` : ''}${id}-problem`;
  const changed = event => form.changed(name, event.target.value);
  const left = () => form.left(name);
  return html`<div class="field" data-wrong=${String(Boolean(problem))}>
    <label for=${id} class=${hidden ? 'off-screen' : ''}>${label}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${area
      ? html`<textarea id=${id} rows="6" spellcheck="false" autocapitalize="off" placeholder=${rest.placeholder ?? nothing}
          aria-describedby=${described} aria-invalid=${String(Boolean(problem))}
          .value=${live(form.values[name])} @input=${changed} @change=${left}></textarea>`
      : html`<input id=${id} type=${type} autocomplete="off" autocapitalize="off" spellcheck="false"
          inputmode=${rest.inputmode ?? nothing} maxlength=${rest.maxlength ?? nothing} placeholder=${rest.placeholder ?? nothing}
          class=${rest.look ?? ''} aria-describedby=${described} aria-invalid=${String(Boolean(problem))}
          aria-required=${String(Boolean(rest.required))} .value=${live(form.values[name])} @input=${changed} @change=${left}>`}
    <p class="problem" id="${id}-problem" aria-live="polite">${problem ?? nothing}</p>
  </div>`;
}

/** One choice of a few, each with a sentence on what it means. */
export function choice(form, name, label, options) {
  return html`<fieldset class="field choice"><legend>${label}</legend>${options.map(({ value, text, hint }) => html`
    <label><input type="radio" name=${name} value=${value} .checked=${live(form.values[name] === value)}
      @change=${() => form.changed(name, value)}><span><strong>${text}</strong><span class="hint">${hint}</span></span></label>`)}
    <p class="problem">${form.problems[name] ?? nothing}</p></fieldset>`;
}
