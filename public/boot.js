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

/** What the program asks for when it needs it (app/src/platform/parts.rs). */
Object.assign(globalThis, {
  studioParts: {
    editor: () => import(address("editor.js")),
    worker: () => new Worker(address("worker.js"), { type: "module" }),
    proof: () => import(address("proof.js")),
    cases: async () => {
      const [engine, response] = await Promise.all([import(address("engine/engine.js")), fetch(address("cases.json"))]);
      await engine.default({ module_or_path: address("engine/engine_bg.wasm") });
      return { engine, cases: await response.json() };
    },
  },
});

allowTemplates(["worker.js", "sw.js"].map(address));
start(() => Promise.all([import(address(tag?.getAttribute("data-js") ?? "")), fetchProgram()])).then(
  // The studio works without it, and says nothing if it does not come. A frame keeps nothing.
  () => (parent === self ? import(address("offline.js")).catch(() => undefined) : undefined),
  () => undefined,
);
