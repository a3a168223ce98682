// A session between a portal and the studio: the raw connection, and the repetition of a recorded session with a comparison
// of the answers. The simulator uses it, and every test that the simulator writes holds a copy of it.

/** @typedef {Record<string, unknown>} Fields */
/** @typedef {{ request: Fields, answer: Fields | null }} Step */
/** @typedef {{ session: 1, greeting: Fields, connected: Fields, steps: Step[] }} Session */
/** @typedef {"window" | "port"} Way */
/** @typedef {{ heard: (message: unknown, way: Way) => void }} Listener */
/** @typedef {{ src: string, sandbox?: string | null, container?: Element, timeout?: number }} ReplayOptions */
/** @typedef {{ request: Fields, expected: Fields | null, got: Fields | null, differences: string[] }} Result */

/**
 * @param {unknown} value
 * @returns {value is Fields}
 */
const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/**
 * A message as JSON has it: bytes become `{"$bytes": "…"}` in base64.
 * @param {unknown} message
 */
export function toJson(message) {
  return JSON.stringify(message, (_key, value) => {
    if (!(value instanceof Uint8Array)) return value;
    return { $bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join("")) };
  }, 2);
}

/**
 * The message back.
 * @param {string} text
 * @returns {unknown}
 */
export function fromJson(text) {
  return JSON.parse(text, (_key, value) => {
    if (!isFields(value) || typeof value["$bytes"] !== "string") return value;
    return Uint8Array.from(atob(value["$bytes"]), (letter) => letter.charCodeAt(0));
  });
}

/** The connection with the studio in a frame, as raw as a test wants it. */
export class Channel {
  /** @type {MessagePort | undefined} */
  #port;
  #frame;
  #origin;
  #opaque;
  #listener;
  #receive = (/** @type {MessageEvent} */ event) => this.#hear(event);

  /**
   * @param {HTMLIFrameElement} frame
   * @param {string} src
   * @param {string | null} sandbox
   * @param {Listener} listener
   */
  constructor(frame, src, sandbox, listener) {
    const address = new URL(src, document.baseURI);
    if (!/^https?:$/.test(address.protocol)) throw new Error(`${src} is no address of a studio: it begins with https:// or http://`);
    address.searchParams.set("embed", "1");
    this.#frame = frame;
    this.#origin = address.origin;
    this.#opaque = sandbox !== null && !sandbox.split(/\s+/).includes("allow-same-origin");
    this.#listener = listener;
    if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
    frame.referrerPolicy = "origin";
    frame.src = address.href;
    addEventListener("message", this.#receive);
  }

  get open() {
    return this.#port !== undefined;
  }

  /** @param {MessageEvent} event */
  #hear(event) {
    const source = this.#frame.contentWindow;
    if (!source || event.source !== source || event.origin !== (this.#opaque ? "null" : this.#origin)) return;
    const port = event.ports[0];
    if (isFields(event.data) && event.data["type"] === "connected" && port && !this.#port) {
      this.#port = port;
      port.onmessage = ({ data }) => this.#listener.heard(data, "port");
    }
    this.#listener.heard(event.data, "window");
  }

  /**
   * Sends a message the way that is open: by the window until the port is there.
   * @param {unknown} message
   * @returns {Way}
   */
  send(message) {
    if (this.#port) {
      this.#port.postMessage(message);
      return "port";
    }
    this.#frame.contentWindow?.postMessage(message, this.#opaque ? "*" : this.#origin);
    return "window";
  }

  close() {
    removeEventListener("message", this.#receive);
    this.#port?.close();
    this.#port = undefined;
  }
}

/**
 * Whether a message from the studio answers a request.
 * @param {Fields} request
 * @param {unknown} message
 * @returns {message is Fields}
 */
export function answers(request, message) {
  if (!isFields(message)) return false;
  if (typeof request["id"] === "string") return message["id"] === request["id"];
  return message["type"] === "error" && message["id"] === undefined;
}

/**
 * What the studio's answer lacks or has otherwise, in sentences. Ids, sentences for people, heights and bytes of an
 * encryption vary: only their kind is compared. Fields that are new are not looked at.
 * @param {unknown} expected
 * @param {unknown} got
 * @param {string} [path]
 * @param {boolean} [salted]
 * @returns {string[]}
 */
export function differences(expected, got, path = "answer", salted = false) {
  if (expected instanceof Uint8Array || got instanceof Uint8Array) return bytesDiffer(expected, got, path, salted);
  if (isFields(expected) && isFields(got)) {
    const encrypted = expected["format"] === "encrypted";
    return Object.keys(expected).filter((key) => key !== "id").flatMap((key) => {
      const [one, other] = [expected[key], got[key]];
      if ((key === "message" || key === "height") && typeof one === typeof other) return [];
      return differences(one, other, `${path}.${key}`, encrypted);
    });
  }
  const [one, other] = [toJson(expected), toJson(got)];
  return one === other ? [] : [`${path}: expected ${short(one)}, got ${short(other)}`];
}

/** @param {string | undefined} text */
const short = (text) => (text === undefined ? "nothing" : text.length > 200 ? `${text.slice(0, 200)}…` : text);

/**
 * @param {unknown} expected
 * @param {unknown} got
 * @param {string} path
 * @param {boolean} salted
 */
function bytesDiffer(expected, got, path, salted) {
  if (!(expected instanceof Uint8Array) || !(got instanceof Uint8Array)) return [`${path}: expected ${kind(expected)}, got ${kind(got)}`];
  const compared = salted ? 8 : Math.max(expected.length, got.length);
  const first = Array.from({ length: compared }, (_, index) => index).find((index) => expected[index] !== got[index]);
  if (first !== undefined) return [`${path}: the bytes differ from byte ${first} on (${expected.length} expected, ${got.length} got)`];
  return salted && expected.length !== got.length ? [`${path}: expected ${expected.length} bytes, got ${got.length}`] : [];
}

/** @param {unknown} value */
const kind = (value) => (value instanceof Uint8Array ? `${value.length} bytes` : typeof value);

/**
 * Repeats a session with the studio at `src` in a frame of its own. It rejects when no connection comes about.
 * @param {Session} session
 * @param {ReplayOptions} options
 * @returns {Promise<Result[]>}
 */
export async function replay(session, { src, sandbox = null, container = document.body, timeout = 10_000 }) {
  const frame = document.createElement("iframe");
  frame.title = "The studio, repeating a session";
  /** @type {Set<(message: unknown, way: Way) => void>} */
  const ears = new Set();
  const channel = new Channel(frame, src, sandbox, { heard: (message, way) => ears.forEach((ear) => ear(message, way)) });
  /**
   * The first message that fits, or nothing when it does not come in time.
   * @param {(message: unknown, way: Way) => boolean} fits
   * @returns {Promise<Fields | null>}
   */
  const wait = (fits) => new Promise((resolve) => {
    const end = (/** @type {Fields | null} */ message) => {
      clearTimeout(timer);
      ears.delete(ear);
      resolve(message);
    };
    const ear = (/** @type {unknown} */ message, /** @type {Way} */ way) => void (fits(message, way) && end(/** @type {Fields} */ (message)));
    const timer = setTimeout(() => end(null), timeout);
    ears.add(ear);
  });
  try {
    const ready = wait((message, way) => way === "window" && isFields(message) && message["type"] === "ready");
    container.append(frame);
    if (!(await ready)) throw new Error(`the studio at ${src} did not get ready: does its embed.json list ${location.origin}?`);
    const opened = wait((message) => isFields(message) && message["type"] === "connected");
    channel.send(session.greeting);
    const connected = await opened;
    /** @type {Result[]} */
    const results = [{ request: session.greeting, expected: session.connected, got: connected, differences: differences(session.connected, connected) }];
    if (!connected) return results;
    for (const { request, answer } of session.steps) {
      const answered = answer ? wait((message) => answers(request, message)) : Promise.resolve(null);
      channel.send(request);
      const got = await answered;
      results.push({ request, expected: answer, got, differences: answer ? differences(answer, got) : [] });
    }
    return results;
  } finally {
    channel.close();
    frame.remove();
  }
}
