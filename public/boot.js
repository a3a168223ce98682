// Starts the studio. The page holds no inline script (content security policy), so this file finds
// the names of the program's two files in its own tag, loads them and starts the program. The
// notice in the page says what happens until the program has drawn the first screen.

const tag = document.querySelector("script[data-js][data-wasm]");
const notice = document.getElementById("boot");

/**
 * Shows one sentence to the reader, screen readers included.
 * @param {string} sentence
 */
function say(sentence) {
  if (notice) notice.textContent = sentence;
}

/**
 * Allows what the program needs and nothing else: static parts of a view are parsed from markup
 * that the compiler wrote, by `innerHTML` of a template, and long work is done by the worker beside
 * this page. Every other sink (`document.write`, `srcdoc`, parsers, script text, other addresses)
 * has no policy and stays blocked.
 */
function allowTemplates() {
  const { trustedTypes } = /** @type {any} */ (window);
  const workers = ["worker.js", "sw.js"].map((name) => new URL(name, document.baseURI).href);
  trustedTypes?.createPolicy("default", {
    createScriptURL: (/** @type {string} */ address) =>
      workers.includes(address.split("?", 1)[0] ?? "") ? address : null,
    createHTML: (/** @type {string} */ markup, /** @type {string} */ _type, /** @type {string} */ sink) =>
      sink === "Element innerHTML" ? markup : null,
  });
}

/**
 * The address of a program file, which the tag names relative to the page.
 * @param {string} attribute
 */
function addressOf(attribute) {
  return new URL(tag?.getAttribute(attribute) ?? "", document.baseURI);
}

/**
 * The WebAssembly file as a response that the program can be started from.
 * @param {URL} address
 */
async function fetchProgram(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${address.pathname}`);
  return response;
}

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has no WebAssembly; use a current Chromium, Firefox or Safari");
  }
  allowTemplates();
  say("Loading the studio…");
  const [bindings, program] = await Promise.all([
    import(addressOf("data-js").href),
    fetchProgram(addressOf("data-wasm")),
  ]);
  say("Starting the studio…");
  await bindings.default({ module_or_path: program });
  notice?.remove();
}

start().then(
  // The studio works without it, and says nothing if it does not come.
  () => import(new URL("offline.js", document.baseURI).href).catch(() => undefined),
  (error) => {
    notice?.setAttribute("role", "alert");
    say(`The studio could not be started: ${error?.message ?? error}. Check the connection and reload the page.`);
    console.error(error);
  },
);
