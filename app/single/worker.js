// The worker of the one file: the page sends the engine first, then jobs, which wait for it.

import start, { answer } from "studio:engine";
import { work } from "../../public/working.js";

const engine = new Promise((done) => {
  addEventListener("message", function first(/** @type {MessageEvent<any>} */ event) {
    if (!event.data.engine) return;
    removeEventListener("message", first);
    event.stopImmediatePropagation();
    done(event.data.engine);
  });
});

work(engine.then((bytes) => start({ module_or_path: bytes })), answer);
