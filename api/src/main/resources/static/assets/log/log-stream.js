import { keepOpen } from '../socket.js';

/**
 * Reads a deployment's log into lines, from the first to the final one; after a cut it goes on behind the last line it
 * has. changed() is called after each frame, state(word) with "connecting", "open", "waiting" or "ended".
 */
export async function readLog({ code, jobId, lines, changed, state }, signal) {
  await keepOpen({
    address: () => {
      const query = new URLSearchParams({ deploymentJobId: jobId, format: 'json' });
      if (lines.lastSeq !== null) query.set('after', lines.lastSeq);
      return `/ws/tenants/${encodeURIComponent(code)}/deploy/logs?${query}`;
    },
    message: text => {
      const frame = JSON.parse(text);
      if (lines.add(frame)) changed(frame);
    },
    finished: () => lines.outcome !== null,
    state,
  }, signal);
  if (!signal.aborted) state('ended');
}
