// What the two ways of starting the studio share: as a page of a server (boot.js), and as one file (app/single).

const notice = document.getElementById("boot");

/**
 * Shows one sentence to the reader, screen readers included.
 * @param {string} sentence
 */
export function say(sentence) {
  if (notice) notice.textContent = sentence;
}

/**
 * Allows what the program needs and nothing else: static parts of a view are parsed from markup
 * that the compiler wrote, by `innerHTML` of a template, and long work is done by workers beside
 * the page. Every other sink (`document.write`, `srcdoc`, parsers, script text, other addresses)
 * has no policy and stays blocked.
 * @param {string[]} workers the addresses of their scripts
 */
export function allowTemplates(workers) {
  const { trustedTypes } = /** @type {any} */ (window);
  trustedTypes?.createPolicy("default", {
    createScriptURL: (/** @type {string} */ address) =>
      workers.includes(address.split("?", 1)[0] ?? "") ? address : null,
    createHTML: (/** @type {string} */ markup, /** @type {string} */ _type, /** @type {string} */ sink) =>
      sink === "Element innerHTML" ? markup : null,
  });
}

/**
 * Starts the program once both of its parts are there.
 * @param {() => Promise<[{ default: (options: object) => Promise<unknown> }, unknown]>} load
 *   gives the bindings and the program
 */
export async function start(load) {
  try {
    if (typeof WebAssembly !== "object") {
      throw new Error("this browser has no WebAssembly; use a current Chromium, Firefox or Safari");
    }
    say("Loading the studio…");
    // So that the view that proves what was asked for can list all of it.
    performance.setResourceTimingBufferSize?.(10_000);
    const [bindings, program] = await load();
    say("Starting the studio…");
    await bindings.default({ module_or_path: program });
    notice?.remove();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    notice?.setAttribute("role", "alert");
    say(`The studio could not be started: ${words}. Check the connection and reload the page.`);
    console.error(error);
    throw error;
  }
}
