import { stateWords, stepName } from '../deployment/job-words.js';
import { COMPONENTS, statusWords } from '../tenant/tenant-words.js';

const ASKED = {
  deploy: 'to deploy the tenant',
  upgrade: 'for an upgrade',
  rollback: 'to go back to an earlier job',
  repair: 'for a repair',
  delete: 'to delete the tenant',
};

const DECIDED = {
  cancel: () => 'cancelled the job',
  pause: () => 'asked for a pause before the next step',
  resume: () => 'let the job go on',
  approve: step => `approved of ${step}`,
  reject: step => `rejected ${step}`,
  retry: step => `had ${step} tried again`,
  skip: step => `let the job go on without ${step}`,
  rollback: () => 'had what the job did taken back',
};

const POLICY = {
  keep: ', keeping what it had done',
  rollback: ', rolling back what it had done',
  delete: ', deleting what was new',
};

const MOVED = {
  paused: 'The job stands still',
  attention: 'The job needs attention',
  rolling_back: 'The job takes back what it did',
  cancelling: 'The job is being cancelled',
};

const WORDS = {
  job_accepted: ({ actor, detail }) => says('idle', `${actor ?? 'Slipway'} asked ${ASKED[detail.kind] ?? `for a job: ${detail.kind}`}`),
  job_began: ({ detail }) => says('busy', detail.takenOver ? 'The job was taken up again, after its run was lost' : 'The job began'),
  job_moved: ({ detail }) => moved(detail),
  job_ended: ({ detail }) => ended(detail),
  step_started: ({ step, attempt }) => says('busy', attempt > 1 ? `${stepName(step)} began, attempt ${attempt}` : `${stepName(step)} began`),
  step_failed: ({ step, attempt, detail }) =>
    says('bad', `${stepName(step)} failed${attempt > 1 ? `, attempt ${attempt}` : ''}: ${detail.message ?? 'no reason is known'}`, detail.code),
  step_succeeded: ({ step }) => says('ok', `${stepName(step)} is done`),
  step_skipped: ({ step }) => says('warn', `${stepName(step)} was skipped`),
  release_changed: ({ detail }) => changed(detail),
  decision: ({ actor, step, detail }) => decided(actor, step, detail),
  tenant_status: ({ detail }) => detail.status === 'deleted'
    ? says('idle', 'The tenant is gone')
    : says(statusWords(detail.status).tone, `The tenant’s status: ${statusWords(detail.status).text}`),
  drift_found: ({ detail }) => says('warn', `The cluster differs from what should be there${detail.message ? `: ${detail.message}` : ''}`),
  drift_gone: () => says('ok', 'The cluster is as it should be again'),
};

/** One event of the timeline told in a sentence: its tone, the sentence, and an error's code where there is one. */
export function eventWords(event) {
  const tell = WORDS[event.kind];
  const known = { ...event, step: event.step ?? '', detail: event.detail ?? {} };
  return tell ? tell(known) : says('idle', String(event.kind).replaceAll('_', ' '));
}

function says(tone, text, code = null) {
  return { tone, text, code };
}

function moved({ state, waitingFor }) {
  const { tone } = stateWords(state);
  if (state === 'running' && !waitingFor) return says(tone, 'The job goes on');
  const what = MOVED[state];
  if (!waitingFor) return says(tone, what ?? `The job is ${stateWords(state).text.toLowerCase()}`);
  return says('warn', what ? `${what}; it waits for ${waitingFor}` : `The job waits for ${waitingFor}`);
}

function ended({ state, code, undone }) {
  const { tone, text } = stateWords(state);
  return says(tone, `The job ${state === 'cancelled' ? 'was ' : ''}${text.toLowerCase()}${undone ? ', and what it did was taken back' : ''}`, code);
}

function changed({ component, change, revision }) {
  const name = COMPONENTS.find(({ key }) => key === component)?.name ?? component;
  if (change === 'removed' || revision === 0) return says('idle', `The release of ${name} was removed`);
  return says('idle', change === 'rolled_back' ? `The release of ${name} went back, to revision ${revision}` : `The release of ${name} is at revision ${revision}`);
}

function decided(actor, step, { verb, policy }) {
  const what = DECIDED[verb]?.(step ? stepName(step) : 'the step') ?? `decided: ${verb}`;
  return says(['cancel', 'reject'].includes(verb) ? 'warn' : 'idle', `${actor ?? 'Slipway'} ${what}${POLICY[policy] ?? ''}`);
}
