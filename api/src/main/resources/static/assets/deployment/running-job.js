import { html } from '../view.js';

/** The way to the job that is why a request was refused. */
export function runningJob(code, job) {
  return html`<p><a href="#/tenants/${encodeURIComponent(code)}/deployments/${encodeURIComponent(job)}">Look at the job that runs</a></p>`;
}
