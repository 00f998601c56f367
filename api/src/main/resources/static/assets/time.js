const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const DATE = new Intl.DateTimeFormat(undefined, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });

/** A span of milliseconds as people say it: 840 ms, 12.4 s, 3 min 05 s, 2 h 07 min. */
export function span(ms) {
  if (!Number.isFinite(ms) || ms < 0) return '';
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** What is left of a wait, in whole seconds and no more than two units: 12 s, 3 min 05 s, 2 h 07 min, 3 d 04 h. */
export function left(ms) {
  const seconds = Math.ceil(ms / 1_000);
  const units = [['d', Math.floor(seconds / 86_400)], ['h', Math.floor(seconds / 3_600) % 24], ['min', Math.floor(seconds / 60) % 60], ['s', seconds % 60]];
  const first = Math.max(0, units.findIndex(([, number]) => number > 0));
  return units.slice(first, first + 2).map(([unit, number], i) => `${i === 0 ? number : String(number).padStart(2, '0')} ${unit}`).join(' ');
}

/** Milliseconds between two times of the API; until now where the second is missing; NaN where the first is. */
export function between(from, to) {
  return from ? (to ? Date.parse(to) : Date.now()) - Date.parse(from) : NaN;
}

/** The time of day to the millisecond, in the reader's time zone. */
export function clock(time) {
  const date = new Date(time);
  return `${CLOCK.format(date)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** The time of day to the second, in the reader's time zone. */
export function timeOfDay(time) {
  return CLOCK.format(new Date(time));
}

/** The day in the reader's language and time zone. */
export function day(time) {
  return DATE.format(new Date(time));
}

/** Day and time in the reader's language and time zone. */
export function moment(time) {
  return time ? DAY.format(new Date(time)) : '–';
}

/** How long ago something was: "3 minutes ago". */
export function ago(time) {
  const seconds = (Date.parse(time) - Date.now()) / 1_000;
  for (const [unit, length] of [['day', 86_400], ['hour', 3_600], ['minute', 60]]) {
    if (Math.abs(seconds) >= length) return RELATIVE.format(Math.round(seconds / length), unit);
  }
  return 'just now';
}
