import { html, keyed } from './view.js';
import './cluster/cluster-page.js';
import './deployment/deploy-page.js';
import './plan/upgrade-page.js';
import './tenant/delete-page.js';
import './tenant/redeploy-page.js';
import './tenant/tenants-page.js';
import './tenant/tenant-page.js';

/** Every page: its pattern, the entry of the navigation it belongs to, its title, and how it is drawn. */
export const routes = [
  {
    path: '/',
    area: 'tenants',
    title: () => 'Tenants',
    draw: () => html`<slipway-tenants-page></slipway-tenants-page>`,
  },
  {
    path: '/deploy',
    area: 'tenants',
    title: () => 'Deploy a tenant',
    draw: (_, query) => keyed(String(query), html`<slipway-deploy-page .query=${query}></slipway-deploy-page>`),
  },
  {
    path: '/tenants/:code',
    area: 'tenants',
    title: ({ code }) => code.toUpperCase(),
    draw: ({ code }) => tenantPage(code, null),
  },
  {
    path: '/tenants/:code/deployments/:job',
    area: 'tenants',
    title: ({ code }) => `${code.toUpperCase()}, a deployment`,
    draw: ({ code, job }) => tenantPage(code, job),
  },
  {
    path: '/tenants/:code/upgrade',
    area: 'tenants',
    title: ({ code }) => `Upgrade ${code.toUpperCase()}`,
    draw: ({ code }) => keyed(code, html`<slipway-upgrade-page .code=${code.toUpperCase()}></slipway-upgrade-page>`),
  },
  {
    path: '/tenants/:code/again',
    area: 'tenants',
    title: ({ code }) => `Deploy ${code.toUpperCase()} again`,
    draw: ({ code }) => keyed(code, html`<slipway-redeploy-page .code=${code.toUpperCase()}></slipway-redeploy-page>`),
  },
  {
    path: '/tenants/:code/delete',
    area: 'tenants',
    title: ({ code }) => `Delete ${code.toUpperCase()}`,
    draw: ({ code }) => keyed(code, html`<slipway-delete-page .code=${code.toUpperCase()}></slipway-delete-page>`),
  },
  {
    path: '/cluster',
    area: 'cluster',
    title: () => 'Cluster',
    draw: () => html`<slipway-cluster-page></slipway-cluster-page>`,
  },
];

function tenantPage(code, job) {
  return keyed(`${code}/${job}`, html`<slipway-tenant-page .code=${code.toUpperCase()} .job=${job}></slipway-tenant-page>`);
}
