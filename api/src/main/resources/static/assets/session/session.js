const KEY = 'slipway.token';

/**
 * Who is signed in, as far as this tab knows: the token is in the tab's session storage and nowhere else.
 * Dispatches "change" when somebody signs in or out.
 */
class Session extends EventTarget {
  /** Why the last session ended, for the sign-in page; null where nobody needs to be told. */
  reason = null;

  get token() {
    return sessionStorage.getItem(KEY);
  }

  open(token) {
    sessionStorage.setItem(KEY, token);
    this.reason = null;
    this.dispatchEvent(new Event('change'));
  }

  close(reason = null) {
    if (this.token === null) return;
    sessionStorage.removeItem(KEY);
    this.reason = reason;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session();
