import { html, nothing } from '../view.js';
import { COMPONENTS, componentTone } from './tenant-words.js';

/** One dot for each component, with its pods in words for those who ask or listen. */
export function healthDots(health, comingUp) {
  return html`<ul class="health-dots" aria-label="Health of the components">${COMPONENTS.map(({ key, name, short }) => {
    const details = health?.details?.[key];
    const tone = details ? componentTone(details, comingUp) : 'idle';
    const words = details ? `${name}: ${details.readyPods} of ${details.totalPods} pods ready` : `${name}: not known`;
    return html`<li data-tone=${tone} title=${words}>
      <span class="dot"></span><span aria-hidden="true">${short}</span>
      ${details ? html`<span class="count" aria-hidden="true">${details.readyPods}/${details.totalPods}</span>` : nothing}
      <span class="off-screen">${words}</span></li>`;
  })}</ul>`;
}
