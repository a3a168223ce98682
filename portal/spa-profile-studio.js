// <spa-profile-studio>: SPA Profile Studio in a page of yours. One module without dependencies: copy it as it is.
// README.md beside it is the manual, spa-profile-studio.d.ts holds the types.

/** @import { CatalogueParameter, Counts, Doc, ExportFormat, ExportOptions, Exported, LoadOptions, Loaded, Read, Ready, Summary } from "./spa-profile-studio.js" */

const VERSION = 1;
/** The largest document, in UTF-16 units or bytes. */
const LARGEST = 16 * 1024 * 1024 - 4096;
/** Codes of errors that answer a message whose `id` the studio did not get to read. */
const NAMELESS = ["too-large", "malformed"];
/** How long the studio listens to nothing after too many messages, in milliseconds. */
const SILENCE = 1000;
/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;
const FEATURES = ["source", "parameters", "convert", "compare", "pack", "compile", "facts", "rules", "reference", "settings"];
const THEMES = ["system", "light", "dark", "contrast"];
const SHEET = `
  :host { display: block; block-size: var(--studio-height, 40rem); }
  :host([hidden]) { display: none; }
  :host([autosize]) { block-size: auto; }
  iframe { display: block; box-sizing: border-box; inline-size: 100%; block-size: 100%; border: 0; border-radius: inherit; }
  :host([autosize]) iframe { block-size: var(--studio-height, 40rem); }
  .style { display: none; color: var(--studio-accent); border-start-start-radius: var(--studio-radius); }
`;

/** @typedef {Record<string, unknown>} Fields */
/** @typedef {{ resolve: (fields: Fields) => void, reject: (error: StudioError) => void, answer: string, timer: number }} Waiting */
/** @typedef {{ promise: Promise<Ready>, resolve: (ready: Ready) => void, reject: (error: StudioError) => void }} Opening */
/** @typedef {{ origin: string, opaque: boolean, greeting: () => Fields }} Terms */
/** @typedef {{ connected: (ready: Ready) => void, message: (type: string, fields: Fields) => void, reloaded: () => void, refused: (error: StudioError) => void }} Ears */

/** A computed colour as `rgb(…)`, which is all that the protocol has; what shines through it does not count. @param {string} colour */
function solid(colour) {
  if (/^rgba?\(/.test(colour)) return colour;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  if (!ink) return undefined;
  for (const style of ["white", colour]) {
    ink.fillStyle = style;
    ink.fillRect(0, 0, 1, 1);
  }
  const [r, g, b] = ink.getImageData(0, 0, 1, 1).data;
  return `rgb(${r}, ${g}, ${b})`;
}

/** What goes wrong has a code: those of the protocol, and those of the element itself. */
export class StudioError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "StudioError";
    this.code = code;
  }
}

/**
 * A message of the protocol, or nothing.
 * @param {unknown} data
 * @returns {Fields & { type: string } | undefined}
 */
function envelope(data) {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, "spaStudio")) return undefined;
  const fields = /** @type {Fields} */ (data);
  if (fields["spaStudio"] !== VERSION || typeof fields["type"] !== "string") return undefined;
  return /** @type {Fields & { type: string }} */ (fields);
}

/**
 * @param {unknown} value
 * @returns {value is Doc}
 */
const isDoc = (value) => typeof value === "string" || value instanceof Uint8Array;

/** @param {unknown} value */
const words = (value) => (Array.isArray(value) ? value.filter((word) => typeof word === "string") : []);

/** @param {unknown} value */
const number = (value) => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/**
 * @param {unknown} value
 * @returns {Counts}
 */
function countsOf(value) {
  const counts = typeof value === "object" && value !== null ? /** @type {Fields} */ (value) : {};
  return { errors: number(counts["errors"]), warnings: number(counts["warnings"]), notes: number(counts["notes"]) };
}

/** @param {Fields} fields */
function errorOf(fields) {
  const code = typeof fields["code"] === "string" ? fields["code"].slice(0, 64) : "failed";
  const message = typeof fields["message"] === "string" ? fields["message"].slice(0, 2000) : "the studio gives no reason";
  return new StudioError(code, message);
}

/**
 * @param {Doc} one
 * @param {Doc | undefined} other
 */
function same(one, other) {
  if (typeof one === "string" || typeof other === "string" || !other) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/**
 * Refuses what the studio would refuse, before it is sent.
 * @param {unknown} doc
 * @returns {asserts doc is Doc}
 */
function check(doc) {
  if (!isDoc(doc)) throw new StudioError("malformed", "a document is a string or a Uint8Array");
  if (doc.length > LARGEST) throw new StudioError("too-large", `the document has ${doc.length} units, the studio takes ${LARGEST}`);
  if (typeof doc === "string" && /\p{Surrogate}/u.test(doc)) {
    throw new StudioError("malformed", "the document has half of a surrogate pair: give its bytes instead");
  }
}

/** A promise that others keep. Whoever asks for it sees a failure; nobody has to. */
function opening() {
  const made = /** @type {Opening} */ ({});
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => undefined);
  return made;
}

/** The connection with one document in one frame. */
class Link {
  #frame;
  #terms;
  #ears;
  /** @type {MessagePort | undefined} */
  #port;
  /** @type {Map<string, Waiting>} */
  #waiting = new Map();
  #last = 0;
  /** Until when the studio listens to nothing. */
  #silent = 0;
  #hello = `hello-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
  #listener = (/** @type {MessageEvent} */ event) => this.#hear(event);

  /**
   * @param {HTMLIFrameElement} frame
   * @param {Terms} terms
   * @param {Ears} ears
   */
  constructor(frame, terms, ears) {
    this.#frame = frame;
    this.#terms = terms;
    this.#ears = ears;
    window.addEventListener("message", this.#listener);
  }

  get open() {
    return this.#port !== undefined;
  }

  /** @param {MessageEvent} event */
  #hear(event) {
    // The frame's own window, and the origin that it was opened at. An opaque frame has no other name than "null".
    const frame = this.#frame.contentWindow;
    if (!frame || event.source !== frame || event.origin !== (this.#terms.opaque ? "null" : this.#terms.origin)) return;
    const message = envelope(event.data);
    if (message?.type === "ready") this.#greet(message, frame);
    if (message?.type === "connected" && message["id"] === this.#hello && !this.#port) this.#join(message, event.ports[0]);
  }

  /**
   * @param {Fields} message
   * @param {Window} frame
   */
  #greet(message, frame) {
    // Whoever is ready once more is another document in the same frame.
    if (this.#port) return this.#ears.reloaded();
    const versions = message["versions"];
    if (!Array.isArray(versions) || !versions.includes(VERSION)) {
      this.close();
      return this.#ears.refused(new StudioError("unsupported-version", `the studio does not speak version ${VERSION} of the protocol`));
    }
    // To an opaque frame nothing can be addressed: the greeting holds settings only, never a document.
    const fields = { ...this.#terms.greeting(), spaStudio: VERSION, type: "configure", id: this.#hello };
    frame.postMessage(fields, this.#terms.opaque ? "*" : this.#terms.origin);
  }

  /**
   * @param {Fields} message
   * @param {MessagePort | undefined} port
   */
  #join(message, port) {
    if (!port) return;
    this.#port = port;
    port.onmessage = (event) => this.#receive(event.data);
    this.#ears.connected({ version: number(message["version"]), capabilities: words(message["capabilities"]) });
  }

  /** @param {unknown} data */
  #receive(data) {
    const message = envelope(data);
    if (!message) return;
    const id = typeof message["id"] === "string" ? message["id"] : "";
    const waiting = this.#waiting.get(id);
    if (!waiting) return void (this.#isOfCalls(message) || this.#ears.message(message.type, message));
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (message.type === waiting.answer) return waiting.resolve(message);
    waiting.reject(message.type === "error" ? errorOf(message) : new StudioError("bad-answer", `the studio answered with ${message.type}`));
  }

  /**
   * Whether an error without an `id` was the answer to calls that are open. After too many messages none of them can count on one; what
   * was not read can only be told of where one call is open.
   * @param {Fields & { type: string }} message
   */
  #isOfCalls(message) {
    if (message.type !== "error" || message["id"] !== undefined) return false;
    const error = errorOf(message);
    const many = error.code === "too-many";
    if (many) this.#silent = performance.now() + SILENCE;
    if (this.#waiting.size === 0 || !(many || this.#waiting.size === 1 && NAMELESS.includes(error.code))) return false;
    this.#fail(error);
    return true;
  }

  /** Ends all calls that are open. @param {StudioError} error */
  #fail(error) {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }

  /**
   * Sends what needs no answer.
   * @param {string} type
   * @param {Fields} fields
   */
  send(type, fields) {
    this.#port?.postMessage({ ...fields, spaStudio: VERSION, type });
  }

  /**
   * @param {string} type
   * @param {Fields} fields
   * @param {string} answer the type of the answer
   * @param {number} patience in milliseconds
   * @returns {Promise<Fields>}
   */
  request(type, fields, answer, patience) {
    if (performance.now() < this.#silent) return Promise.reject(new StudioError("too-many", `the studio got too many messages and listens to none for a second: ${type} was not sent`));
    const id = `r${(this.#last += 1)}`;
    return new Promise((resolve, reject) => {
      const timer = window.setTimeout(() => {
        this.#waiting.delete(id);
        reject(new StudioError("timeout", `the studio did not answer ${type} within ${patience / 1000} seconds`));
      }, patience);
      this.#waiting.set(id, { resolve, reject, answer, timer });
      this.send(type, { ...fields, id });
    });
  }

  /** Ends it. What waits for an answer fails. */
  close() {
    window.removeEventListener("message", this.#listener);
    this.#port?.close();
    this.#port = undefined;
    this.#fail(new StudioError("disconnected", "the studio's frame went away before it answered"));
  }
}

/**
 * The properties and attributes are in the declarations and in the manual.
 * @satisfies {typeof import("./spa-profile-studio.js").SpaProfileStudio}
 */
export const SpaProfileStudio = class SpaProfileStudio extends (globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {})) {
  static observedAttributes = ["src", "sandbox", "theme", "locale", "readonly", "features", "secrets", "title", "aria-label", "autosize"];

  /** How long the studio may take to start and to answer, and the page to answer `studio-save`, in milliseconds. */
  #patience = PATIENCE;
  /** @type {ShadowRoot | undefined} */
  #root;
  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** @type {Link | undefined} */
  #link;
  /** @type {Ready | undefined} */
  #connected;
  /** @type {Opening | undefined} */
  #opening;
  /** @type {number | undefined} */
  #timer;
  /** The document of record: what was loaded or saved last. @type {{ doc: Doc, title: string | undefined } | undefined} */
  #record;
  /** @type {Doc | undefined} */
  #known;
  /** Why there is no studio, until another start. @type {StudioError | undefined} */
  #refused;
  /** Counts the loads. */
  #loads = 0;
  /** The loading that the connection began with. @type {Promise<Loaded> | undefined} */
  #first;
  #dirty = false;
  /** How often the person changed something; a save that is answered later must not hide it. */
  #changes = 0;
  #counts = countsOf(undefined);
  /** @type {Summary | undefined} */
  #summary;
  /** @type {CatalogueParameter[] | undefined} */
  #catalogue;
  /** The further parameters that the studio has, which it keeps until it hears of others. @type {CatalogueParameter[] | undefined} */
  #told;
  /** Whether it has a style. */
  #styled = false;
  /** @type {StudioError | undefined} */
  #failed;
  #closed = false;
  #narrowed = false;
  #restart = false;
  #scheduled = false;

  connectedCallback() {
    for (const name of ["src", "theme", "locale", "readonly", "features", "secrets", "sandbox", "autosize", "timeout", "catalogue", "doc"]) this.#adopt(name);
    this.#closed = false;
    this.#start();
  }

  disconnectedCallback() {
    this.#stop("was removed from the page");
  }

  /** `moveBefore` keeps the frame alive: nothing is to be done. */
  connectedMoveCallback() {}

  /** @param {string} name */
  attributeChangedCallback(name) {
    // Before it stands in a page nothing is to be changed.
    if (!this.#root) return;
    if (!this.#frame) return void ((name === "src" || name === "sandbox") && this.#later(true));
    if (name === "title" || name === "aria-label") this.#frame.title = this.#label();
    else if (name === "autosize") this.#frame.style.removeProperty("block-size");
    else this.#later(name === "src" || name === "sandbox");
  }

  // Attributes as properties.

  get src() { return this.getAttribute("src") ?? ""; }
  set src(value) { this.#write("src", value); }
  get theme() { return this.getAttribute("theme") ?? ""; }
  set theme(value) { this.#write("theme", value); }
  get locale() { return this.getAttribute("locale") ?? ""; }
  set locale(value) { this.#write("locale", value); }
  get sandbox() { return this.getAttribute("sandbox"); }
  set sandbox(value) { this.#write("sandbox", value); }
  get secrets() { return this.getAttribute("secrets") === "give" ? "give" : "keep"; }
  set secrets(value) { this.#write("secrets", value); }
  get readonly() { return this.hasAttribute("readonly"); }
  set readonly(value) { this.toggleAttribute("readonly", Boolean(value)); }
  get autosize() { return this.hasAttribute("autosize"); }
  set autosize(value) { this.toggleAttribute("autosize", Boolean(value)); }

  /** @returns {string[] | undefined} */
  get features() { return this.getAttribute("features")?.split(/[\s,]+/).filter(Boolean); }
  set features(value) { this.#write("features", Array.isArray(value) ? value.join(" ") : value); }

  get timeout() { return this.#patience; }
  set timeout(value) { this.#patience = Number.isFinite(value) && value > 0 ? value : PATIENCE; }

  get catalogue() { return this.#catalogue; }
  set catalogue(value) {
    if (value === this.#catalogue) return;
    this.#catalogue = value ?? undefined;
    this.#later(false);
  }

  // What the studio tells.

  get connected() { return this.#connected !== undefined; }
  get capabilities() { return this.#connected?.capabilities ?? []; }
  get dirty() { return this.#dirty; }
  get counts() { return { ...this.#counts }; }
  get summary() { return this.#summary; }

  /** @returns {Promise<Ready>} */
  get ready() {
    return this.#connected ? Promise.resolve(this.#connected) : this.#wait().promise;
  }

  /** @returns {Doc | undefined} */
  get doc() { return this.#known; }
  set doc(value) {
    if (value === undefined || value === null || same(value, this.#known)) return;
    this.load(value).catch((error) => this.#fail(error));
  }

  // What the studio is asked for.

  /**
   * @param {Doc} doc
   * @param {LoadOptions} [options]
   * @returns {Promise<Loaded>}
   */
  async load(doc, { title } = {}) {
    check(doc);
    const before = { record: this.#record, known: this.#known };
    const loads = (this.#loads += 1);
    this.#record = { doc, title };
    this.#known = doc;
    try {
      return await this.#loaded();
    } catch (error) {
      // What the studio refuses is not what it has.
      if (loads === this.#loads && error instanceof StudioError && error.code === "not-a-profile") {
        this.#record = before.record;
        this.#known = before.known;
      }
      throw error;
    }
  }

  /** Sends the document of record, once the studio is there. */
  async #loaded() {
    if (this.#refused) throw this.#refused;
    if (this.#link?.open) return this.#sendRecord();
    if (this.#closed && this.isConnected) {
      this.#closed = false;
      this.#start();
    }
    await this.ready;
    return this.#first ?? this.#sendRecord();
  }

  /** @returns {Promise<Read>} */
  async getDoc() {
    const { doc, holes } = await this.#ask("getDoc", {}, "doc");
    if (!isDoc(doc)) throw new StudioError("bad-answer", "the studio answered without a document");
    this.#known = doc;
    return { doc, holes: number(holes) };
  }

  /**
   * @param {ExportFormat} format
   * @param {ExportOptions} [options]
   * @returns {Promise<Exported>}
   */
  async exportAs(format, options = {}) {
    const answer = await this.#ask("export", { format, options }, "exported", "export");
    const { bytes, name, holes } = answer;
    if (!(bytes instanceof Uint8Array)) throw new StudioError("bad-answer", "the studio answered without bytes");
    // The name goes into a download: no folders, nothing that cannot be seen.
    const plain = (typeof name === "string" ? name : "").replace(/[/\\:\p{Cc}\p{Cf}]/gu, "_").slice(0, 200);
    return { format, name: plain || "profile", bytes: /** @type {Uint8Array<ArrayBuffer>} */ (bytes), holes: number(holes) };
  }

  async markSaved() {
    await this.ready;
    this.#link?.send("status", { saved: true });
    this.#dirty = false;
  }

  /** @param {{ force?: boolean }} [options] */
  async close({ force = false } = {}) {
    // A studio that has not started has nothing to lose.
    if (this.#link?.open) await this.#ask("close", { force }, "exit");
    this.#exit(true);
  }

  restyle() {
    this.#later(false);
  }

  // The frame.

  #start() {
    if (this.#frame || !this.isConnected) return;
    this.#refused = undefined;
    const root = (this.#root ??= this.#plant());
    if (!this.src) return;
    try {
      const address = this.#address();
      const frame = document.createElement("iframe");
      if (this.sandbox !== null) frame.setAttribute("sandbox", this.sandbox);
      frame.setAttribute("allow", "clipboard-write");
      // With less than the origin some browsers do not tell the studio who is around it.
      frame.referrerPolicy = "origin";
      frame.title = this.#label();
      frame.src = address.href;
      this.#frame = frame;
      this.#join(frame, address.origin);
      const probe = document.createElement("span");
      probe.className = "style";
      root.replaceChildren(probe, frame);
    } catch (error) {
      this.#refuse(/** @type {StudioError} */ (error));
    }
  }

  #plant() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  /**
   * @param {HTMLIFrameElement} frame
   * @param {string} origin
   */
  #join(frame, origin) {
    const opaque = this.sandbox !== null && !this.sandbox.split(/\s+/).includes("allow-same-origin");
    const greeting = () => this.#settings();
    this.#told = undefined;
    this.#styled = false;
    this.#link = new Link(frame, { origin, opaque, greeting }, {
      connected: (ready) => this.#enter(ready),
      message: (type, fields) => this.#receive(type, fields),
      refused: (error) => this.#refuse(error),
      reloaded: () => {
        this.#leave("was loaded anew inside its frame");
        this.#join(frame, origin);
      },
    });
    this.#wait();
    this.#timer = window.setTimeout(() => this.#refuse(new StudioError("timeout",
      `the studio at ${origin} did not get ready within ${this.timeout / 1000} seconds: does its embed.json list ${location.origin}, and does the policy of this page let it in (frame-src)?`)), this.timeout);
  }

  /** The address of the page in the frame. */
  #address() {
    const address = URL.canParse(this.src, document.baseURI) ? new URL(this.src, document.baseURI) : undefined;
    if (!address || !/^https?:$/.test(address.protocol)) throw new StudioError("bad-address", `${this.src} is no address of a studio: it begins with https:// or http://`);
    if (this.sandbox !== null && !this.sandbox.split(/\s+/).includes("allow-scripts")) {
      throw new StudioError("bad-sandbox", "the sandbox needs allow-scripts: the studio is a program");
    }
    address.searchParams.set("embed", "1");
    return address;
  }

  /** @param {Ready} ready */
  #enter(ready) {
    clearTimeout(this.#timer);
    this.#refused = undefined;
    this.#connected = ready;
    // Which of several greetings was heard is not known.
    this.#configure();
    this.#first = this.#record ? this.#sendRecord() : undefined;
    this.#first?.catch((error) => this.#fail(error));
    this.#opening?.resolve(ready);
    this.#opening = undefined;
    this.#emit("studio-ready", { ...ready });
  }

  /** The connection is over, the frame may stay. @param {string} why */
  #leave(why) {
    clearTimeout(this.#timer);
    this.#link?.close();
    this.#link = undefined;
    this.#connected = undefined;
    this.#first = undefined;
    const dirty = this.#dirty;
    this.#dirty = false;
    if (dirty) this.#fail(new StudioError("changes-lost", `the studio ${why} with changes that were not saved; the document that was loaded or saved last is loaded again`), { doc: this.#known });
  }

  /** @param {string} why */
  #stop(why) {
    const frame = this.#frame;
    this.#frame = undefined;
    this.#leave(why);
    frame?.remove();
    const left = this.#opening;
    this.#opening = undefined;
    left?.reject(new StudioError("disconnected", `the studio ${why}`));
  }

  /** @param {boolean} asked */
  #exit(asked) {
    if (this.#closed) return;
    this.#closed = true;
    this.#dirty = false;
    this.#record = undefined;
    this.#stop("was closed");
    this.#emit("studio-exit", { asked });
  }

  /** @param {StudioError} error */
  #refuse(error) {
    clearTimeout(this.#timer);
    this.#refused = error;
    this.#wait().reject(error);
    this.#opening = undefined;
    this.#fail(error);
  }

  #wait() {
    return (this.#opening ??= opening());
  }

  // Messages.

  /**
   * @param {string} type
   * @param {Fields} fields
   * @param {string} answer
   * @param {string} [capability]
   */
  async #ask(type, fields, answer, capability) {
    if (this.#closed) throw new StudioError("disconnected", "the studio was closed: load a document to open it again");
    if (this.#refused) throw this.#refused;
    const { capabilities } = await this.ready;
    if (capability && !capabilities.includes(capability)) throw new StudioError("unsupported", `this studio cannot ${capability}`);
    if (!this.#link) throw new StudioError("disconnected", "the studio's frame is not there");
    return this.#link.request(type, fields, answer, this.timeout);
  }

  /** What was set before a document is there before it. */
  #hurry() {
    if (!this.#scheduled || this.#restart) return;
    this.#scheduled = false;
    this.#configure();
  }

  /** @returns {Promise<Loaded>} */
  async #sendRecord() {
    this.#hurry();
    const { doc, title } = /** @type {{ doc: Doc, title: string | undefined }} */ (this.#record);
    const name = title ?? (this.title || undefined);
    const changes = this.#changes;
    const link = /** @type {Link} */ (this.#link);
    const answer = await link.request("load", name === undefined ? { doc } : { doc, title: name }, "loaded", this.timeout);
    if (changes === this.#changes) this.#dirty = false;
    this.#counts = countsOf(answer["counts"]);
    return { kind: typeof answer["kind"] === "string" ? answer["kind"] : "", counts: this.counts };
  }

  /**
   * @param {string} type
   * @param {Fields} fields
   */
  #receive(type, fields) {
    if (type === "change") this.#change(fields);
    else if (type === "save") this.#save(fields);
    else if (type === "diagnostics") this.#emit("studio-diagnostics", { counts: (this.#counts = countsOf(fields["counts"])) });
    else if (type === "resize") this.#resize(number(fields["height"]));
    else if (type === "exit") this.#exit(false);
    else if (type === "error") this.#fail(errorOf(fields));
  }

  /** @param {Fields} fields */
  #change(fields) {
    const told = typeof fields["summary"] === "object" && fields["summary"] !== null ? /** @type {Fields} */ (fields["summary"]) : {};
    this.#changes += 1;
    this.#dirty = fields["dirty"] === true;
    this.#summary = { title: String(told["title"] ?? ""), kind: String(told["kind"] ?? ""), length: number(told["length"]) };
    this.#emit("studio-change", { dirty: this.#dirty, summary: this.#summary });
  }

  /** @param {Fields} fields */
  #save({ id, doc, holes }) {
    const link = this.#link;
    if (!link || typeof id !== "string" || !isDoc(doc)) return;
    const changes = this.#changes;
    const loads = this.#loads;
    let answered = false;
    const answer = (/** @type {Fields} */ fields) => {
      if (answered) return false;
      answered = true;
      clearTimeout(timer);
      if (link === this.#link) link.send("status", { id, ...fields });
      return true;
    };
    const timer = setTimeout(() => answer({ saved: false, message: "The portal did not answer." }), this.timeout);
    this.#known = doc;
    const saved = () => {
      if (!answer({ saved: true }) || link !== this.#link || loads !== this.#loads) return;
      this.#record = { doc, title: this.#record?.title };
      if (changes === this.#changes) this.#dirty = false;
    };
    const failed = (message = "The portal could not save.") => void answer({ saved: false, message: String(message).slice(0, 2000) });
    this.#emit("studio-save", { doc, holes: number(holes), saved, failed });
  }

  /** @param {number} height */
  #resize(height) {
    const kept = Math.min(Math.max(Math.ceil(height), 1), 100_000);
    if (this.autosize && this.#frame) this.#frame.style.blockSize = `${kept}px`;
    this.#emit("studio-resize", { height: kept });
  }

  // Settings.

  /** What `configure` says: every field each time, so that a removed attribute has its effect. */
  #settings() {
    /** @type {Fields} */
    const settings = { theme: THEMES.includes(this.theme) ? this.theme : "system", readonly: this.readonly, secrets: this.secrets };
    if (this.locale) settings["locale"] = this.locale;
    // The studio refuses a list of which it knows nothing, and with it all that comes along.
    const features = this.features?.some((name) => FEATURES.includes(name)) ? this.features : undefined;
    if (features || this.#narrowed) settings["features"] = features ?? FEATURES;
    this.#narrowed ||= features !== undefined;
    const style = this.#style();
    if (style || this.#styled) settings["style"] = style ?? {};
    this.#styled ||= style !== undefined;
    return settings;
  }

  /** The custom properties that travel, as the browser computes them. */
  #style() {
    const probe = this.#root?.querySelector(".style");
    if (!probe) return undefined;
    const [own, computed] = [getComputedStyle(this), getComputedStyle(probe)];
    /** @type {{ accent?: string, radius?: string }} */
    const style = {};
    const accent = own.getPropertyValue("--studio-accent").trim() && solid(computed.color);
    // A share of the element's size is no radius of a button's.
    const radius = own.getPropertyValue("--studio-radius").trim() && computed.borderStartStartRadius.match(/^[\d.]+px$/)?.[0];
    if (accent) style.accent = accent;
    if (radius) style.radius = radius;
    return Object.keys(style).length > 0 ? style : undefined;
  }

  #configure() {
    this.#tell(this.#settings());
    const { features } = this;
    if (features?.length && !features.some((name) => FEATURES.includes(name))) {
      this.#fail(new StudioError("malformed", `none of the features ${features.join(", ")} is known, so all are shown`));
    }
    if (this.#catalogue === this.#told) return;
    this.#told = this.#catalogue;
    // By itself, so that nothing else is refused with it; copied, as a framework's list need not be one that can travel.
    try {
      this.#tell({ catalogue: JSON.parse(JSON.stringify(this.#catalogue ?? [])) });
    } catch (error) {
      this.#fail(new StudioError("malformed", `the catalogue is no plain list: ${error}`));
    }
  }

  /** @param {Fields} settings */
  #tell(settings) {
    this.#link?.request("configure", settings, "configured", this.timeout).catch((error) => {
      if (error.code !== "disconnected") this.#fail(error);
    });
  }

  /** Attributes that change together travel together. @param {boolean} restart */
  #later(restart) {
    this.#restart ||= restart;
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      const anew = this.#restart;
      this.#restart = false;
      if (!this.isConnected || this.#closed) return;
      if (!anew) return void (this.#connected && this.#configure());
      this.#stop("got another address or sandbox");
      this.#start();
    });
  }

  // Small things.

  #label() {
    return this.getAttribute("aria-label") ?? (this.title ? `SPA Profile Studio: ${this.title}` : "SPA Profile Studio");
  }

  /**
   * @param {string} name
   * @param {string | null | undefined} value
   */
  #write(name, value) {
    if (value === null || value === undefined || value === "" && name !== "sandbox") this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** A property that was set before this module ran hides the one of the class. @param {string} name */
  #adopt(name) {
    if (!Object.hasOwn(this, name)) return;
    const own = /** @type {Fields} */ (/** @type {unknown} */ (this));
    const value = own[name];
    delete own[name];
    own[name] = value;
  }

  /**
   * @param {StudioError} error
   * @param {Fields} [more]
   */
  #fail(error, more = {}) {
    // One fault can reach here by the start and by a document that waits for it.
    if (error.code === "disconnected" || this.#failed === error) return;
    this.#failed = error;
    this.#emit("studio-error", { code: error.code, message: error.message, ...more });
  }

  /**
   * @param {string} name
   * @param {Fields} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
};

if (globalThis.customElements && !customElements.get("spa-profile-studio")) customElements.define("spa-profile-studio", SpaProfileStudio);
