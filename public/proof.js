// What the page can show of itself (app/src/platform/proof.rs): what its policy refuses, and what it has asked for. It is
// loaded with the view that shows it. Everything is told as JSON.

/** No such host can exist: a request that is let through reaches nobody. */
const NOWHERE = "nowhere.invalid";
/** How long reports of the browser are waited for, in milliseconds. */
const PATIENCE = 400;

/** @typedef {{ kind: string, refused: boolean, directive: string, policies: string[] }} Attempt */

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/**
 * Tries a request and hears what the policy says of it.
 * @param {string} kind
 * @param {() => unknown} act
 * @returns {Promise<Attempt>}
 */
async function attempt(kind, act) {
  /** @type {SecurityPolicyViolationEvent[]} */
  const reports = [];
  const hear = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    if (event.blockedURI.includes(NOWHERE) && event.disposition === "enforce") reports.push(event);
  };
  addEventListener("securitypolicyviolation", hear);
  try {
    await act();
  } catch {
    // Refused or unreachable: the reports tell which.
  }
  await pause(PATIENCE);
  removeEventListener("securitypolicyviolation", hear);
  const policies = [...new Set(reports.map(({ originalPolicy }) => originalPolicy))];
  return { kind, refused: reports.length > 0, directive: reports[0]?.effectiveDirective ?? "", policies };
}

/** A picture of another server. */
function picture() {
  return new Promise((done) => {
    const image = new Image();
    image.onload = done;
    image.onerror = done;
    image.src = `https://${NOWHERE}/?picture`;
  });
}

/** Asks a worker to try the same. */
function beside() {
  return new Promise((done) => {
    /** @type {Worker} */
    const worker = /** @type {any} */ (globalThis).studioParts.worker();
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

/** One request of a list of the browser. */
function told(/** @type {any} */ entry) {
  const { name, initiatorType, transferSize, startTime } = entry;
  return { address: name, kind: initiatorType, bytes: transferSize, after: Math.round(startTime) };
}

/** What this page or worker has asked for since it was loaded. */
export function requests() {
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return entries.map(told).filter(({ address }) => !address.includes(NOWHERE));
}

/** Tries to reach another server by each way that a script has. */
export async function attempts() {
  return [
    await attempt("fetch", () => fetch(`https://${NOWHERE}/`)),
    await attempt("picture", picture),
    await attempt("socket", () => new WebSocket(`wss://${NOWHERE}/`).close()),
  ];
}

/** The same in a worker. */
export async function attemptBeside() {
  return attempt("worker", () => fetch(`https://${NOWHERE}/`));
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
