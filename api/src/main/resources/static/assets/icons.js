import { svg, html } from './view.js';

const SHAPES = {
  check: svg`<path d="M3.5 8.5l3 3 6-7"/>`,
  cross: svg`<path d="M4.5 4.5l7 7m0-7l-7 7"/>`,
  dash: svg`<path d="M4.5 8h7"/>`,
  clock: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3.2l2 1.3"/>`,
  search: svg`<circle cx="7" cy="7" r="4"/><path d="M10 10l3.5 3.5"/>`,
  up: svg`<path d="M4 10l4-4 4 4"/>`,
  down: svg`<path d="M4 6l4 4 4-4"/>`,
  follow: svg`<path d="M8 2.5v8m-3.5-3.3L8 10.7l3.5-3.5M3 13.5h10"/>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 3.2A1.5 1.5 0 0 0 9.2 2.5H4A1.5 1.5 0 0 0 2.5 4v5.2a1.5 1.5 0 0 0 .7 1.3"/>`,
  download: svg`<path d="M8 2.5v7M5 7l3 3 3-3M2.8 11v1.5a1 1 0 0 0 1 1h8.4a1 1 0 0 0 1-1V11"/>`,
  expand: svg`<path d="M9.5 2.5h4v4m0-4l-4.5 4.5m-2.5 6.5h-4v-4m0 4L7 9"/>`,
  shrink: svg`<path d="M13.5 2.5L9 7m0-4v4h4M2.5 13.5L7 9m0 4V9H3"/>`,
  open: svg`<path d="M9 2.8h4.2V7m0-4.2L7.5 8.5M11.5 9.5v2.7a1 1 0 0 1-1 1H3.8a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1h2.7"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  pause: svg`<path d="M5.5 3.5v9m5-9v9"/>`,
  play: svg`<path d="M5 3.2l7.5 4.8L5 12.8z"/>`,
  skip: svg`<path d="M3.5 4l5 4-5 4zm7.5-.5v9"/>`,
  undo: svg`<path d="M5.8 3L2.8 6l3 3M3 6h6.2a3.6 3.6 0 0 1 0 7.2H6"/>`,
  again: svg`<path d="M13 3.2v3.3H9.7M12.7 6.3A5.2 5.2 0 1 0 13.2 9"/>`,
  raise: svg`<path d="M8 13V3.5M4 7.2l4-4 4 4"/>`,
  bin: svg`<path d="M3 4.5h10M6.3 4.3V2.8h3.4v1.5M4.3 4.6l.6 8.6h6.2l.6-8.6"/>`,
  warn: svg`<path d="M8 2.5l6 10.5H2zM8 6.5v3m0 1.7v.1"/>`,
  left: svg`<path d="M10 3.5L5.5 8l4.5 4.5"/>`,
  out: svg`<path d="M6.5 2.8H3.8a1 1 0 0 0-1 1v8.4a1 1 0 0 0 1 1h2.7M10 5l3 3-3 3m3-3H6.5"/>`,
  sun: svg`<circle cx="8" cy="8" r="2.8"/><path d="M8 1.5v1.5m0 10v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1.1 1.1m7 7l1.1 1.1m0-9.2l-1.1 1.1m-7 7l-1.1 1.1"/>`,
  moon: svg`<path d="M13 9.7A5.6 5.6 0 0 1 6.3 3 5.6 5.6 0 1 0 13 9.7z"/>`,
  half: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" class="filled"/>`,
};

/** A small drawing in the text's colour, for the eye alone: what it means has to be said beside it. */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
