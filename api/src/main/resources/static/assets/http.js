import { session } from './session/session.js';

const TIMEOUT_MS = 20_000;
const ROOT = new URL('..', import.meta.url);

/** An answer of the API that is not a success, or no answer at all (status 0, code UNREACHABLE). */
export class ApiError extends Error {
  constructor(status, body) {
    super(body.message ?? `The server answered ${status}`);
    this.status = status;
    this.code = body.code ?? `HTTP_${status}`;
    this.detail = body.error && body.error !== this.message ? body.error : null;
    this.fields = body.fields ?? {};
    this.requestId = body.requestId ?? null;
    this.deploymentJobId = body.deploymentJobId ?? null;
  }
}

/** The address of something Slipway serves, wherever it is mounted. */
export function address(path, scheme = ROOT.protocol) {
  const url = new URL(path.replace(/^\//, ''), ROOT);
  url.protocol = scheme;
  return url;
}

/** A new key for a request that must not be done twice. */
export function newIdempotencyKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Calls the API and returns its JSON. Throws an ApiError, or the signal's AbortError when the caller has left.
 * A refused token ends the session, unless the token was given by the caller.
 */
export async function call(path, { method = 'GET', body, idempotencyKey, signal, token } = {}) {
  const headers = { accept: 'application/json', authorization: `Bearer ${token ?? session.token}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  const response = await send(address(path), { method, headers, body: JSON.stringify(body), cache: 'no-store' }, signal);
  const answer = await read(response);
  if (response.ok) return answer;
  if (response.status === 401 && token === undefined) {
    session.close('Slipway does not accept this sign-in any more. Please sign in again.');
  }
  throw new ApiError(response.status, answer);
}

async function send(url, request, signal) {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(url, { ...request, signal: signal ? AbortSignal.any([signal, limit]) : limit });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError(0, {
      code: 'UNREACHABLE',
      message: limit.aborted ? 'Slipway did not answer in time' : 'Slipway cannot be reached',
      error: 'Is it running? This page goes on by itself when it is back.',
    });
  }
}

async function read(response) {
  const text = await response.text().catch(() => '');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    if (response.ok) throw new ApiError(response.status, { code: 'NOT_JSON', message: 'The server answered something that is not JSON' });
    return {};
  }
}
