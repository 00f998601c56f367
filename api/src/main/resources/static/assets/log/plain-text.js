// CSI sequences (colours, cursor), OSC sequences (titles, links), and the other two-character escapes of ECMA-48
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g;
// other control characters, and those that turn the direction of text round and so can fake a line
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A log line as text alone: no terminal colours, no control characters; of what a carriage return overwrote, the last. */
export function plainText(line) {
  const text = line.replace(ESCAPES, '').replace(/\r+$/, '');
  return text.slice(text.lastIndexOf('\r') + 1).replace(UNSEEN, '');
}
