import { View, html } from '../view.js';
import { announce } from '../page/announcer.js';
import { pill } from '../page/words.js';
import { clusterState, clusterWords } from './cluster-state.js';

/** The cluster's state in the head of every page; leads to the cluster page. */
class ClusterIndicator extends View {
  #said = null;

  start(signal) {
    clusterState.addEventListener('change', () => this.changed(), { signal });
  }

  changed() {
    const { tone, text } = clusterWords(clusterState);
    if (this.#said !== null && this.#said !== tone && tone !== 'idle') announce(text);
    if (tone !== 'idle') this.#said = tone;
    this.update();
  }

  template() {
    const { tone, text, detail } = clusterWords(clusterState);
    return html`<a class="indicator" href="#/cluster" title=${clusterState.status?.error ?? text}>${pill(tone, text, detail)}</a>`;
  }
}

customElements.define('slipway-cluster-indicator', ClusterIndicator);
