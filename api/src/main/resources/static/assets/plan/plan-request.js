import { call } from '../http.js';
import { pause } from '../wait.js';

const ASK_AGAIN_MS = 600;
const AFTER_FAILURE_MS = 2_000;

/**
 * Has a plan made of an upgrade and waits for it, through outages too. Returns the plan once it is "ready" or "failed";
 * null where the signal aborted before.
 */
export async function makePlan(code, request, signal) {
  const path = `/api/tenants/${encodeURIComponent(code)}`;
  const { planId } = await call(`${path}/plan`, { method: 'POST', body: request, signal });
  while (!signal.aborted) {
    const plan = await look(`${path}/plans/${encodeURIComponent(planId)}`, signal);
    if (plan && ['ready', 'failed'].includes(plan.state)) return plan;
    await pause(plan ? ASK_AGAIN_MS : AFTER_FAILURE_MS, signal);
  }
  return null;
}

async function look(path, signal) {
  try {
    return await call(path, { signal });
  } catch (failure) {
    if (signal.aborted || failure.status === 0 || failure.status >= 500) return null;
    throw failure;
  }
}
