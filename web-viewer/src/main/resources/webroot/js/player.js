/** The clock of the page: where in the recording it stands, whether it runs, and how fast. Knows no screen and no network. */

import { advance, compressionAt } from './replay/pacing.js';

const SECOND = 1e6;
/** Recorded microseconds in a second on screen, when the speed is set by hand. */
const SPEEDS = [1, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14400].map((seconds) => seconds * SECOND);
const FACTORS = [0.25, 0.5, 1, 2, 4, 8, 16];
const NORMAL_FACTOR = 2;
const NORMAL_SPEED = 5;
/** A longer gap between frames (a hidden tab) does not make the recording jump. */
const LONGEST_STEP_SECONDS = 0.25;

export class Player {
  /** @param pacing as made by `pace` @param horizonMicros length of the recording */
  constructor(pacing, horizonMicros) {
    this.pacing = pacing;
    this.horizonMicros = horizonMicros;
    this.micros = 0;
    this.playing = false;
    this.autoPace = true;
    this.factor = NORMAL_FACTOR;
    this.speed = NORMAL_SPEED;
  }

  /** Moves the clock, without changing whether it runs. */
  goTo(micros) {
    this.micros = Math.max(0, Math.min(this.horizonMicros, micros));
  }

  /** Starts or stops. Starting at the end begins again. */
  toggle() {
    if (!this.playing && this.micros >= this.horizonMicros) {
      this.micros = 0;
    }
    this.playing = !this.playing;
  }

  /** Lets a frame's time pass; at the end of the recording the clock stops. */
  tick(seconds) {
    const step = Math.min(seconds, LONGEST_STEP_SECONDS);
    this.goTo(this.autoPace ? advance(this.pacing, this.micros, step * FACTORS[this.factor]) : this.micros + step * SPEEDS[this.speed]);
    if (this.micros >= this.horizonMicros) {
      this.playing = false;
    }
  }

  /** One step slower (-1) or faster (1). */
  changeSpeed(step) {
    if (this.autoPace) {
      this.factor = within(this.factor + step, FACTORS);
    } else {
      this.speed = within(this.speed + step, SPEEDS);
    }
  }

  /** Recorded microseconds that pass in a second on screen, here and now. */
  compression() {
    return this.autoPace ? compressionAt(this.pacing, this.micros) * FACTORS[this.factor] : SPEEDS[this.speed];
  }
}

function within(index, list) {
  return Math.max(0, Math.min(list.length - 1, index));
}
