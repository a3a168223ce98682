// Does long work beside the page: a message holds a job as bytes, the reply its answer as bytes. A
// trap ends this worker and nothing else: the page hears of it and starts another one when it has work.

import start, { answer } from "./engine/engine.js";

const ready = start({ module_or_path: new URL("engine/engine_bg.wasm", import.meta.url) });

/** @param {unknown} error */
function words(error) {
  return error instanceof Error ? error.message : String(error);
}

/** @param {MessageEvent<Uint8Array>} event */
async function work(event) {
  try {
    await ready;
  } catch (error) {
    postMessage({ missing: words(error) });
    return;
  }
  try {
    const done = answer(event.data);
    postMessage(done, { transfer: [done.buffer] });
  } catch (error) {
    postMessage({ trap: words(error) });
  }
}

addEventListener("message", work);
