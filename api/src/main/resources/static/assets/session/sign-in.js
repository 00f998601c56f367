import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { session } from './session.js';

/** Asks for the administrator's token, tries it, and opens the session with it. */
class SignIn extends View {
  static {
    this.reactive('busy', 'problem', 'shown');
  }

  start() {
    document.title = 'Sign in · Slipway';
    this.problem = session.reason;
  }

  async signIn(event) {
    event.preventDefault();
    const token = this.querySelector('#token').value.trim();
    if (token === '') {
      this.problem = 'Enter the administrator token.';
      return;
    }
    // a header takes visible ASCII only; fetch would refuse it with a word nobody understands
    if (!/^[\x21-\x7e]+$/.test(token)) {
      this.problem = 'A token has no blanks and no special letters. Copy it once more.';
      return;
    }
    this.busy = true;
    try {
      await call('/api/tenants', { token });
      session.open(token);
    } catch (failure) {
      this.problem = failure.status === 401 ? 'This is not the administrator token.' : failure.message;
    } finally {
      this.busy = false;
    }
  }

  drawn() {
    if (this.problem) this.querySelector('#token').setAttribute('aria-invalid', 'true');
  }

  template() {
    return html`<main class="sign-in">
      <form class="card" @submit=${event => this.signIn(event)}>
        <img src="favicon.svg" alt="" width="40" height="40">
        <h1>Sign in to Slipway</h1>
        <input class="off-screen" type="text" name="username" value="administrator" autocomplete="username"
          tabindex="-1" aria-hidden="true" readonly>
        <label for="token">Administrator token</label>
        <div class="joined">
          <input id="token" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password"
            autocapitalize="off" spellcheck="false" aria-describedby="token-hint token-problem" autofocus>
          <button type="button" aria-pressed=${String(Boolean(this.shown))} @click=${() => { this.shown = !this.shown; }}>
            ${this.shown ? 'Hide' : 'Show'}</button>
        </div>
        <p id="token-problem" class="problem" role="alert">${this.problem ?? nothing}</p>
        <button class="primary wide" type="submit" ?disabled=${this.busy}>${this.busy ? 'Signing in …' : 'Sign in'}</button>
        <p id="token-hint" class="small muted">Slipway prints the token when it starts for the first time, or takes it from
          <code>SLIPWAY_ADMIN_TOKEN</code>. This tab forgets it when it is closed.</p>
      </form>
    </main>`;
  }
}

customElements.define('slipway-sign-in', SignIn);
