/** Numbers and times as people read them. */

const MICROS_PER_SECOND = 1e6;
const MICROS_PER_HOUR = 3.6e9;

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** 19204 -> "19 204" with a thin space that does not break. */
export function count(value) {
  return whole.format(value).replaceAll(',', '\u202f');
}

/** 1, "asset" -> "1 asset"; 2, "asset" -> "2 assets". */
export function counted(value, word) {
  return `${count(value)} ${word}${value === 1 ? '' : 's'}`;
}

/** 41234 -> "41.2 k", 1250000 -> "1.25 M": three digits that count. */
export function about(value) {
  const size = Math.abs(value);
  if (size < 1000) {
    return whole.format(value);
  }
  const [unit, name] = size < 999_500 ? [1e3, 'k'] : size < 999_500_000 ? [1e6, 'M'] : [1e9, 'G'];
  return `${(value / unit).toPrecision(3)} ${name}`;
}

/** 0.374 -> "37 %". Never rounds to 0 or 100 what is not. */
export function share(value) {
  const percent = value * 100;
  if (percent > 0 && percent < 1) {
    return '<1 %';
  }
  if (percent > 99 && percent < 100) {
    return `${Math.min(99.9, Math.round(percent * 10) / 10)} %`;
  }
  return `${Math.round(percent)} %`;
}

/** Microseconds since the start -> "T+02:14:30". */
export function sinceStart(micros) {
  const seconds = Math.max(0, Math.floor(micros / MICROS_PER_SECOND));
  return `T+${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The same moment on the clock of the scenario: "Tue 10 Mar, 08:14". Scenario times have no zone. */
export function localTime(start, micros) {
  return `${localDay(start, micros)}, ${localClock(start, micros)}`;
}

/** Only the hour: "08:14". */
export function localClock(start, micros) {
  return clock.format(atLocal(start, micros));
}

/** Only the day: "Tue 10 Mar". */
export function localDay(start, micros) {
  return day.format(atLocal(start, micros)).replace(',', '');
}

/** An instant of the real world, in the reader's own zone. */
export function realTime(text) {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : moment.format(at);
}

/** A span: "16 min", "2 h 5 min", "40 s". */
export function span(micros) {
  const seconds = Math.round(micros / MICROS_PER_SECOND);
  if (seconds < 90) {
    return `${seconds} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * What people type as a time: "2:14", "2:14:30", "14h", "90 min", "T+2:14". Hours may exceed 24.
 * @returns microseconds since the start, or null when it is none
 */
export function parseTime(text) {
  const typed = text.trim().replace(/^t\s*\+?\s*/i, '');
  const parts = /^(\d+):([0-5]?\d)(?::([0-5]?\d))?$/.exec(typed);
  if (parts) {
    return (Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600) * MICROS_PER_HOUR;
  }
  const amount = /^(\d+(?:\.\d+)?)\s*(h|min|m|s|d)?$/i.exec(typed);
  if (!amount) {
    return null;
  }
  const hours = { h: 1, min: 1 / 60, m: 1 / 60, s: 1 / 3600, d: 24 }[(amount[2] ?? 'h').toLowerCase()];
  return Number(amount[1]) * hours * MICROS_PER_HOUR;
}

function atLocal(start, micros) {
  return new Date(Date.parse(`${start.length === 16 ? `${start}:00` : start}Z`) + micros / 1000);
}

function two(number) {
  return String(number).padStart(2, '0');
}
