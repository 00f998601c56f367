import { View, html, nothing } from './view.js';
import { find, here } from './router.js';
import { icon } from './icons.js';
import { routes } from './routes.js';
import { announce } from './page/announcer.js';
import { emptyState } from './page/words.js';
import './page/copy-button.js';
import { session } from './session/session.js';
import './session/sign-in.js';
import './theme/theme-switch.js';
import { clusterState } from './cluster/cluster-state.js';
import './cluster/cluster-indicator.js';

/** The frame of every page: who is signed in, the head, and the page the address asks for. */
class App extends View {
  #signedIn = null;

  start(signal) {
    window.addEventListener('hashchange', () => this.moved(), { signal });
    session.addEventListener('change', () => this.sessionChanged(), { signal });
    clusterState.addEventListener('change', () => this.update(), { signal });
    this.sessionChanged();
  }

  sessionChanged() {
    this.#signedIn?.abort();
    this.#signedIn = null;
    if (session.token !== null) {
      this.#signedIn = new AbortController();
      clusterState.follow(this.#signedIn.signal);
    }
    this.update();
  }

  moved() {
    this.update();
    // the new page is drawn in a microtask, its heading in one after that
    requestAnimationFrame(() => {
      window.scrollTo(0, 0);
      this.querySelector('main h1')?.focus({ preventScroll: true });
      announce(document.title);
    });
  }

  template() {
    if (session.token === null) return html`<slipway-sign-in></slipway-sign-in>`;
    const { path, query } = here();
    const found = find(routes, path);
    document.title = `${found ? found.route.title(found.params) : 'Not found'} · Slipway`;
    return html`
      <button class="skip" type="button" @click=${() => this.querySelector('main').focus()}>Skip to the page</button>
      ${head(found?.route.area)}
      ${clusterState.platform?.simulated ? simulatorStrip() : nothing}
      <main tabindex="-1">${found ? found.route.draw(found.params, query) : lost()}</main>`;
  }
}

function head(area) {
  const entry = (name, href, text) =>
    html`<a href=${href} aria-current=${area === name ? 'page' : 'false'}>${text}</a>`;
  return html`<header class="head">
    <a class="brand" href="#/"><img src="favicon.svg" alt="" width="26" height="26">Slipway</a>
    <nav aria-label="Main">
      ${entry('tenants', '#/', 'Tenants')} ${entry('cluster', '#/cluster', 'Cluster')}
      <a href="swagger-ui/index.html">API</a>
    </nav>
    <div class="head-end">
      <slipway-cluster-indicator></slipway-cluster-indicator>
      <slipway-theme-switch></slipway-theme-switch>
      <button class="quiet icon-only" type="button" aria-label="Sign out" title="Sign out"
        @click=${() => session.close()}>${icon('out')}</button>
    </div>
  </header>`;
}

function simulatorStrip() {
  return html`<aside class="strip" aria-label="About this cluster"><strong>This cluster is a simulator.</strong>
    Pods come up, but nothing runs in them. Start Slipway with <code>KUBECONFIG</code> to deploy for real.</aside>`;
}

function lost() {
  return emptyState('There is no such page', 'The address may be mistyped, or what it named is gone.',
    html`<a class="button" href="#/">To the tenants</a>`);
}

customElements.define('slipway-app', App);
