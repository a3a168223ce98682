// A studio without the studio: a page that speaks version 1 of the protocol, so that the portal's side is tested by itself.
// Words in its address change it: `mute=getDoc,load` leaves these unanswered, `versions=2` speaks another version,
// `without=export` has no such capability, `silent=1` never gets ready, `nameless=getDoc:too-large` refuses that with an
// error that has no `id`.

/** @typedef {Record<string, any>} Message */

const words = new URLSearchParams(location.search);
/** @param {string} name */
const list = (name) => (words.get(name) ?? "").split(",");
const muted = list("mute");
/** @type {Map<string, string>} */
const nameless = new Map(list("nameless").map((pair) => /** @type {[string, string]} */ (pair.split(":"))));
const capabilities = ["load", "save", "export", "readonly", "features", "theme", "locale", "resize", "style", "catalogue"].filter((name) => !list("without").includes(name));

const source = /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea"));
const state = /** @type {HTMLOutputElement} */ (document.querySelector("output"));
/** @type {MessagePort | undefined} */
let port;
/** @type {string | Uint8Array | undefined} */
let doc;
let dirty = false;
let title = "";
let saves = 0;
/** @type {Message} */
const settings = {};

/**
 * @param {string} type
 * @param {Message} fields
 */
function send(type, fields = {}) {
  port?.postMessage({ spaStudio: 1, type, ...fields });
}

/** The document as it leaves the studio: what was typed as a secret is a hole. */
function leaving() {
  if (doc instanceof Uint8Array) return { doc, holes: 0 };
  const holes = source.value.match(/SECRET/g)?.length ?? 0;
  let hole = 0;
  return { doc: source.value.replace(/SECRET/g, () => `[[secret:${(hole += 1)}]]`), holes };
}

function show() {
  state.textContent = JSON.stringify({ ...settings, title, dirty });
}

/** @param {boolean} now */
function change(now) {
  dirty = now;
  send("change", { dirty, summary: { title, kind: "open-format", length: source.value.length } });
  show();
}

/** @type {Record<string, (message: Message) => void>} */
const takes = {
  configure({ id, type, spaStudio, ...fields }) {
    Object.assign(settings, fields);
    show();
    send("configured", { id });
  },
  load({ id, doc: given, title: name }) {
    if (typeof given === "string" && !given.includes("<flat-profile>")) return send("error", { id, code: "not-a-profile", message: "this is no profile" });
    doc = given;
    title = name ?? "";
    source.value = typeof given === "string" ? given : new TextDecoder().decode(given);
    dirty = false;
    show();
    send("loaded", { id, kind: "open-format", counts: { errors: 1, warnings: 2, notes: 3 } });
    send("resize", { height: 700 + source.value.length });
  },
  getDoc({ id }) {
    if (doc === undefined) return send("error", { id, code: "no-document", message: "no document was loaded" });
    send("doc", { id, ...leaving() });
  },
  export({ id, format, options }) {
    if (format === "encrypted" && !options?.phrase) return send("error", { id, code: "needs-phrase", message: "the export needs a phrase" });
    const text = new TextEncoder().encode(String(leaving().doc));
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const bytes = format === "encrypted" ? new Uint8Array([...new TextEncoder().encode("Salted__"), ...salt]) : text;
    send("exported", { id, format, name: options?.name ?? "../profile.cfg", bytes });
  },
  status({ id, saved, message }) {
    settings["status"] = { id, saved, message };
    if (saved) change(false);
    show();
  },
  close({ id, force }) {
    if (dirty && !force) return send("error", { id, code: "unsaved", message: "there are changes that were not saved" });
    send("exit", { id });
  },
};

/** @param {Message} message */
function receive(message) {
  if (message?.["spaStudio"] !== 1 || typeof message["type"] !== "string") return send("error", { code: "malformed", message: "no message of the protocol" });
  if (muted.includes(message["type"])) return;
  const code = nameless.get(message["type"]);
  if (code) return send("error", { code, message: "not read" });
  const take = takes[message["type"]];
  if (!take) return send("error", { id: message["id"], code: "unknown-type", message: `${message["type"]} is not known` });
  take(message);
}

/** @param {string[]} origins */
function begin(origins) {
  const ready = () => {
    for (const origin of origins) parent.postMessage({ spaStudio: 1, type: "ready", versions: [Number(words.get("versions") ?? 1)], capabilities }, origin);
  };
  const timer = setInterval(ready, 500);
  addEventListener("message", function pin(event) {
    const { data } = event;
    if (event.source !== parent || !origins.includes(event.origin) || data?.spaStudio !== 1 || !["configure", "load"].includes(data.type)) return;
    clearInterval(timer);
    removeEventListener("message", pin);
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = (message) => receive(message.data);
    parent.postMessage({ spaStudio: 1, type: "connected", id: data.id, version: 1, capabilities }, event.origin, [channel.port2]);
    settings["greeted"] = data.type;
    receive(data);
  });
  ready();
}

let told = 0;
source.addEventListener("input", () => {
  if (!(doc instanceof Uint8Array)) doc = source.value;
  dirty = true;
  // One edit can be several events.
  clearTimeout(told);
  told = window.setTimeout(() => change(true), 20);
});
document.querySelector("#save")?.addEventListener("click", () => send("save", { id: `save-${(saves += 1)}`, ...leaving() }));
document.querySelector("#exit")?.addEventListener("click", () => send("exit"));
document.querySelector("#fault")?.addEventListener("click", () => send("error", { code: "failed", message: "something broke" }));
document.querySelector("#reload")?.addEventListener("click", () => location.reload());
if (words.get("silent") === null) begin((await (await fetch("embed.json")).json()).origins);
