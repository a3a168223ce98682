// For Node: the module is read from the file beside this one.

import { readFile } from "node:fs/promises";
import { loadOnce } from "./shared.js";

export function load(wasm) {
  return loadOnce(() => wasm ?? readFile(new URL("./engine_bg.wasm", import.meta.url)));
}
