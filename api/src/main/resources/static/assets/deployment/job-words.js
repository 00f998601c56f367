const STATE = {
  pending: { tone: 'idle', text: 'Pending', icon: 'clock' },
  running: { tone: 'busy', text: 'Running', icon: 'clock' },
  paused: { tone: 'warn', text: 'Paused', icon: 'pause' },
  attention: { tone: 'warn', text: 'Needs attention', icon: 'warn' },
  rolling_back: { tone: 'busy', text: 'Rolling back', icon: 'undo' },
  cancelling: { tone: 'busy', text: 'Cancelling', icon: 'dash' },
  succeeded: { tone: 'ok', text: 'Succeeded', icon: 'check' },
  failed: { tone: 'bad', text: 'Failed', icon: 'cross' },
  cancelled: { tone: 'idle', text: 'Cancelled', icon: 'dash' },
  skipped: { tone: 'idle', text: 'Skipped', icon: 'skip' },
};

const KIND = {
  deploy: 'Deployment',
  upgrade: 'Upgrade',
  rollback: 'Rollback',
  repair: 'Repair',
  delete: 'Removal',
};

const STEP = {
  namespace: 'Namespace',
  postgresql: 'PostgreSQL',
  'backend-api': 'Backend API',
  'user-frontend': 'Frontend',
  verify: 'Verify',
};
const UNDO = 'undo-';

const CLASS = {
  user: 'Needs a change from you',
  transient: 'May pass by itself',
  capacity: 'No room in the cluster',
  platform: 'A fault of the platform',
};

/** Tone, word and icon of a job's or a step's state. */
export function stateWords(state) {
  return STATE[state] ?? { tone: 'warn', text: String(state).replaceAll('_', ' '), icon: 'clock' };
}

/** What a job of this kind is, in a word. */
export function kindWords(kind) {
  return KIND[kind] ?? String(kind);
}

/** A step's name as people read it. */
export function stepName(name) {
  return isUndo({ name }) ? `Undo ${stepName(name.slice(UNDO.length))}` : STEP[name] ?? name;
}

/** Whether a step takes back what another did. */
export function isUndo({ name }) {
  return name.startsWith(UNDO);
}

/** A step's state for the eye: one that failed for good while the job waits for a decision does not run any more. */
export function shownState(step, job) {
  return job.state === 'attention' && ['running', 'failed'].includes(step.state) ? 'attention' : step.state;
}

/** The step at which a paused job, or one that needs attention, stands still; null where it does not. */
export function standingStep(job) {
  if (job.state === 'attention') return job.steps.find(step => shownState(step, job) === 'attention')?.name ?? null;
  if (job.state === 'paused') return job.steps.find(step => step.state === 'pending' && !isUndo(step))?.name ?? null;
  return null;
}

/** What the class of a typed error means for the reader. */
export function classWords(errorClass) {
  return CLASS[errorClass] ?? errorClass;
}

/** Whether nothing more will happen to a job. */
export function isOver({ state }) {
  return ['succeeded', 'failed', 'cancelled'].includes(state);
}
