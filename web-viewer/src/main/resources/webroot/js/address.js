/** The part of the page's address that says what is looked at: variant, time and selection. Pure text to data and back. */

/** @returns {{variant: number, micros: number, subject: string}} */
export function readAddress(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    variant: Math.max(0, Math.trunc(Number(fields.get('variant'))) || 0),
    micros: Math.max(0, Number(fields.get('t')) || 0) * 1e6,
    subject: fields.get('at') ?? '',
  };
}

export function writeAddress({ variant, micros, subject }) {
  const fields = new URLSearchParams();
  if (variant > 0) {
    fields.set('variant', String(variant));
  }
  fields.set('t', (micros / 1e6).toFixed(3));
  if (subject) {
    fields.set('at', subject);
  }
  return `#${fields}`;
}
