// Starts the studio. The page holds no inline script (content security policy), so this file finds
// the names of the program's two files in its own tag, loads them and starts the program. The
// notice in the page says what happens until the program has drawn the first screen.

import { allowTemplates, start } from "./starting.js";

const tag = document.querySelector("script[data-js][data-wasm]");

/**
 * A file of the page. Names in the tag are relative to the page too.
 * @param {string} name
 */
function address(name) {
  return new URL(name, document.baseURI).href;
}

/** The WebAssembly file as a response that the program can be started from. */
async function fetchProgram() {
  const url = address(tag?.getAttribute("data-wasm") ?? "");
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${new URL(url).pathname}`);
  return response;
}

/** The scripts of workers that may start: the page's own, and the one that is being started. */
const workers = new Set(["worker.js", "sw.js"].map(address));

/**
 * What a blob holds to become the worker: jobs that come before the script wait for it.
 * @param {string} script
 */
function standIn(script) {
  /** @type {unknown[]} */
  const early = [];
  const hold = (/** @type {MessageEvent} */ event) => {
    event.stopImmediatePropagation();
    early.push(event.data);
  };
  addEventListener("message", hold);
  import(script).then(
    () => {
      removeEventListener("message", hold);
      for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
    },
    (error) => postMessage({ missing: String(error) }),
  );
}

/**
 * Starts the worker where the page has no origin, as in a frame with `sandbox="allow-scripts"`: no address of a server may start one
 * there. A blob may, which imports the usual script (a classic one: Chromium starts no module from it). It has the policy of the page, and
 * its address serves for this one start.
 */
function workerOfBlob() {
  const text = `(${String(standIn)})(${JSON.stringify(address("worker.js"))})`;
  const script = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const forget = () => URL.revokeObjectURL(script);
  workers.add(script);
  try {
    const worker = new Worker(script);
    // Not before: the browser may read it later than this.
    for (const name of ["message", "error"]) worker.addEventListener(name, forget, { once: true });
    return worker;
  } catch (error) {
    forget();
    throw error;
  } finally {
    workers.delete(script);
  }
}

/** What the program asks for when it needs it (app/src/platform/parts.rs). */
Object.assign(globalThis, {
  studioParts: {
    editor: () => import(address("editor.js")),
    worker: () => (origin === "null" ? workerOfBlob() : new Worker(address("worker.js"), { type: "module" })),
    proof: () => import(address("proof.js")),
    cases: async () => {
      const [engine, response] = await Promise.all([import(address("engine/engine.js")), fetch(address("cases.json"))]);
      await engine.default({ module_or_path: address("engine/engine_bg.wasm") });
      return { engine, cases: await response.json() };
    },
  },
});

allowTemplates(workers);
start(() => Promise.all([import(address(tag?.getAttribute("data-js") ?? "")), fetchProgram()])).then(
  // The studio works without it, and says nothing if it does not come. A frame keeps nothing.
  () => (parent === self ? import(address("offline.js")).catch(() => undefined) : undefined),
  () => undefined,
);
