/** What an asset or a service is in, as people see it. Order is the number under which the other modules know a state. */

export const IN_SERVICE = 0;
export const DEGRADED = 1;
export const FAILED = 2;
export const FAILED_BY_DEPENDENCY = 3;
export const ISOLATED = 4;
export const RESTORING = 5;
export const COMPROMISED = 6;

/** `id` names colour and shape in the style sheet; `word` is what stands on the screen. */
export const STATES = [
  { id: 'in-service', word: 'in service' },
  { id: 'degraded', word: 'degraded' },
  { id: 'failed', word: 'failed' },
  { id: 'dependency', word: 'failed (dependency)' },
  { id: 'isolated', word: 'isolated' },
  { id: 'restoring', word: 'restoring' },
  { id: 'compromised', word: 'compromised' },
];

/** What changed in an event: the codes of the replay file. */
export const WHAT = {
  STEP: 0,
  CONDITION: 1,
  LEVEL: 2,
  AUTONOMY: 3,
  INTEGRITY: 4,
  NOTICED: 5,
  DIAGNOSED: 6,
  HALTED: 7,
  REPAIR: 8,
  ALERT: 9,
  DEFENCE: 10,
};

/**
 * The state shown for one subject, the first of these that holds.
 * @param {{damaged: boolean, level: number, subverted: boolean, underRepair: boolean, cutOff: boolean}} subject
 *   `damaged`: its own condition is below one; `level`: what it delivers, in [0, 1]; `subverted`: a backdoor is in it, asleep or awake, and
 *   not yet detected; `underRepair`: a crew is at work; `cutOff`: it lost its level because transport lost its own
 */
export function stateOf({ damaged, level, subverted, underRepair, cutOff }) {
  if (level === 1 && subverted) {
    return COMPROMISED;
  }
  if (underRepair) {
    return RESTORING;
  }
  if (level > 0) {
    return level < 1 ? DEGRADED : IN_SERVICE;
  }
  if (damaged) {
    return FAILED;
  }
  return cutOff ? ISOLATED : FAILED_BY_DEPENDENCY;
}
