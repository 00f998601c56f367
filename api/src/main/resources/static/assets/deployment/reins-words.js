import { standingStep, stepName } from './job-words.js';

const BY_STATE = {
  pending: ['cancel'],
  running: ['pause', 'cancel'],
  attention: ['retry', 'skip', 'rollback', 'cancel'],
};
const PAUSED = ['resume', 'cancel'];
const AWAITING_APPROVAL = ['approve', 'reject', 'cancel'];
/** What is harmless and easily taken back is done at once, without asking for a reason. */
const AT_ONCE = ['pause', 'resume'];

const VERBS = {
  cancel: { icon: 'cross', button: () => 'Cancel', title: () => 'Cancel this job?', press: 'Cancel the job', look: 'danger',
    explain: () => 'It stops at once, at whatever point it is.' },
  pause: { icon: 'pause', button: () => 'Pause' },
  resume: { icon: 'play', button: () => 'Resume', look: 'primary' },
  approve: { icon: 'check', button: step => `Approve ${step}`, title: step => `Approve ${step}?`, press: 'Approve', look: 'primary',
    explain: step => `${step} begins as soon as you approve of it.` },
  reject: { icon: 'cross', button: () => 'Reject', title: step => `Reject ${step}?`, press: 'Reject', look: 'danger',
    explain: step => `${step} does not begin, and the job fails. What it has done before stays, unless it was asked to roll back on failure.` },
  retry: { icon: 'again', button: step => `Retry ${step}`, title: step => `Try ${step} again?`, press: 'Retry', look: 'primary',
    explain: () => 'The step begins afresh. Steps that are done stay done.' },
  skip: { icon: 'skip', button: () => 'Skip', title: step => `Go on without ${step}?`, press: 'Skip the step',
    explain: step => `${step} stays as it is now, and the next step begins. The check at the end leaves it out.` },
  rollback: { icon: 'undo', button: () => 'Roll back', title: () => 'Roll back what this job did?', press: 'Roll back', look: 'danger',
    explain: () => 'Releases go back to their last good revisions, the last one first; new ones are removed. Data stays.' },
};

const KEEP = { value: 'keep', text: 'Keep', hint: 'What is done so far stays as it is' };
const ROLL_BACK = { value: 'rollback', text: 'Roll back', hint: 'Releases go back to their last good revisions; those this job installed are removed. Data stays' };
const DELETE = { value: 'delete', text: 'Delete', hint: 'As Roll back; and if the tenant has never run before, its namespace goes too, with all its data' };

/** What may be decided about a job as it stands: { verb, icon, button, look, atOnce } for each. The server has the last word. */
export function reinsOf(job) {
  return allowed(job).map(verb => ({ verb, ...wordsOf(verb, job) }));
}

/** The words of one decision about a job. */
export function wordsOf(verb, job) {
  const { icon, button, title, press, look, explain } = VERBS[verb];
  const name = standingStep(job);
  const step = name ? stepName(name) : 'the step';
  return { icon, button: button(step), title: title?.(step), press, look, explain: explain?.(step), atOnce: AT_ONCE.includes(verb) };
}

/** What can become of what a job has done when it is cancelled. What a removal has removed does not come back. */
export function policiesOf({ kind }) {
  if (kind === 'delete') return [];
  return kind === 'deploy' ? [KEEP, ROLL_BACK, DELETE] : [KEEP, ROLL_BACK];
}

function allowed(job) {
  if (job.state === 'paused') return job.waiting?.kind === 'approval' ? AWAITING_APPROVAL : PAUSED;
  const verbs = BY_STATE[job.state] ?? [];
  return job.kind === 'delete' ? verbs.filter(verb => verb !== 'rollback') : verbs;
}
