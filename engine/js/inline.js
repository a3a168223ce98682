// The module inside a script, for places where no second file can be fetched: it is compressed and written in base64.

import { loadOnce } from "./shared.js";
import wasm from "./wasm.js";

/** @param {string} text */
function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

export function load(given) {
  return loadOnce(() => given ?? unpacked(wasm));
}
