import { call } from '../http.js';
import { keepOpen } from '../socket.js';
import { repeatedly } from '../wait.js';

// a ping comes every 15 s: after two that are missing the connection counts as dead
const SILENCE_MS = 35_000;
const PLATFORM_RETRY_MS = 5_000;

/** What is known of the cluster and the platform, live. Dispatches "change". */
class ClusterState extends EventTarget {
  /** The last frame of /ws/cluster/status; null until the first. */
  status = null;
  /** Whether the socket is open, so that the status is today's. */
  live = false;
  /** The answer of /api/platform; null until it came. */
  platform = null;

  /** Follows the cluster until the signal aborts. */
  follow(signal) {
    keepOpen({
      address: () => '/ws/cluster/status',
      silence: SILENCE_MS,
      message: text => this.#set({ status: JSON.parse(text) }),
      state: word => this.#set({ live: word === 'open' }),
    }, signal);
    repeatedly(() => this.#readPlatform(signal), signal);
    signal.addEventListener('abort', () => this.#set({ status: null, live: false, platform: null }));
  }

  async #readPlatform(signal) {
    try {
      this.#set({ platform: await call('/api/platform', { signal }) });
      return null;
    } catch {
      return PLATFORM_RETRY_MS;
    }
  }

  #set(changes) {
    Object.assign(this, changes);
    this.dispatchEvent(new Event('change'));
  }
}

export const clusterState = new ClusterState();

/** The cluster's state as tone and words, and a detail where there is one. */
export function clusterWords({ status, live, platform }) {
  if (status === null) return { tone: 'idle', text: 'Asking for the cluster' };
  if (!live) return { tone: 'idle', text: 'Reconnecting' };
  if (status.status !== 'connected') return { tone: 'bad', text: 'Cluster unreachable' };
  return { tone: 'ok', text: platform?.simulated ? 'Simulator' : 'Cluster', detail: status.clusterVersion?.split('+')[0] };
}
