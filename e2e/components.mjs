// Runs a wasm test program in Chromium: cargo calls it with the program's path. The runner of wasm-bindgen serves the
// tests as a page when it is told to use no driver; this script opens that page and reads the result.
//
//   RUNNER=wasm-bindgen-test-runner CHROMIUM=chromium PORT=4200 node components.mjs program.wasm

import { spawn } from "node:child_process";
import { chromium } from "@playwright/test";

const { RUNNER, CHROMIUM, PORT } = process.env;
const address = `127.0.0.1:${PORT}`;
/** Longer than the tests ever take; a page that does not answer is a failure, not a wait for ever. */
const LIMIT = 120_000;

const server = spawn(RUNNER, process.argv.slice(2), {
  env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: address, WASM_BINDGEN_USE_BROWSER: "1" },
  stdio: ["ignore", "pipe", "inherit"],
});
let said = "";
server.stdout.on("data", (words) => (said += words));

/** Waits until the page is served. */
async function served() {
  const until = Date.now() + LIMIT;
  while (Date.now() < until && server.exitCode === null) {
    if (said.includes(address)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`the tests are not served at ${address}: ${said}`);
}

let passed = false;
let browser;
try {
  await served();
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`page error: ${error}`));
  await page.goto(`http://${address}/`);
  const output = page.locator("#output");
  await output.filter({ hasText: /test result: / }).waitFor({ timeout: LIMIT });
  const text = await output.innerText();
  console.log(text);
  passed = /test result: ok\. [1-9]\d* passed/.test(text);
} catch (error) {
  console.error(String(error));
} finally {
  await browser?.close();
  server.kill();
}
process.exitCode = passed ? 0 : 1;
