const STATE = {
  pending: { tone: 'idle', text: 'Pending', icon: 'clock' },
  running: { tone: 'busy', text: 'Running', icon: 'clock' },
  succeeded: { tone: 'ok', text: 'Succeeded', icon: 'check' },
  failed: { tone: 'bad', text: 'Failed', icon: 'cross' },
  cancelled: { tone: 'idle', text: 'Cancelled', icon: 'dash' },
  skipped: { tone: 'idle', text: 'Skipped', icon: 'dash' },
};

const STEP = {
  namespace: 'Namespace',
  postgresql: 'PostgreSQL',
  'backend-api': 'Backend API',
  'user-frontend': 'Frontend',
  verify: 'Verify',
};

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

/** A step's name as people read it. */
export function stepName(name) {
  return STEP[name] ?? name;
}

/** What the class of a typed error means for the reader. */
export function classWords(errorClass) {
  return CLASS[errorClass] ?? errorClass;
}

/** Whether nothing more will happen to a job. */
export function isOver({ state }) {
  return ['succeeded', 'failed', 'cancelled'].includes(state);
}
