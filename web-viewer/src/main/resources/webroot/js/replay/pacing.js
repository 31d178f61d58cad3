/**
 * How fast recorded time passes on the screen. A quiet hour lasts at most two seconds; a burst of changes lasts at least six.
 * The horizon is cut into short spans; each gets its seconds on screen, and their running sum is the whole answer.
 */

const SPAN_MINUTES = 2;
const QUIET_SECONDS_PER_HOUR = 2;
const BURST_SECONDS = 6;
const MICROS_PER_MINUTE = 6e7;
/** A span belongs to a burst when it holds this many times the events of a span of equal share. */
const BURST_FACTOR = 4;

/**
 * @param eventsPerSpan number of events in each of equal spans over the horizon
 * @param horizonMicros length of the recording
 * @returns {{secondsAt: Float64Array, spanMicros: number, bursts: {from: number, to: number}[]}} `secondsAt[i]` is when span i begins on screen
 */
export function pace(eventsPerSpan, horizonMicros) {
  const spans = eventsPerSpan.length;
  const spanMicros = horizonMicros / spans;
  const seconds = new Float64Array(spans).fill((QUIET_SECONDS_PER_HOUR * spanMicros) / (60 * MICROS_PER_MINUTE));
  const bursts = findBursts(eventsPerSpan).map(({ from, to }) => {
    const quiet = seconds[from] * (to - from);
    spread(seconds, eventsPerSpan, from, to, Math.max(BURST_SECONDS, quiet));
    return { from: from * spanMicros, to: to * spanMicros };
  });
  return { secondsAt: runningSum(seconds), spanMicros, bursts };
}

/** Number of spans for a horizon. */
export function spansFor(horizonMicros) {
  return Math.max(1, Math.ceil(horizonMicros / (SPAN_MINUTES * MICROS_PER_MINUTE)));
}

/** Recorded time after `seconds` more on screen. */
export function advance(pacing, micros, seconds) {
  return microsAt(pacing, secondsOf(pacing, micros) + seconds);
}

/** How many recorded microseconds pass in one second on screen, at a recorded time. */
export function compressionAt(pacing, micros) {
  const span = spanOf(pacing, micros);
  return pacing.spanMicros / (pacing.secondsAt[span + 1] - pacing.secondsAt[span]);
}

function secondsOf({ secondsAt, spanMicros }, micros) {
  const span = spanOf({ secondsAt, spanMicros }, micros);
  const part = micros / spanMicros - span;
  return secondsAt[span] + part * (secondsAt[span + 1] - secondsAt[span]);
}

function microsAt({ secondsAt, spanMicros }, seconds) {
  const last = secondsAt.length - 1;
  if (seconds >= secondsAt[last]) {
    return last * spanMicros;
  }
  let low = 0;
  let high = last;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (secondsAt[middle] <= seconds) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return (low + (seconds - secondsAt[low]) / (secondsAt[high] - secondsAt[low])) * spanMicros;
}

function spanOf({ secondsAt, spanMicros }, micros) {
  return Math.max(0, Math.min(secondsAt.length - 2, Math.floor(micros / spanMicros)));
}

function findBursts(counts) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const threshold = Math.max(1, (BURST_FACTOR * total) / counts.length);
  const bursts = [];
  for (let i = 0; i < counts.length; i++) {
    if (counts[i] <= threshold) {
      continue;
    }
    const from = i;
    while (i < counts.length && counts[i] > threshold) {
      i++;
    }
    bursts.push({ from, to: i });
  }
  return bursts;
}

/** Gives the spans of a burst its seconds, half evenly and half by the number of events. */
function spread(seconds, counts, from, to, total) {
  let events = 0;
  for (let i = from; i < to; i++) {
    events += counts[i];
  }
  for (let i = from; i < to; i++) {
    seconds[i] = Math.max(seconds[i], total * (0.5 / (to - from) + (0.5 * counts[i]) / events));
  }
}

function runningSum(values) {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    sums[i + 1] = sums[i] + values[i];
  }
  return sums;
}
