import { newIdempotencyKey } from './http.js';

/** The idempotency key of a form's request. */
export class RequestKey {
  #sent = null;

  /** The same request sent again, after an answer that got lost, has the same key; another request has another. */
  of(request) {
    const text = JSON.stringify(request);
    if (this.#sent?.text !== text) this.#sent = { text, key: newIdempotencyKey() };
    return this.#sent.key;
  }

  /** A failure came: where it was an answer, the next press of the button is a new request, also with the same body. */
  failed({ status }) {
    if (status !== 0) this.#sent = null;
  }
}
