import { moment } from '../time.js';

// count says what happens at the end of the countdown
const WAITING = {
  time: { title: 'It begins later', icon: 'clock', count: 'Begins in' },
  window: { title: 'It waits for the maintenance window', icon: 'clock', count: 'Opens in' },
  queue: { title: 'It waits in the queue', icon: 'clock', count: 'Looks again in' },
  temporal: { title: 'It waits for Temporal', icon: 'warn', count: 'Tries again in' },
  approval: { title: 'It waits for an approval', icon: 'pause', count: 'Goes on in' },
  resume: { title: 'It is paused', icon: 'pause', count: 'Goes on in' },
  decision: { title: 'It waits for a decision', icon: 'warn', count: 'Goes on in' },
  capacity: { title: 'It waits for room in the cluster', icon: 'clock', count: 'Tries again in' },
  retry: { title: 'It tries again', icon: 'clock', count: 'Tries again in' },
};
const OTHER = { title: 'It waits', icon: 'clock', count: 'Goes on in' };

const TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;

/** What a job waits for: title, icon, words before the countdown, the reason as a sentence, and until when. */
export function waitingWords({ waiting, waitingFor }) {
  const reason = waiting?.reason ?? waitingFor ?? '';
  return { ...(WAITING[waiting?.kind] ?? OTHER), text: sentence(reason), until: waiting?.until ?? null };
}

/** With a capital letter, and times in the reader's time zone. */
function sentence(reason) {
  return (reason.slice(0, 1).toUpperCase() + reason.slice(1)).replaceAll(TIME, time => moment(time));
}
