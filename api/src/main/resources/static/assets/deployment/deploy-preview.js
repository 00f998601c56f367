import { html, nothing } from '../view.js';

/** What pressing the button will make, in names, and the same as a command. */
export function preview(body, problems, command) {
  const code = problems.companyCode ? null : body.companyCode.toLowerCase();
  const named = (prefix, suffix = '') => code
    ? html`<code>${prefix}${code}${suffix}</code>`
    : html`<code class="muted">${prefix}…${suffix}</code>`;
  return html`<aside class="card preview" aria-labelledby="preview">
    <div class="card-head"><h2 id="preview">What it makes</h2></div>
    <ol class="preview-steps">
      <li><span>Namespace</span>${named('', '-tenant')}</li>
      <li><span>PostgreSQL</span>${named('postgresql-')}</li>
      <li><span>Backend API</span>${named('backend-api-')}</li>
      <li><span>User frontend</span>${named('user-frontend-')}</li>
      <li><span>Address</span>${body.config.host ? html`<code>${body.config.host}</code>` : named('app.', '.<base domain>')}</li>
    </ol>
    ${body.config.notBefore ? html`<p class="small muted">Waits until ${new Date(body.config.notBefore).toLocaleString()}.</p>` : nothing}
    <details><summary>The same with curl</summary>
      <div class="command"><pre tabindex="0">${command}</pre><slipway-copy .text=${command} .label=${'Copy the command'}></slipway-copy></div>
    </details>
  </aside>`;
}
