const ACTION = {
  install: { tone: 'ok', text: 'Installed' },
  upgrade: { tone: 'busy', text: 'Upgraded' },
  unchanged: { tone: 'idle', text: 'Left alone' },
};

const CHANGE = {
  added: { tone: 'ok', text: 'Added', sign: '+' },
  removed: { tone: 'bad', text: 'Removed', sign: '−' },
  changed: { tone: 'busy', text: 'Changed', sign: '~' },
  unchanged: { tone: 'idle', text: 'Unchanged', sign: '=' },
};

/** What becomes of a release. */
export const actionWords = action => ACTION[action] ?? { tone: 'warn', text: String(action) };

/** What becomes of an object. */
export const changeWords = change => CHANGE[change] ?? { tone: 'warn', text: String(change), sign: '?' };

/** What is dangerous in a plan: { component, object, reasons } for each object that is. */
export function dangers({ releases }) {
  return releases.flatMap(({ component, objects }) => objects
    .filter(({ destructive }) => destructive?.length > 0)
    .map(({ kind, name, destructive }) => ({ component, object: `${kind}/${name}`, reasons: destructive.map(({ reason }) => reason) })));
}

/** How many objects of a plan change. */
export function changeCount({ releases }) {
  return releases.flatMap(({ objects }) => objects).filter(({ change }) => change !== 'unchanged').length;
}
