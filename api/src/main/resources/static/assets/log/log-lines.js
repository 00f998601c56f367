import { plainText } from './plain-text.js';

const FINAL = { 'Deployment Complete': 'ok', 'Deployment Failed': 'bad', 'Deployment Cancelled': 'idle' };
// certain signs of trouble; an error's code at the end; signs that count unless the line is a warning; words that take them back
const CERTAIN = /^error\b|\berror:|\bfatal\b|\bpanic\b|BackOff\b|OOMKilled|ErrImage\w+/i;
const CODE = /\([A-Z]+_[A-Z_]+\)$/;
const TROUBLE = /\b(errors?|failed|failure|exception|forbidden|unschedulable|denied|refused|cannot|crash\w*|evicted|exceeded|timed out)\b/i;
const NO_TROUBLE = /\b(no|0|without) (errors?|failures?)\b|\b0 failed\b/i;
const WARNING = /\b(warn|warning|failing)\b|^Hint:/i;

/** All lines of one deployment's log, each once and in order. */
export class LogLines {
  /** Lines as { seq, at, source, text, level }, level being "bad", "warn", "ok" or "plain". */
  all = [];
  /** The sequence number of the last line; null before the first. */
  lastSeq = null;
  /** How many lines each source has, in the order in which they first spoke. */
  sources = new Map();
  /** The tone of the final line; null until it came. */
  outcome = null;

  /** Takes a frame of the log's socket; false for a line that is there already. */
  add({ seq, at, source, line }) {
    if (this.lastSeq !== null && seq <= this.lastSeq) return false;
    const tag = `[${source}] `;
    const text = plainText(line.startsWith(tag) ? line.slice(tag.length) : line);
    this.all.push({ seq, at, source, text, level: levelOf(source, text) });
    this.lastSeq = seq;
    this.sources.set(source, (this.sources.get(source) ?? 0) + 1);
    if (source === 'slipway' && Object.hasOwn(FINAL, text)) this.outcome = FINAL[text];
    return true;
  }

  /** Milliseconds from the first line to the last. */
  get span() {
    return this.all.length < 2 ? NaN : Date.parse(this.all.at(-1).at) - Date.parse(this.all[0].at);
  }
}

function levelOf(source, text) {
  if (source === 'slipway' && Object.hasOwn(FINAL, text)) return FINAL[text] === 'idle' ? 'plain' : FINAL[text];
  if (CERTAIN.test(text) || CODE.test(text)) return 'bad';
  if (WARNING.test(text)) return 'warn';
  return TROUBLE.test(text) && !NO_TROUBLE.test(text) ? 'bad' : 'plain';
}

/** Lines as they are saved and copied. */
export function asText(lines) {
  return lines.map(({ at, source, text }) => `${at} [${source}] ${text}\n`).join('');
}
