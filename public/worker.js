// Does long work beside the page (working.js), with the engine's files beside this one.

import start, { answer } from "./engine/engine.js";
import { work } from "./working.js";

work(start({ module_or_path: new URL("engine/engine_bg.wasm", import.meta.url) }), answer);
