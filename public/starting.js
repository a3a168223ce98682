// What the two ways of starting the studio share: as a page of a server (boot.js), and as one file (app/single).

const notice = document.getElementById("boot");

/** What is said before the program with its table of texts is there. */
const WORDS = {
  en: {
    loading: "Loading the studio…",
    starting: "Starting the studio…",
    failed: (/** @type {string} */ why) => `The studio could not be started: ${why}. Check the connection and reload the page.`,
    outdated: "this browser has no WebAssembly; use a current Chromium, Firefox or Safari",
  },
  es: {
    loading: "Cargando el estudio…",
    starting: "Iniciando el estudio…",
    failed: (/** @type {string} */ why) => `No se pudo iniciar el estudio: ${why}. Compruebe la conexión y vuelva a cargar la página.`,
    outdated: "este navegador no tiene WebAssembly; hace falta un Chromium, Firefox o Safari actual",
  },
};

/** The chosen language, or the first of the reader's that there is. */
function language() {
  let chosen = null;
  try {
    // A frame keeps nothing, and has nothing kept.
    if (parent === self) chosen = localStorage.getItem("spa-profile-studio:language");
  } catch {
    // Nothing is kept here.
  }
  const wanted = [...(chosen ? [chosen] : []), ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.includes("es") && !wanted.slice(0, wanted.indexOf("es")).includes("en") ? "es" : "en";
}
const words = WORDS[language()];

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
 * @param {Set<string>} workers the addresses of their scripts, as it stands when one is started
 */
export function allowTemplates(workers) {
  const { trustedTypes } = /** @type {any} */ (window);
  trustedTypes?.createPolicy("default", {
    createScriptURL: (/** @type {string} */ address) =>
      workers.has(address.split("?", 1)[0] ?? "") ? address : null,
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
      throw new Error(words.outdated);
    }
    say(words.loading);
    // So that the view that proves what was asked for can list all of it.
    performance.setResourceTimingBufferSize?.(10_000);
    const [bindings, program] = await load();
    say(words.starting);
    await bindings.default({ module_or_path: program });
    notice?.remove();
  } catch (error) {
    notice?.setAttribute("role", "alert");
    say(words.failed(error instanceof Error ? error.message : String(error)));
    console.error(error);
    throw error;
  }
}
