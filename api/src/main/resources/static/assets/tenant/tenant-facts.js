import { html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { COMPONENTS, isWebAddress, releaseWords } from './tenant-words.js';

/** The tenant's releases and what each is called, and beneath them what there is to say of all. */
export function releases(tenant, words = nothing) {
  return html`<section class="card" aria-labelledby="releases">
    <div class="card-head"><h2 id="releases">Releases</h2></div>
    <ul class="releases">${COMPONENTS.map(({ key, name }) => {
      const release = tenant.resources?.[key];
      const { tone, text } = releaseWords(release?.status);
      return html`<li><span><span class="release-part">${name}${
          release?.revision ? html` <span class="muted small">revision ${release.revision}</span>` : nothing}</span>
        <code>${release?.releaseName ?? '–'}</code></span>${pill(tone, text)}</li>`;
    })}</ul>${words}
  </section>`;
}

/** Where the tenant, null once it is deleted, and its job are to be found. */
export function places(tenant, job) {
  return html`<section class="card" aria-labelledby="places">
    <div class="card-head"><h2 id="places">Where</h2></div>
    <dl class="facts stacked">
      ${fact('Namespace', tenant?.namespace)}
      ${tenant?.accessUrl && isWebAddress(tenant.accessUrl) ? html`<div><dt>Address</dt><dd class="with-copy">
        <a href=${tenant.accessUrl} target="_blank" rel="noopener noreferrer">${tenant.accessUrl} ${icon('open')}</a>
        <slipway-copy .text=${tenant.accessUrl} .label=${'Copy the address'}></slipway-copy></dd></div>` : nothing}
      ${fact('From this machine', tenant?.localAccess)}
      ${job ? fact('Job', job.id) : nothing}
      ${job?.workflowId ? fact('Workflow', job.workflowId) : nothing}
      ${job?.planHash ? fact('Plan agreed to', job.planHash) : nothing}
      ${job?.temporalUrl && isWebAddress(job.temporalUrl) ? html`<div><dt>Its history</dt>
        <dd><a href=${job.temporalUrl} target="_blank" rel="noopener noreferrer">in Temporal ${icon('open')}</a></dd></div>` : nothing}
    </dl>
  </section>`;
}

function fact(name, text) {
  if (!text) return nothing;
  return html`<div><dt>${name}</dt><dd class="with-copy"><code>${text}</code>
    <slipway-copy .text=${text} .label=${`Copy: ${name}`}></slipway-copy></dd></div>`;
}
