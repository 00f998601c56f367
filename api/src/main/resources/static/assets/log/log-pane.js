import { drawRow } from './log-row.js';

const OVERSCAN = 30;

/**
 * Shows a long list of lines in a scrolling element by drawing only those in sight and some around them, so that
 * 50,000 lines cost as much as 100. All lines have one height, which the style sheet gives as --log-row.
 */
export class LogPane {
  #scroller;
  #space = document.createElement('div');
  #rows = new Map();
  #selection;
  #drawnQuery = '';
  #selected = null;
  #lastTop = 0;
  #widest = 0;
  /** Whether new lines scroll into sight by themselves. */
  follow = true;

  /** followChanged() is called when scrolling turned following off or on; signal ends the pane. */
  constructor(scroller, selection, followChanged, signal) {
    this.#scroller = scroller;
    this.#selection = selection;
    this.#space.className = 'log-space';
    scroller.replaceChildren(this.#space);
    scroller.addEventListener('scroll', () => this.#scrolled(followChanged), { signal, passive: true });
    const sizes = new ResizeObserver(() => this.refresh());
    sizes.observe(scroller);
    signal.addEventListener('abort', () => sizes.disconnect());
  }

  get rowHeight() {
    return parseFloat(getComputedStyle(this.#scroller).getPropertyValue('--log-row'));
  }

  /** Forgets what is drawn: the lines at the positions are others now. */
  reset() {
    this.#rows.clear();
    this.#space.replaceChildren();
    this.refresh();
  }

  /** Brings the drawing up to date after lines have come, the search has changed or the element was resized. */
  refresh() {
    if (this.#drawnQuery !== this.#selection.query) {
      this.#drawnQuery = this.#selection.query;
      this.#rows.clear();
      this.#space.replaceChildren();
    }
    const height = this.rowHeight;
    this.#space.style.height = `${this.#selection.shown.length * height}px`;
    if (this.follow) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#draw(height);
  }

  /** Puts a line into the middle and marks it; null unmarks. */
  show(position) {
    this.select(position);
    if (position === null) return;
    this.follow = false;
    const height = this.rowHeight;
    this.#scroller.scrollTop = position * height - (this.#scroller.clientHeight - height) / 2;
    this.#scroller.scrollLeft = 0;
    this.#draw(height);
  }

  select(position) {
    this.#rows.get(this.#selected)?.removeAttribute('data-selected');
    this.#selected = position;
    this.#rows.get(position)?.setAttribute('data-selected', '');
  }

  /** The position of the line at a place of the window, for a click. */
  positionOf(element) {
    const row = element.closest('.log-row');
    return row ? Number(row.dataset.position) : null;
  }

  #scrolled(followChanged) {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const atEnd = scrollHeight - clientHeight - scrollTop < this.rowHeight;
    const before = this.follow;
    if (scrollTop < this.#lastTop - 1) this.follow = atEnd;
    else if (atEnd && scrollTop > this.#lastTop) this.follow = true;
    this.#lastTop = scrollTop;
    this.#draw(this.rowHeight);
    if (before !== this.follow) followChanged();
  }

  #draw(height) {
    const { scrollTop, clientHeight } = this.#scroller;
    const first = Math.max(0, Math.floor(scrollTop / height) - OVERSCAN);
    const end = Math.min(this.#selection.shown.length, Math.ceil((scrollTop + clientHeight) / height) + OVERSCAN);
    for (const [position, row] of this.#rows) {
      if (position >= first && position < end) continue;
      row.remove();
      this.#rows.delete(position);
    }
    let before = null;
    for (let position = first; position < end; position++) {
      const row = this.#rows.get(position) ?? this.#add(position, before, height);
      before = row;
    }
  }

  #add(position, before, height) {
    const line = this.#selection.shown[position];
    const row = drawRow(line, this.#selection.query);
    row.dataset.position = position;
    row.style.top = `${position * height}px`;
    if (position === this.#selected) row.setAttribute('data-selected', '');
    // in the order of the lines, so that a selection of text runs through them
    if (before) before.after(row);
    else this.#space.prepend(row);
    this.#rows.set(position, row);
    this.#widen(line.text.length);
    return row;
  }

  /** The rows are as wide as the longest line seen, so that their grounds reach as far as one can scroll. */
  #widen(length) {
    if (length <= this.#widest) return;
    this.#widest = Math.min(length, 2_010);
    this.#space.style.minWidth = `max(100%, calc(${this.#widest}ch + 16rem))`;
  }
}
