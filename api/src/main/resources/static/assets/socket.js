import { address, call } from './http.js';
import { pause } from './wait.js';

const LONGEST_WAIT_MS = 5_000;
const STEADY_AFTER_MS = 10_000;

/**
 * Keeps a WebSocket open until the signal aborts or the listener is finished: a ticket for each try, a longer wait
 * after each failure.
 *
 * listener: address() gives path and query of the next try; message(text) takes a frame; state(word) hears
 * "connecting", "open" and "waiting"; failed(tries) may return true to give up; finished() tells that no more is to
 * come; silence is the number of milliseconds without a frame after which the connection counts as dead.
 */
export async function keepOpen(listener, signal) {
  let tries = 0;
  while (!signal.aborted) {
    listener.state?.('connecting');
    const openFor = await once(listener, signal);
    if (signal.aborted || listener.finished?.()) return;
    tries = openFor > STEADY_AFTER_MS ? 0 : tries + 1;
    listener.state?.('waiting');
    if (await listener.failed?.(tries)) return;
    await pause(backOff(tries), signal);
  }
}

function backOff(tries) {
  const longest = Math.min(LONGEST_WAIT_MS, 250 * 2 ** tries);
  return longest / 2 + Math.random() * longest / 2;
}

/** One connection from ticket to close; returns for how many milliseconds it was open. */
async function once(listener, signal) {
  let ticket;
  try {
    ({ ticket } = await call('/api/ws-tickets', { method: 'POST', signal }));
  } catch {
    return 0;
  }
  if (signal.aborted) return 0;
  const url = address(listener.address(), location.protocol === 'https:' ? 'wss:' : 'ws:');
  url.searchParams.set('ticket', ticket);
  return new Promise(resolve => connect(url, listener, signal, resolve));
}

function connect(url, listener, signal, resolve) {
  const socket = new WebSocket(url);
  let openedAt = 0;
  let watch;
  const end = () => socket.close();
  const heard = () => {
    clearTimeout(watch);
    if (listener.silence) watch = setTimeout(end, listener.silence);
  };
  signal.addEventListener('abort', end);
  heard();
  socket.onopen = () => {
    openedAt = performance.now();
    heard();
    listener.state?.('open');
  };
  socket.onmessage = event => {
    heard();
    listener.message(event.data);
  };
  socket.onclose = () => {
    clearTimeout(watch);
    signal.removeEventListener('abort', end);
    resolve(openedAt === 0 ? 0 : performance.now() - openedAt);
  };
}
