/** The only module that talks to the server. Every function rejects with an Error whose message is fit for people. */

const GIVE_UP = 'The viewer\'s server does not answer. Is "faultline serve" still running?';

/** All runs, the newest first. */
export function listRuns() {
  return json('/api/runs');
}

/** Pages that commands wrote into the folder of runs, the newest first. */
export function listPages() {
  return json('/api/pages');
}

/** One run as in the list: its verdict, and whether it has a report. */
export function findRun(run) {
  return json(`/api/runs/${encodeURIComponent(run)}`);
}

/** Who, what and when of one run. */
export function loadManifest(run) {
  return json(`/api/runs/${encodeURIComponent(run)}/manifest`);
}

/** Measures, limits and curves over all replications of one run. */
export function loadSummary(run) {
  return json(`/api/runs/${encodeURIComponent(run)}/summary`);
}

/** What was decided before the run: measures in force, shared components, concentration of suppliers, each for every mix. */
export function loadChoices(run) {
  return json(`/api/runs/${encodeURIComponent(run)}/choices`);
}

/**
 * The replay of one variant as an ArrayBuffer, unpacked.
 * @param {(bytes: number) => void} onProgress told how many bytes have arrived
 */
export async function loadReplay(run, variant, onProgress) {
  const response = await ask(`/api/runs/${encodeURIComponent(run)}/replay/${variant}`);
  const chunks = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return joined(chunks, bytes);
    }
    chunks.push(value);
    bytes += value.length;
    onProgress(bytes);
  }
}

async function json(path) {
  return (await ask(path)).json();
}

async function ask(path) {
  let response;
  try {
    response = await fetch(path);
  } catch {
    throw new Error(GIVE_UP);
  }
  if (!response.ok) {
    throw new Error(await reason(response));
  }
  return response;
}

async function reason(response) {
  try {
    return (await response.json()).message;
  } catch {
    return `The server answered ${response.status}.`;
  }
}

function joined(chunks, bytes) {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.buffer;
}
