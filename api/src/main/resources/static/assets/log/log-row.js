import { clock } from '../time.js';

// what is longer is shown whole in the line's detail and in the file
const LONGEST_SHOWN = 2_000;

/** Draws one line. Everything that comes from the log becomes text nodes. */
export function drawRow(line, query) {
  const row = document.createElement('div');
  row.className = 'log-row';
  row.dataset.source = line.source;
  row.dataset.level = line.level;
  row.append(part('log-time', clock(line.at)), part('log-source', line.source));
  const text = document.createElement('span');
  text.className = 'log-text';
  const shown = line.text.length > LONGEST_SHOWN ? `${line.text.slice(0, LONGEST_SHOWN)} …` : line.text;
  text.append(...marked(shown, query));
  row.append(text);
  return row;
}

function part(className, text) {
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}

function marked(text, query) {
  if (query === '') return [text];
  const pieces = [];
  const lower = text.toLowerCase();
  // a few letters change their length in lower case: then the places would be wrong, and nothing is marked
  if (lower.length !== text.length) return [text];
  let from = 0;
  for (let at = lower.indexOf(query); at >= 0; at = lower.indexOf(query, from)) {
    const mark = document.createElement('mark');
    mark.textContent = text.slice(at, at + query.length);
    pieces.push(text.slice(from, at), mark);
    from = at + query.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}
