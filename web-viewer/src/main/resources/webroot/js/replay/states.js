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
};

const DORMANT = 1;
const ACTIVE = 2;
const REPAIR_UNDER_WAY = 1;

/**
 * The state shown for one subject.
 * @param condition its own, in [0, 1]
 * @param level what it delivers, in [0, 1]
 * @param integrity 0 clean, 1 dormant, 2 active, 3 detected, 4 contained
 * @param repair 0 waiting, 1 under way, 2 done or none
 * @param cutOff whether its level was lost because transport was
 */
export function stateOf(condition, level, integrity, repair, cutOff) {
  if (level === 1 && (integrity === DORMANT || integrity === ACTIVE)) {
    return COMPROMISED;
  }
  if (repair === REPAIR_UNDER_WAY) {
    return RESTORING;
  }
  if (level > 0) {
    return level < 1 ? DEGRADED : IN_SERVICE;
  }
  if (condition < 1) {
    return FAILED;
  }
  return cutOff ? ISOLATED : FAILED_BY_DEPENDENCY;
}
