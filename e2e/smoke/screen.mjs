// What is on the screen, found as assistive technology finds it: by the role and the name that the engine itself
// computes. Everything waits until it is there.

import { setTimeout as pause } from "node:timers/promises";
import { DriverError, Element, KEY, Session } from "./webdriver.mjs";

/** How long anything may take, in milliseconds. It is only waited for in full where a step fails. */
const PATIENCE = 20_000;

/** Which elements may have a role. @type {Record<string, string>} */
const CANDIDATES = {
  alert: "[role=alert]",
  button: "button, summary",
  checkbox: "input[type=checkbox]",
  combobox: "select, [role=combobox]",
  dialog: "dialog",
  file: "input[type=file]",
  heading: "h1, h2, h3",
  link: "a[href]",
  listbox: "[role=listbox]",
  navigation: "nav",
  password: "input[type=password]",
  region: "section",
  searchbox: "input[type=search]",
  status: "[role=status]",
  tab: "[role=tab]",
  tabpanel: "[role=tabpanel]",
  textbox: "textarea, input:not([type]), input[type=text], [contenteditable=true]",
};

/** Roles of our own: HTML gives these fields none, and each engine says something else. */
const NO_ROLES = ["file", "password"];

/** What was expected and what was there instead. */
export class Mismatch extends Error {
  /**
   * @param {string} expected
   * @param {string} found
   */
  constructor(expected, found) {
    super(`expected ${expected}, found ${found}`);
    this.expected = expected;
    this.found = found;
  }
}

/**
 * Runs in the page: the elements that are shown, open shadow trees included, and have `words` among what could name
 * them. The engine has the last word on names.
 * @param {string} selector
 * @param {string} words
 * @param {globalThis.Element | null} within
 */
function candidates(selector, words, within) {
  /** @param {string | null | undefined} text */
  const bare = (text) => (text ?? "").replace(/\s+/g, "");
  /** @param {ParentNode} root @returns {globalThis.Element[]} */
  const all = (root) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap((element) => (element.shadowRoot ? all(element.shadowRoot) : [])),
  ];
  /** @param {globalThis.Element} element */
  const material = (element) => {
    const labels = "labels" in element ? /** @type {HTMLInputElement} */ (element).labels : null;
    const named = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
    const texts = [element, ...(labels ?? []), ...named].map((one) => one?.textContent);
    return bare([element.getAttribute("aria-label"), ...texts].join(" "));
  };
  return all(within ?? document).filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && material(element).includes(bare(words)),
  );
}

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/**
 * A text as the report of a step shows it.
 * @param {unknown} value
 */
function shown(value) {
  const text = typeof value === "string" ? `“${value}”` : String(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/**
 * Waits until `read` gives what `fits`, and answers it.
 * @template T
 * @param {string} expected in words, for the report
 * @param {() => Promise<T>} read
 * @param {(value: T) => boolean} fits
 * @returns {Promise<T>}
 */
export async function until(expected, read, fits) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    /** @type {unknown} */
    let found;
    try {
      const value = await read();
      if (fits(value)) return value;
      found = shown(value);
    } catch (error) {
      // What is drawn anew at this moment is looked for again.
      if (!(error instanceof DriverError || error instanceof Mismatch)) throw error;
      found = error instanceof Mismatch ? error.found : error.message;
    }
    if (Date.now() > end) throw new Mismatch(expected, String(found));
    await pause(25);
  }
}

/** A part of the screen, looked for anew each time. */
export class Part {
  /** What could have been it and was not, when it was looked for last. @type {string[]} */
  #others = [];

  /**
   * @param {Session} session
   * @param {string} role
   * @param {string} name the whole name, or its beginning with `…` behind it
   * @param {Part} [within]
   */
  constructor(session, role, name, within) {
    this.session = session;
    this.role = role;
    this.name = name;
    this.within = within;
  }

  /** @returns {string} */
  get words() {
    const words = this.name === "" ? `a ${this.role}` : `the ${this.role} “${this.name}”`;
    return this.within ? `${words} in ${this.within.words}` : words;
  }

  /**
   * A part of this part.
   * @param {string} role
   * @param {string} name
   */
  part(role, name = "") {
    return new Part(this.session, role, name, this);
  }

  /**
   * The elements of this role and name.
   * @returns {Promise<Element[]>}
   */
  async all() {
    const whole = !this.name.endsWith("…");
    const name = whole ? this.name : this.name.slice(0, -1);
    const [within] = this.within ? await this.within.all() : [null];
    if (within === undefined) throw new Mismatch(this.within?.words ?? "", `no ${this.within?.words}`);
    const selector = CANDIDATES[this.role] ?? `[role=${this.role}]`;
    // The function runs in the page, where the driver has made elements of the references.
    const given = /** @type {globalThis.Element | null} */ (/** @type {unknown} */ (within));
    const found = /** @type {unknown} */ (await this.session.run(candidates, selector, name, given));
    const fitting = [];
    this.#others = [];
    for (const element of /** @type {Element[]} */ (found)) {
      const label = name === "" ? "" : oneLine(await element.label());
      const role = NO_ROLES.includes(this.role) ? this.role : await element.role();
      if ((whole ? label === name : label.startsWith(name)) && role === this.role) fitting.push(element);
      else this.#others.push(`the ${role} “${label}”`);
    }
    return fitting;
  }

  /**
   * The one element, when it is there.
   * @template T
   * @param {string} what is wanted of it, for the report
   * @param {(element: Element) => Promise<T>} use
   * @returns {Promise<T>}
   */
  #use(what, use) {
    const read = async () => {
      const [first, ...more] = await this.all();
      if (!first) throw new Mismatch(this.words, this.#others.join(", ") || "nothing like it");
      if (more.length > 0) throw new Mismatch(this.words, `${more.length + 1} of them`);
      return use(first);
    };
    return until(`${this.words}${what}`, read, () => true);
  }

  /** Waits until it is shown. */
  shown() {
    return this.#use("", async () => undefined);
  }

  click() {
    return this.#use(" that can be clicked", (element) => element.click());
  }

  /**
   * Types behind what is there.
   * @param {string} text
   */
  type(text) {
    return this.#use(" that can be typed into", (element) => element.type(text));
  }

  /**
   * Replaces what is there, as a person does.
   * @param {string} text
   */
  fill(text) {
    return this.#use(" that can be typed into", async (element) => {
      await element.click();
      await this.session.press("a", KEY.control);
      await element.type(text);
    });
  }

  /**
   * Switches a check box.
   * @param {boolean} on
   */
  check(on) {
    return this.#use(" that can be switched", async (element) => {
      if ((await element.selected()) !== on) await element.click();
      if ((await element.selected()) !== on) throw new Mismatch(`it ${on ? "on" : "off"}`, `it ${on ? "off" : "on"}`);
    });
  }

  /**
   * Chooses from a list.
   * @param {string} option
   */
  choose(option) {
    return this.#use(" that can be chosen from", (element) => element.type(option));
  }

  /** Its text, as the screen shows it. */
  text() {
    return this.#use("", (element) => element.text());
  }

  /**
   * Waits until its text has `words`.
   * @param {string} words
   */
  has(words) {
    return until(`“${words}” in ${this.words}`, () => this.text(), (text) => oneLine(text).includes(words));
  }

  /**
   * Waits until a field holds exactly this.
   * @param {string} text
   */
  holds(text) {
    return until(`${shown(text)} in ${this.words}`, () => this.#use("", (element) => element.value()), (value) => value === text);
  }
}
