// What the page can show of itself (app/src/platform/proof.rs): what its policy refuses, what it has asked for, its files, and
// whether its engine computes what it should. It is loaded with the view that shows it. Everything is told as JSON.

import { attempts, requests } from "./attempts.js";
import { runSuite } from "./suite.js";

/** How the page was started tells where its parts are. */
const parts = /** @type {any} */ (globalThis).studioParts;

/** Asks a worker to try the same. */
function beside() {
  return new Promise((done) => {
    /** @type {Worker} */
    const worker = parts.worker();
    const end = (/** @type {unknown} */ found) => {
      worker.terminate();
      done(found);
    };
    worker.onmessage = ({ data }) => {
      if (data.attempt) end(data);
    };
    worker.onerror = () => end({ attempt: null, requests: [] });
    setTimeout(() => end({ attempt: null, requests: [] }), 10_000);
    worker.postMessage({ prove: true });
  });
}

/** All of it, for the view. */
export async function prove() {
  const own = await attempts();
  const worker = await beside();
  const tried = worker.attempt ? [...own, worker.attempt] : own;
  const asked = worker.requests.map((/** @type {object} */ request) => ({ ...request, worker: true }));
  return JSON.stringify({ attempts: tried, worker: worker.attempt !== null, requests: [...requests(), ...asked] });
}

/**
 * The bytes of a file of the page as the page gets them, or nothing.
 * @param {string} name
 */
export async function file(name) {
  try {
    const response = await fetch(new URL(name, document.baseURI), { cache: "no-store" });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs the core's cases in the engine, file by file, and tells of each. An answer of `false` ends it.
 * @param {(told: string) => boolean} tell
 */
export async function cases(tell) {
  const { engine, cases } = await parts.cases();
  const files = Object.entries(cases);
  for (const [index, [name, text]] of files.entries()) {
    const { compared, failures } = runSuite(engine, { [name]: text });
    if (!tell(JSON.stringify({ name, done: index + 1, all: files.length, compared, failures }))) return;
    // The page has its turn.
    await new Promise((done) => setTimeout(done, 0));
  }
}
