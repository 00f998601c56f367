import { html, nothing, render, svg } from '../webjars/lit-html/lit-html.js';
import { live } from '../webjars/lit-html/directives/live.js';
import { keyed } from '../webjars/lit-html/directives/keyed.js';
import { repeat } from '../webjars/lit-html/directives/repeat.js';

export { html, keyed, live, nothing, repeat, svg };

/**
 * An element that draws itself with lit-html into its own light DOM. What a subclass opens in start() it binds to the
 * signal, which aborts when the element leaves the page: requests, sockets, timers and listeners end with it.
 */
export class View extends HTMLElement {
  #life = null;
  #asked = false;
  #values = {};

  /** Makes properties whose change draws the element again. */
  static reactive(...names) {
    for (const name of names) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#values[name];
        },
        set(value) {
          if (this.#values[name] === value) return;
          this.#values[name] = value;
          this.update();
        },
      });
    }
  }

  connectedCallback() {
    this.#life = new AbortController();
    this.start(this.#life.signal);
    this.update();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#life = null;
  }

  /** Called when the element comes onto the page; signal aborts when it leaves. */
  start(_signal) {}

  /** What the element shows now. */
  template() {
    return nothing;
  }

  /** Called after each drawing. */
  drawn() {}

  /** Asks for a drawing; several requests make one. */
  update() {
    if (this.#asked) return;
    this.#asked = true;
    queueMicrotask(() => {
      this.#asked = false;
      if (!this.isConnected) return;
      render(this.template(), this);
      this.drawn();
    });
  }
}
