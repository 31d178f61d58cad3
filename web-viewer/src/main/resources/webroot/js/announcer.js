/** One sentence for each crossing of a sector's limit: spoken by screen readers and shown as a caption, at most one in five seconds. */

const QUIET_MILLIS = 5000;
const CAPTION_MILLIS = 6000;

/** @param spoken element that is read out @param caption element that is seen */
export function createAnnouncer(spoken, caption) {
  let last = -Infinity;
  let hiding = 0;
  return {
    say(sentence) {
      const now = performance.now();
      if (now - last < QUIET_MILLIS) {
        return;
      }
      last = now;
      spoken.textContent = sentence;
      caption.textContent = sentence;
      caption.hidden = false;
      clearTimeout(hiding);
      hiding = setTimeout(() => {
        caption.hidden = true;
      }, CAPTION_MILLIS);
    },
  };
}
