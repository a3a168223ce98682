// Starts the studio that is one file (`studio.html`): the program, the editor and the engine stand in the page itself,
// compressed and as base64, since a page that was opened from a disk may load no other file.

import * as bindings from "studio:bindings";
import * as engine from "studio:engine";
import { allowTemplates, start } from "../../public/starting.js";

/**
 * The bytes of the block `id`.
 * @param {string} id
 */
async function bytes(id) {
  const packed = atob(document.getElementById(id)?.textContent ?? "");
  const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const script = new Blob([document.getElementById("worker")?.textContent ?? ""], { type: "text/javascript" });
const address = URL.createObjectURL(script);

/** A worker whose engine comes as its first message: it may load nothing either. */
function worker() {
  const worker = new Worker(address);
  bytes("engine").then(
    (engine) => worker.postMessage({ engine }, [engine.buffer]),
    () => worker.dispatchEvent(new Event("error")),
  );
  return worker;
}

/** The engine in this page, and the cases that it is tried with. */
async function cases() {
  const [program, text] = await Promise.all([bytes("engine"), bytes("cases")]);
  await engine.default({ module_or_path: program });
  return { engine, cases: JSON.parse(new TextDecoder().decode(text)) };
}

Object.assign(globalThis, {
  studioParts: {
    editor: () => import("studio:editor"),
    proof: () => import("../../public/proof.js"),
    worker,
    cases,
    alone: true,
  },
});

allowTemplates(new Set([address]));
start(async () => [bindings, await bytes("program")]).catch(() => undefined);
