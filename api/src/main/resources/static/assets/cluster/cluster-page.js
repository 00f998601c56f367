import { View, html, nothing } from '../view.js';
import { call } from '../http.js';
import { icon } from '../icons.js';
import { failureNote, pill } from '../page/words.js';
import { ago, moment } from '../time.js';
import { repeatedly } from '../wait.js';
import { clusterState, clusterWords } from './cluster-state.js';

const CONNECTION = { ok: 'Connected', bad: 'Unreachable', idle: 'Asking' };
const PLATFORM_MS = 15_000;

/** The cluster's state and the parts the platform is made of. */
class ClusterPage extends View {
  static {
    this.reactive('platform', 'failure');
  }

  start(signal) {
    clusterState.addEventListener('change', () => this.update(), { signal });
    repeatedly(() => this.read(signal), signal);
  }

  async read(signal) {
    try {
      this.platform = await call('/api/platform', { signal });
      this.failure = null;
    } catch (failure) {
      if (!signal.aborted) this.failure = failure;
    }
    return PLATFORM_MS;
  }

  template() {
    const platform = this.platform ?? clusterState.platform;
    return html`<header class="page-head"><h1 tabindex="-1">Cluster</h1></header>
      ${failureNote(this.failure)}
      ${this.connection(platform)}
      ${platform ? parts(platform) : nothing}`;
  }

  connection(platform) {
    const { status } = clusterState;
    const { tone } = clusterWords(clusterState);
    return html`<section class="card cluster-card" aria-labelledby="connection">
      <div class="card-head"><h2 id="connection">Connection to Kubernetes</h2>${pill(tone, CONNECTION[tone])}</div>
      ${status?.error ? html`<p class="cluster-error">${status.error}</p>
        <p class="muted small">Deployments wait and go on when it is back. Look at the cluster's API server and at the settings Slipway was started with.</p>` : nothing}
      <dl class="facts">
        <div><dt>Version</dt><dd>${status?.clusterVersion ?? '–'}</dd></div>
        <div><dt>Kind</dt><dd>${platform ? (platform.simulated ? 'Simulator, inside Slipway' : 'Kubernetes') : '–'}</dd></div>
        <div><dt>Last heard</dt><dd>${status?.at ? html`<time datetime=${status.at} title=${moment(status.at)}>${ago(status.at)}</time>` : '–'}</dd></div>
        ${platform?.temporalUi ? html`<div><dt>Workflows</dt><dd><a href=${platform.temporalUi} target="_blank" rel="noopener noreferrer">Temporal ${icon('open')}</a></dd></div>` : nothing}
        <div><dt>Slipway</dt><dd>${platform?.version ?? '–'}</dd></div>
      </dl>
    </section>`;
  }
}

function parts(platform) {
  return html`<section class="card flush" aria-labelledby="parts">
    <div class="card-head"><h2 id="parts">Parts of the platform</h2></div>
    <div class="scroll-x" tabindex="0" role="group" aria-labelledby="parts">
    <table class="plain">
      <thead><tr><th scope="col">Part</th><th scope="col">What</th><th scope="col">Where</th><th scope="col">Kept</th></tr></thead>
      <tbody>${platform.parts.map(part => html`<tr>
        <th scope="row">${part.name}</th><td>${part.what}</td><td class="where">${part.where}</td>
        <td>${part.durable ? pill('ok', 'durable') : pill('warn', 'until it stops')}</td>
      </tr>`)}</tbody>
    </table></div>
  </section>`;
}

customElements.define('slipway-cluster-page', ClusterPage);
