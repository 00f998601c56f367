/** Resolves after some milliseconds, or at once when the signal aborts. */
export function pause(ms, signal) {
  return new Promise(resolve => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    // the network is back: no reason to wait any longer
    window.addEventListener('online', done);
  });
}

function whenVisible(signal) {
  return new Promise(resolve => {
    if (!document.hidden || signal.aborted) return resolve();
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
  });
}

/**
 * Does something again and again until the signal aborts, one at a time, and not while the page is hidden. The task
 * returns after how many milliseconds it wants to be done again, or null when it is done for good. Returns a function
 * that cuts the present wait short.
 */
export function repeatedly(task, signal) {
  let wake = new AbortController();
  let again = false;
  const loop = async () => {
    while (!signal.aborted) {
      await whenVisible(signal);
      again = false;
      const ms = await task();
      if (ms === null) return;
      if (again) continue;
      wake = new AbortController();
      await pause(ms, AbortSignal.any([signal, wake.signal]));
    }
  };
  loop().catch(failure => {
    if (!signal.aborted) throw failure;
  });
  return () => {
    again = true;
    wake.abort();
  };
}
