// A small client of the W3C's WebDriver protocol, which the drivers of all engines speak: a session, its elements,
// its keys and its pictures. https://www.w3.org/TR/webdriver2/

import { setTimeout as pause } from "node:timers/promises";

/** The name under which an element travels in JSON. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that have no character, as the protocol writes them. */
export const KEY = { control: "\ue009", backspace: "\ue003", enter: "\ue007", end: "\ue010", home: "\ue011" };

/** How long a driver may take for one answer, in milliseconds. */
const PATIENCE = 40_000;

/** An answer of the driver that is a failure. */
export class DriverError extends Error {
  /**
   * @param {string} code the protocol's word, such as `no such element`
   * @param {string} message
   */
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * @param {string} method
 * @param {string} address
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
async function request(method, address, body) {
  const silence = () => new Error(`the driver does not answer ${method} ${new URL(address).pathname.split("/").slice(3).join("/")}`);
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(PATIENCE),
    ...(method === "POST" && { body: JSON.stringify(body ?? {}), headers: { "Content-Type": "application/json" } }),
  }).catch((error) => {
    throw error.name === "TimeoutError" ? silence() : error;
  });
  const { value } = await response.json();
  if (!response.ok) throw new DriverError(value?.error ?? String(response.status), value?.message ?? "");
  return value;
}

/** A browser that does what it is told. */
export class Session {
  #address;

  /** @param {string} address */
  constructor(address) {
    this.#address = address;
  }

  /**
   * Starts a browser.
   * @param {string} driver the driver's address
   * @param {object} capabilities
   */
  static async start(driver, capabilities) {
    const wanted = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId, capabilities: given } = await request("POST", `${driver}/session`, wanted);
    const session = new Session(`${driver}/session/${sessionId}`);
    return { session, given };
  }

  /**
   * @param {string} path
   * @param {unknown} [body]
   */
  post(path, body) {
    return request("POST", `${this.#address}/${path}`, body);
  }

  /** @param {string} path */
  get(path) {
    return request("GET", `${this.#address}/${path}`);
  }

  end() {
    return request("DELETE", this.#address);
  }

  /** @param {string} url */
  open(url) {
    return this.post("url", { url });
  }

  /**
   * What a function answers that is run in the page. Elements go in and come out.
   * @template {unknown[]} A
   * @template R
   * @param {(...values: A) => R} work it sees nothing but its arguments
   * @param {A} values
   * @returns {Promise<Awaited<R>>}
   */
  async run(work, ...values) {
    const args = values.map((value) => (value instanceof Element ? value.reference : value));
    const answer = await this.post("execute/sync", { script: `return (${work}).apply(null, arguments)`, args });
    return /** @type {any} */ (this.#read(answer));
  }

  /**
   * @param {any} answer
   * @returns {unknown}
   */
  #read(answer) {
    if (Array.isArray(answer)) return answer.map((value) => this.#read(value));
    return answer?.[ELEMENT] ? new Element(this, answer[ELEMENT]) : answer;
  }

  /** The picture of the page, as PNG. */
  async screenshot() {
    return Buffer.from(await this.get("screenshot"), "base64");
  }

  /**
   * Presses a key while others are held.
   * @param {string} key
   * @param {string[]} held
   */
  async press(key, ...held) {
    const down = [...held, key].map((value) => ({ type: "keyDown", value }));
    const up = [key, ...held.toReversed()].map((value) => ({ type: "keyUp", value }));
    await this.post("actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
  }
}

/** A part of the page. */
export class Element {
  #session;
  #id;

  /**
   * @param {Session} session
   * @param {string} id
   */
  constructor(session, id) {
    this.#session = session;
    this.#id = id;
  }

  get reference() {
    return { [ELEMENT]: this.#id };
  }

  click() {
    return this.#session.post(`element/${this.#id}/click`);
  }

  clear() {
    return this.#session.post(`element/${this.#id}/clear`);
  }

  /**
   * Types, line ends as the key.
   * @param {string} text
   */
  type(text) {
    return this.#session.post(`element/${this.#id}/value`, { text: text.replaceAll("\n", KEY.enter) });
  }

  /** @returns {Promise<string>} */
  text() {
    return this.#session.get(`element/${this.#id}/text`);
  }

  /** @returns {Promise<string>} */
  value() {
    return this.#session.get(`element/${this.#id}/property/value`);
  }

  /** @returns {Promise<boolean>} */
  enabled() {
    return this.#session.get(`element/${this.#id}/enabled`);
  }

  /** @returns {Promise<boolean>} */
  selected() {
    return this.#session.get(`element/${this.#id}/selected`);
  }

  /** What the engine tells a screen reader it is. @returns {Promise<string>} */
  role() {
    return this.#session.get(`element/${this.#id}/computedrole`);
  }

  /** What the engine tells a screen reader it is called. @returns {Promise<string>} */
  label() {
    return this.#session.get(`element/${this.#id}/computedlabel`);
  }
}

/**
 * Waits until the driver at `address` takes sessions.
 * @param {string} address
 * @param {() => string | undefined} ended why it will never come
 */
export async function ready(address, ended) {
  for (;;) {
    const why = ended();
    if (why) throw new Error(why);
    const answered = await request("GET", `${address}/status`).then(() => true, () => false);
    if (answered) return;
    await pause(50);
  }
}
