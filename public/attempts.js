// What a script of this page may and did ask for, told of the place it runs in: the page, or a worker.

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

