// The main job of the page in one engine after the other, by the driver of each: it is the engines that are tried
// here; what the page does in detail, the stories tell.
//
//   node smoke.mjs chromium firefox webkit
//
// `dist/` holds the page; openssl, gzip, the browsers and their drivers are on PATH, or named by the environment
// (smoke/engines.mjs). Each step builds on those before it, and the first that fails ends the run of its engine.

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser } from "./smoke/engines.mjs";
import { Mismatch, Part, until } from "./smoke/screen.mjs";
import { KEY } from "./smoke/webdriver.mjs";
import { serverOf } from "./serve.mjs";

/** @typedef {import("./smoke/engines.mjs").Engine} Engine */
/** @typedef {import("./smoke/webdriver.mjs").Session} Session */

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const PICTURES = fileURLToPath(new URL("test-results/", import.meta.url));

const PHRASE = "a long phrase of several words";
const OTHER_PHRASE = "quite another phrase than that";
/** The second statement has no end. */
const PLAIN = '# a phone\nGPP_A "1" ;\nGPP_B "2"\n';
const CONVERTED = [
  "<flat-profile>",
  "<!-- a phone -->",
  '<GPP_A ua="na">1</GPP_A>',
  '<GPP_B ua="na">2</GPP_B>',
  '<Proxy_1_ ua="na">sip.example.com</Proxy_1_>',
  "</flat-profile>",
  "",
].join("\n");

/** A profile that is big enough for the worker, with one broken tag near its end. */
function bigProfile() {
  const lines = Array.from({ length: 4000 }, (_, n) => `  <Custom_Parameter_${n}_ ua="na">value number ${n}</Custom_Parameter_${n}_>`);
  return ["<flat-profile>", ...lines, "  <GPP_A>1</GPP_B>", "</flat-profile>", ""].join("\n");
}

/**
 * @param {string} program
 * @param {string[]} words
 * @param {Uint8Array | string} input
 */
function run(program, words, input) {
  return execFileSync(program, words, { input, stdio: ["pipe", "pipe", "ignore"] });
}

const CIPHER = ["enc", "-aes-256-cbc", "-md", "md5", "-k"];

/** What the machine's openssl and gzip make of a file. @param {Uint8Array} file @param {string} phrase */
const opened = (file, phrase) => run("gzip", ["-d", "-c"], run("openssl", [...CIPHER, phrase, "-d"], file)).toString();

/** What they make of a text. @param {string} text @param {string} phrase */
const packed = (text, phrase) => run("openssl", [...CIPHER, phrase], run("gzip", ["-9", "-c"], text));

/**
 * Runs in the page: keeps what goes wrong from here on, and counts what workers answer.
 */
function listen() {
  /** @type {string[]} */
  const wrong = [];
  const watch = { wrong, answers: 0 };
  Object.assign(window, { watch });
  addEventListener("error", (event) => wrong.push(`page error: ${event.message}`));
  addEventListener("securitypolicyviolation", (event) => wrong.push(`policy: ${event.effectiveDirective} ${event.blockedURI}`));
  addEventListener("unhandledrejection", (event) => wrong.push(`unhandled rejection: ${event.reason}`));
  for (const kind of /** @type {const} */ (["error", "warn"])) {
    const real = console[kind];
    console[kind] = (...words) => {
      wrong.push(`console ${kind}: ${words.join(" ")}`);
      real(...words);
    };
  }
  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = /** @this {Worker} @param {[any, any]} given */ function (...given) {
    const answered = (/** @type {MessageEvent} */ { data }) => (watch.answers += ArrayBuffer.isView(data) ? 1 : 0);
    this.addEventListener("message", answered, { once: true });
    return send.apply(this, given);
  };
  // No driver can answer the system's own dialogs.
  Reflect.deleteProperty(window, "showOpenFilePicker");
  Reflect.deleteProperty(window, "showSaveFilePicker");
}

/** One engine's run. */
class Run {
  browser = new Browser();
  /** Where the page is served. */
  address = "";
  /** @type {string[]} */
  #wrong = [];
  #server = serverOf(DIST, (report) => this.#wrong.push(`policy: ${report}`));
  /** @type {Session | undefined} */
  #session;

  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  async start() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (typeof address === "object" && address) this.address = `http://127.0.0.1:${address.port}/`;
    this.#session = await this.browser.start(this.engine);
    await this.#session.post("window/rect", { width: 1280, height: 900 });
  }

  get session() {
    if (!this.#session) throw new Error("the browser has not started");
    return this.#session;
  }


  /** Stops serving the page. */
  async stopServing() {
    if (!this.#server.listening) return;
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  /**
   * A part of the screen.
   * @param {string} role
   * @param {string} name
   */
  part(role, name = "") {
    return new Part(this.session, role, name);
  }

  get source() {
    return this.part("textbox", "Source");
  }

  get problems() {
    return this.part("region", "Problems");
  }

  /** @param {string} name */
  async tab(name) {
    await this.part("tab", name).click();
    return this.part("tabpanel", name);
  }

  /** @param {string} name @param {string | Uint8Array} bytes */
  async give(name, bytes) {
    await this.part("file", "Files to open…").type(this.browser.file(name, bytes));
  }

  /** Waits for a download to be whole. @param {string} name */
  async download(name) {
    const all = async () => readdirSync(this.browser.downloads).join(", ");
    // Files on their way have another name, or stand empty beside it.
    await until(`${name} among the downloads`, all, (names) => names === name);
    return readFileSync(join(this.browser.downloads, name));
  }

  /** What has gone wrong, as far as it can be known. */
  async wrong() {
    const wrong = /** @type {string[]} */ (await this.session.run(() => Reflect.get(window, "watch")?.wrong.splice(0) ?? []));
    this.#wrong.push(...wrong);
    if (this.engine === "chromium") {
      /** @type {{ level: string, message: string }[]} */
      const log = await this.session.post("se/log", { type: "browser" });
      for (const { level, message } of log) if (level === "SEVERE" || level === "WARNING") this.#wrong.push(message);
    }
    return this.#wrong;
  }

  async picture() {
    return this.session.screenshot();
  }

  /** Loads the page once more. The protocol's own way goes past the service worker in Firefox. */
  async reload() {
    await this.wrong();
    await this.session.open("about:blank");
    await this.session.open(this.address);
    await this.part("heading", "SPA Profile Studio").shown();
    await this.session.run(listen);
  }

  async end() {
    await this.browser.end();
    await this.stopServing();
  }
}

/**
 * @param {string} what
 * @param {unknown} found
 * @param {unknown} expected
 */
function equal(what, found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Mismatch(`${what} ${b}`, a);
}

/** The steps of the main job, one upon the other. @type {[string, (run: Run) => Promise<unknown>][]} */
const STEPS = [
  ["the studio starts", async (run) => {
    await run.session.open(run.address);
    await run.part("heading", "SPA Profile Studio").shown();
    await run.session.run(listen);
    const { notice, secure } = await run.session.run(() => ({ notice: !!document.getElementById("boot"), secure: isSecureContext }));
    equal("a notice of the start", notice, false);
    equal("a secure context", secure, true);
  }],
  ["the page fits the screen and scrolls inside", async (run) => {
    const over = await run.session.run(() => {
      const { scrollWidth, scrollHeight, scrollTop } = document.documentElement;
      return [Math.max(0, scrollWidth - innerWidth), Math.max(0, scrollHeight - innerHeight), scrollTop];
    });
    equal("pixels beyond the right and lower edge, and scrolled by,", over, [0, 0, 0]);
  }],
  ["a plain text is pasted and read", async (run) => {
    await run.part("button", "Paste text").click();
    const dialog = run.part("dialog", "Paste text");
    await dialog.part("textbox", "Text").type(PLAIN);
    await dialog.part("button", "Open text").click();
    await run.source.has('GPP_A "1" ;');
  }],
  ["its problem is named with place and reason", async (run) => {
    await run.problems.part("status").has("1 error");
    await run.problems.has("expected `;` after the value");
  }],
  ["the problem is mended with one click", async (run) => {
    await run.problems.part("button", "Fix…").click();
    await run.problems.part("status").has("No problems found");
    await run.source.has('GPP_B "2" ;');
  }],
  ["typing in the source changes the document and is checked", async (run) => {
    await run.source.click();
    await run.session.press(KEY.end, KEY.control);
    await run.source.type("GPP_C 3");
    await run.problems.part("status").has("1 error");
  }],
  ["undo takes it back", async (run) => {
    await run.part("button", "Undo").click();
    await run.problems.part("status").has("No problems found");
  }],
  ["a parameter is set in the form", async (run) => {
    const form = await run.tab("Parameters");
    await form.part("searchbox", "Find a parameter…").fill("Proxy[1]");
    await form.part("textbox", "Value of Proxy[1]").fill(`sip.example.com${KEY.enter}`);
    await run.tab("Source");
    await run.source.has('Proxy[1] "sip.example.com" ;');
  }],
  ["it is converted to XML without loss and kept", async (run) => {
    const convert = await run.tab("Convert");
    await convert.has("Nothing is lost");
    await convert.part("textbox", "Converted text").holds(CONVERTED);
    await convert.part("button", "Keep as a new document").click();
    await run.source.has('<Proxy_1_ ua="na">sip.example.com</Proxy_1_>');
    await run.problems.part("status").has("No problems found");
  }],
  ["a text is copied", async (run) => {
    const convert = await run.tab("Convert");
    await convert.part("button", "Copy text").click();
    await run.part("region", "Messages").has("Copied");
  }],
  ["it is packed, and gzip and openssl open the file", async (run) => {
    const pack = await run.tab("Pack");
    await pack.part("checkbox", "Compress with gzip").check(true);
    await pack.part("checkbox", "Encrypt with a phrase").check(true);
    await pack.part("password", "Phrase").fill(PHRASE);
    await pack.part("textbox", "File name").fill("phone.cfg");
    await pack.part("button", "Download packed file").click();
    equal("the text", opened(await run.download("phone.cfg"), PHRASE), CONVERTED);
  }],
  ["a file of gzip and openssl is refused with a wrong phrase", async (run) => {
    await run.give("device.cfg", packed("<flat-profile>\n<GPP_D>from openssl</GPP_D>\n</flat-profile>\n", OTHER_PHRASE));
    const layers = run.part("region", "Layers found");
    await layers.part("alert").has("encrypted");
    await run.part("password", "Phrase").fill(`no phrase of it${KEY.enter}`);
    await layers.part("alert").has("does not open the file");
  }],
  ["it is opened with its phrase", async (run) => {
    await run.part("password", "Phrase").fill(OTHER_PHRASE);
    await run.part("button", "Open with this phrase").click();
    await run.source.has("<GPP_D>from openssl</GPP_D>");
  }],
  ["a big text is checked by the worker", async (run) => {
    await run.give("big.xml", bigProfile());
    await run.problems.has("expected the end tag of `GPP_A`, found that of `GPP_B`");
    const answers = await run.session.run(() => /** @type {number} */ (Reflect.get(window, "watch").answers));
    if (answers === 0) throw new Mismatch("answers of the worker", "none");
  }],
  ["the palette leads to the rule lab", async (run) => {
    await run.session.press("k", KEY.control);
    const find = run.part("dialog", "Find");
    await find.part("combobox").type("microscope");
    await find.part("listbox", "Found").has("Microscope");
    await find.part("combobox").type(KEY.enter);
    await run.part("heading", "Microscope").shown();
  }],
  ["a rule is evaluated", async (run) => {
    await run.part("textbox", "Rule").fill('("$CCERT" eq "Not Installed")? https://p.example.com/a | https://p.example.com/b$MA');
    await run.part("region", "What it does").has("Not taken");
  }],
  ["the project is there again after a reload", async (run) => {
    const storing = () => run.session.run(() => document.querySelector(".storing")?.textContent ?? "");
    await until("the project stored", storing, (words) => words.includes("Stored in this browser"));
    await run.reload();
    const documents = run.part("navigation", "Documents");
    for (const name of ["pasted.txt…", "device.cfg…", "big.xml…"]) await documents.part("button", name).shown();
    await documents.part("button", "pasted.xml…").click();
    await run.source.has('<Proxy_1_ ua="na">sip.example.com</Proxy_1_>');
  }],
  ["the studio starts without its server", async (run) => {
    await run.session.run(() => navigator.serviceWorker.ready.then(() => undefined));
    await run.stopServing();
    await run.reload();
    await run.part("navigation", "Documents").part("button", "pasted.xml…").shown();
  }],
  ["nothing was blocked, nothing went wrong", async (run) => equal("complaints", await run.wrong(), [])],
];

/** @param {Engine} engine */
async function tried(engine) {
  const started = Date.now();
  const run = new Run(engine);
  let name = "the browser starts";
  try {
    await run.start();
    for (const [step, work] of STEPS) {
      name = step;
      await work(run);
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${engine}: ${STEPS.length} steps passed in ${seconds} s, ${run.browser.title}`);
    return true;
  } catch (error) {
    const expected = error instanceof Mismatch ? [`expected  ${error.expected}`, `found     ${error.found}`] : [`${error}`];
    const picture = join(PICTURES, `smoke-${engine}.png`);
    const taken = await run.picture().catch(() => undefined);
    if (taken) {
      mkdirSync(PICTURES, { recursive: true });
      writeFileSync(picture, taken);
      expected.push(`picture   e2e/test-results/smoke-${engine}.png`);
    }
    const complaints = new Set(await run.wrong().catch(() => []));
    console.error([`${engine} failed at: ${name}`, ...expected, ...[...complaints].slice(0, 10)].join("\n  "));
    return false;
  } finally {
    await run.end();
  }
}

// What was started ends with this program, however it ends.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const engines = /** @type {Engine[]} */ (process.argv.slice(2));
let passed = engines.length > 0;
for (const engine of engines) passed = (await tried(engine)) && passed;
process.exitCode = passed ? 0 : 1;
