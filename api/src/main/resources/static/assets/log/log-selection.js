/**
 * The lines that are shown, after sources were left out, and where in them the searched text and the errors are.
 * Positions count shown lines from 0.
 */
export class LogSelection {
  shown = [];
  matches = [];
  errors = [];
  query = '';
  hidden = new Set();
  #lines;
  #read = 0;

  constructor(lines) {
    this.#lines = lines;
  }

  /** Takes in the lines that have come since. */
  grow() {
    const { all } = this.#lines;
    for (; this.#read < all.length; this.#read++) this.#take(all[this.#read]);
  }

  toggle(source) {
    if (!this.hidden.delete(source)) this.hidden.add(source);
    this.#again();
  }

  search(text) {
    this.query = text.toLowerCase();
    this.matches = [];
    this.shown.forEach((line, position) => this.#match(line, position));
  }

  #again() {
    Object.assign(this, { shown: [], matches: [], errors: [] });
    this.#read = 0;
    this.grow();
  }

  #take(line) {
    if (this.hidden.has(line.source)) return;
    const position = this.shown.push(line) - 1;
    if (line.level === 'bad') this.errors.push(position);
    this.#match(line, position);
  }

  #match(line, position) {
    if (this.query !== '' && line.text.toLowerCase().includes(this.query)) this.matches.push(position);
  }
}

/** The first of the ascending positions after one, or before it; round at the end; null where there is none. */
export function neighbour(positions, from, step) {
  if (positions.length === 0) return null;
  if (step > 0) return positions.find(position => position > from) ?? positions[0];
  return positions.findLast(position => position < from) ?? positions.at(-1);
}
