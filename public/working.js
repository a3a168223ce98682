// What a worker does: a message holds a job as bytes, the reply its answer as bytes. A trap ends this
// worker and nothing else: the page hears of it and starts another one when it has work.

import { attemptBeside, requests } from "./attempts.js";

/** @param {unknown} error */
function words(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Answers every job once the engine is `ready`.
 * @param {Promise<unknown>} ready
 * @param {(job: Uint8Array) => Uint8Array<ArrayBuffer>} answer
 */
export function work(ready, answer) {
  addEventListener("message", async (/** @type {MessageEvent<any>} */ { data }) => {
    try {
      await ready;
    } catch (error) {
      postMessage({ missing: words(error) });
      return;
    }
    if (data.prove) {
      postMessage({ attempt: await attemptBeside(), requests: requests() });
      return;
    }
    try {
      const done = answer(data);
      postMessage(done, { transfer: [done.buffer] });
    } catch (error) {
      postMessage({ trap: words(error) });
    }
  });
}
