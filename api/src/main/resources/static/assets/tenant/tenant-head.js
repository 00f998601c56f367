import { html, nothing } from '../view.js';
import { icon } from '../icons.js';
import { pill } from '../page/words.js';
import { clusterState } from '../cluster/cluster-state.js';
import { isOver } from '../deployment/job-words.js';
import { isWebAddress, mayDeployAgain, statusWords } from './tenant-words.js';

/** The head of a tenant's page: what it is, and what can be done to it as a whole. page is the TenantPage. */
export function tenantHead(page) {
  const { code, tenant, gone } = page;
  const { tone, text } = gone ? { tone: 'idle', text: 'Deleted' } : statusWords(tenant?.status);
  return html`<header class="page-head tenant-head">
    <div>
      <a class="back" href="#/">${icon('left')} Tenants</a>
      <h1 tabindex="-1">${code}${tenant || gone ? pill(tone, text) : nothing}</h1>
      <p class="muted">${tenant?.name ?? nothing}</p>
    </div>
    <div class="actions">${tenant || gone ? actions(page) : nothing}</div>
  </header>`;
}

// while a job is at work, its reins are the only way to act
function actions(page) {
  const { code, tenant, gone, newest } = page;
  const path = `#/tenants/${encodeURIComponent(code)}`;
  if (gone) return newest?.kind === 'delete' && !isOver(newest) ? nothing : again(page, path);
  if (newest && !isOver(newest)) return nothing;
  return html`
    ${mayDeployAgain(tenant.status) ? again(page, path) : html`<a class="button" href="${path}/upgrade">${icon('raise')} Upgrade</a>`}
    ${opening(tenant)}
    <a class="button quiet" href="${path}/delete">${icon('bin')} Delete</a>`;
}

function again(page, path) {
  return html`<button type="button" class="primary" ?disabled=${page.busy} @click=${() => page.deployAgain()}>${icon('again')} Deploy again</button>
    <a class="button" href="${path}/again">Change and deploy</a>`;
}

// on a simulator nothing would answer at the address, so there is no button that leads there
function opening({ status, accessUrl }) {
  if (status !== 'active' || !accessUrl || !isWebAddress(accessUrl) || clusterState.platform?.simulated) return nothing;
  return html`<a class="button primary" href=${accessUrl} target="_blank" rel="noopener noreferrer">Open ${icon('open')}</a>`;
}
