// For browsers, workers and bundlers: the module is the file `engine_bg.wasm` beside this one.

import { loadOnce } from "./shared.js";

export function load(wasm) {
  return loadOnce(() => wasm ?? new URL("./engine_bg.wasm", import.meta.url));
}
