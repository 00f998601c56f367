const STATUS = {
  pending: { tone: 'busy', text: 'Pending' },
  deploying_pg: { tone: 'busy', text: 'Deploying PostgreSQL' },
  deploying_be: { tone: 'busy', text: 'Deploying backend' },
  deploying_fe: { tone: 'busy', text: 'Deploying frontend' },
  active: { tone: 'ok', text: 'Active' },
  failed: { tone: 'bad', text: 'Failed' },
  upgrading: { tone: 'busy', text: 'Upgrading' },
  rolling_back: { tone: 'busy', text: 'Rolling back' },
  cancelling: { tone: 'busy', text: 'Cancelling' },
  cancelled: { tone: 'idle', text: 'Cancelled' },
  deleting: { tone: 'busy', text: 'Deleting' },
  attention: { tone: 'warn', text: 'Needs attention' },
};

const HEALTH = {
  healthy: { tone: 'ok', text: 'Healthy' },
  degraded: { tone: 'warn', text: 'Degraded' },
  unhealthy: { tone: 'bad', text: 'Unhealthy' },
};

const RELEASE = {
  pending: { tone: 'idle', text: 'Pending' },
  deploying: { tone: 'busy', text: 'Deploying' },
  deployed: { tone: 'ok', text: 'Deployed' },
  failed: { tone: 'bad', text: 'Failed' },
  rolled_back: { tone: 'warn', text: 'Rolled back' },
  removed: { tone: 'idle', text: 'Removed' },
};

/** A tenant's three components: their key in JSON, their name, and a word short enough for a list. */
export const COMPONENTS = [
  { key: 'postgresql', name: 'PostgreSQL', short: 'DB' },
  { key: 'backendApi', name: 'Backend API', short: 'API' },
  { key: 'userFrontend', name: 'User frontend', short: 'Web' },
];

/** The groups by which the list of tenants can be narrowed. */
export const GROUPS = [
  { key: 'all', text: 'All', has: () => true },
  { key: 'active', text: 'Active', has: status => status === 'active' },
  { key: 'moving', text: 'In progress', has: status => inMotion(status) },
  { key: 'trouble', text: 'Needs a look', has: status => ['failed', 'attention', 'cancelled'].includes(status) },
];

export const statusWords = status => words(STATUS, status);
export const healthWords = status => words(HEALTH, status);
export const releaseWords = status => words(RELEASE, status);

/** Whether something is being done to a tenant of this status. */
export function inMotion(status) {
  return statusWords(status).tone === 'busy';
}

/** Whether a tenant of this status came to nothing, so that it is deployed afresh rather than upgraded. */
export function mayDeployAgain(status) {
  return ['failed', 'cancelled'].includes(status);
}

/** Whether a tenant of this status is being installed, so that pods that are not ready are no cause for alarm. */
export function isComingUp(status) {
  return status === 'pending' || String(status).startsWith('deploying_');
}

/** The tone of one component's health, which has no word of its own for "some". */
export function componentTone({ readyPods, totalPods }, comingUp = false) {
  if (totalPods > 0 && readyPods >= totalPods) return 'ok';
  if (comingUp) return readyPods > 0 ? 'busy' : 'idle';
  return readyPods > 0 ? 'warn' : 'bad';
}

/** Whether an address may be put into a link: others' data may hold javascript: and the like. */
export function isWebAddress(text) {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function words(table, key) {
  return table[key] ?? { tone: 'idle', text: key ? String(key).replaceAll('_', ' ') : '–' };
}
