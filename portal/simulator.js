// The host simulator: plays the portal, shows every message, records the session and repeats it.

import { answers, Channel, fromJson, replay, toJson } from "./replay.js";

/** @import { Fields, Session, Way } from "./replay.js" */
/** @typedef {{ from: "portal" | "studio", way: Way, message: unknown }} Entry */

const PROFILE = "<flat-profile>\n  <Admin_Passwd ua=\"na\">long one</Admin_Passwd>\n  <Dial_Tone>440@-10;10(*/0/1)</Dial_Tone>\n</flat-profile>\n";

const TITLE = "spa3102.xml";

/** Messages to begin with. @type {[string, Fields][]} */
const TEMPLATES = [
  ["configure", { theme: "dark", readonly: false }],
  ["configure: catalogue", { catalogue: [{ name: "Line_Key_Mode[1]", dataType: "Choice", choices: ["Line", "Off"], default: "Line" }, { name: "Door_Code", secret: true }] }],
  ["configure: style", { style: { accent: "#8a1c5b", radius: "10px" } }],
  ["load", { doc: PROFILE, title: TITLE }],
  ["getDoc", {}],
  ["export: open-format", { format: "open-format" }],
  ["export: plain-text", { format: "plain-text" }],
  ["export: gzip", { format: "gzip" }],
  ["export: encrypted", { format: "encrypted", options: { phrase: "a phrase for trials", digest: "md5" } }],
  ["status: saved", { saved: true }],
  ["close", { force: false }],
  ["no such type", {}],
];
/** Messages that get no answer, so that they need no id. */
const UNASKED = new Set(["status"]);

/**
 * @template {typeof HTMLElement} T
 * @param {string} id
 * @param {T} type
 * @returns {InstanceType<T>}
 */
function part(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return /** @type {InstanceType<T>} */ (found);
}

const src = part("src", HTMLInputElement);
const sandbox = part("sandbox", HTMLSelectElement);
const greeting = part("greeting", HTMLTextAreaElement);
const greet = part("greet", HTMLInputElement);
const message = part("message", HTMLTextAreaElement);
const fault = part("message-fault", HTMLElement);
const saves = part("saves", HTMLSelectElement);
const state = part("state", HTMLElement);
const log = part("log", HTMLOListElement);
const send = part("send", HTMLButtonElement);
const shut = part("shut", HTMLButtonElement);
const replayed = part("replayed", HTMLElement);
const results = part("results", HTMLOListElement);
const again = part("replay", HTMLButtonElement);

/** @type {Entry[]} */
let entries = [];
/** @type {{ channel: Channel, frame: HTMLIFrameElement } | undefined} */
let studio;
/** A recording from a file. @type {Session | undefined} */
let kept;
let last = 0;

/** @param {unknown} value @returns {Fields} */
const fields = (value) => (typeof value === "object" && value !== null ? /** @type {Fields} */ (value) : {});
/** @param {unknown} value */
const typeOf = (value) => String(fields(value)["type"] ?? "no message of the protocol");
const sandboxed = () => (sandbox.value === "none" ? null : sandbox.value);

/**
 * @param {string} tag
 * @param {string} text
 * @param {string} [name]
 */
function element(tag, text, name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

/** @param {Entry} entry */
function note(entry) {
  // The studio repeats `ready` until it is answered: once is enough to see.
  const before = entries.at(-1);
  entries.push(entry);
  if (typeOf(entry.message) === "ready" && before && typeOf(before.message) === "ready") return;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  const now = new Date();
  const time = element("time", `${now.toTimeString().slice(0, 8)}.${String(now.getMilliseconds()).padStart(3, "0")}`);
  summary.append(time, element("span", entry.from === "portal" ? "portal → studio" : "studio → portal"), element("span", typeOf(entry.message), "type"), element("span", entry.way, "way"));
  details.append(summary, element("pre", toJson(entry.message) ?? String(entry.message)));
  const row = document.createElement("li");
  row.className = entry.from === "portal" ? "to" : "from";
  row.append(details);
  log.append(row);
  log.scrollTop = log.scrollHeight;
  showRecord();
}

/** What was recorded, as a session that can be repeated. @returns {Session | undefined} */
function recorded() {
  const joined = entries.findIndex(({ from, message }) => from === "studio" && typeOf(message) === "connected");
  const greeted = entries.slice(0, joined).findLast(({ from }) => from === "portal");
  if (joined < 0 || !greeted) return undefined;
  const steps = [];
  for (const [index, { from, message }] of entries.entries()) {
    // A save belongs to a person: its answer cannot be repeated.
    if (index < joined || from !== "portal" || (typeOf(message) === "status" && "id" in fields(message))) continue;
    const request = fields(message);
    const rest = entries.slice(index + 1);
    const end = "id" in request ? -1 : rest.findIndex((entry) => entry.from === "portal");
    const answer = (end < 0 ? rest : rest.slice(0, end)).find((entry) => entry.from === "studio" && entry.way === "port" && answers(request, entry.message));
    steps.push({ request, answer: answer ? fields(answer.message) : null });
  }
  return { session: 1, greeting: fields(greeted.message), connected: fields(entries[joined]?.message), steps };
}

function showRecord() {
  const session = recorded();
  const answered = session?.steps.filter(({ answer }) => answer).length ?? 0;
  part("recorded", HTMLElement).textContent = session ? `Recorded: the greeting, ${session.steps.length} further messages, ${answered} answers.` : "Nothing is recorded.";
  for (const id of ["download-test", "copy-test", "download-session"]) part(id, HTMLButtonElement).disabled = !session;
  again.disabled = !session && !kept;
}

/** @param {unknown} sent */
function post(sent) {
  if (!studio) return;
  note({ from: "portal", way: studio.channel.send(sent), message: sent });
}

/**
 * @param {unknown} got
 * @param {Way} way
 */
function heard(got, way) {
  note({ from: "studio", way, message: got });
  const { type, id } = fields(got);
  if (type === "ready" && way === "window") ready();
  if (type === "connected") {
    state.textContent = "Connected.";
    send.disabled = false;
  }
  if (type === "save" && saves.value === "saved") post({ spaStudio: 1, type: "status", id, saved: true });
  if (type === "save" && saves.value === "failed") post({ spaStudio: 1, type: "status", id, saved: false, message: "The simulator refuses." });
  if (type === "exit") state.textContent = "The studio has ended.";
}

function ready() {
  if (studio?.channel.open) return void (state.textContent = "The studio was loaded anew inside its frame: open it again.");
  send.disabled = false;
  state.textContent = "The studio is ready and waits for the first message.";
  const first = greet.checked ? read(greeting.value) : undefined;
  if (first) post(first.message);
}

/**
 * The message in a field, or a complaint.
 * @param {string} text
 */
function read(text) {
  try {
    fault.textContent = "";
    return { message: fromJson(text) };
  } catch (error) {
    fault.textContent = `This is no JSON: ${error instanceof Error ? error.message : error}`;
    return undefined;
  }
}

function close() {
  studio?.channel.close();
  studio?.frame.remove();
  studio = undefined;
  send.disabled = true;
  shut.disabled = true;
  state.textContent = "No studio is open.";
}

function open() {
  close();
  clear();
  const frame = document.createElement("iframe");
  frame.title = "SPA Profile Studio";
  try {
    studio = { frame, channel: new Channel(frame, src.value, sandboxed(), { heard }) };
  } catch (error) {
    state.textContent = error instanceof Error ? error.message : String(error);
    return;
  }
  part("frame", HTMLElement).append(frame);
  shut.disabled = false;
  state.textContent = `Waiting for the studio. It answers only if its embed.json lists ${location.origin}.`;
}

function clear() {
  entries = [];
  log.replaceChildren();
  showRecord();
}

/** @param {Fields} body */
function fill(body) {
  const type = String(body["type"]);
  const id = UNASKED.has(type) ? {} : { id: `s${(last += 1)}` };
  message.value = toJson({ spaStudio: 1, ...id, ...body });
}

function sendMessage() {
  const made = read(message.value);
  if (!made || send.disabled) return;
  post(made.message);
  // The next message from the same text has an id of its own.
  if ("id" in fields(made.message)) message.value = toJson({ ...fields(made.message), id: `s${(last += 1)}` });
}

/** @param {File} file */
async function load(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  /** @type {string | Uint8Array} */
  let doc = bytes;
  try {
    doc = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // No text in UTF-8: the studio gets the bytes.
  }
  fill({ type: "load", doc, title: file.name });
}

/** The session as a module that repeats it: everything that it needs is in it. @param {Session} session */
async function testOf(session) {
  const program = await (await fetch("replay.js")).text();
  return `// A recorded session with SPA Profile Studio. Run it in a page whose origin the studio's embed.json lists:
//
//   import run from "./session.test.js";
//   await run({ src: "${new URL(src.value || "https://studio.example/", document.baseURI).href}" });
//
// It rejects with the differences when the studio answers otherwise.

${program}
export const session = /** @type {Session} */ (fromJson(${JSON.stringify(toJson(session))}));

/** @param {ReplayOptions} options */
export default async function run(options) {
  const results = await replay(session, options);
  const found = results.flatMap(({ request, differences }) => differences.map((difference) => \`\${request["type"]}: \${difference}\`));
  if (found.length > 0) throw new Error(found.join("\\n"));
  return results;
}
`;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function repeat() {
  const session = kept ?? recorded();
  if (!session) return;
  replayed.textContent = "Repeating…";
  results.replaceChildren();
  again.disabled = true;
  try {
    const found = await replay(session, { src: src.value, sandbox: sandboxed(), container: part("stage", HTMLElement) });
    const differing = found.filter(({ differences }) => differences.length > 0).length;
    replayed.textContent = differing === 0 ? `${found.length} messages, no differences.` : `${differing} of ${found.length} messages got another answer.`;
    results.append(...found.map(({ request, differences }) => element("li", `${typeOf(request)}: ${differences.join("; ") || "the same answer"}`, differences.length > 0 ? "differs" : "")));
  } catch (error) {
    replayed.textContent = error instanceof Error ? error.message : String(error);
  }
  again.disabled = false;
}

/** @param {File} file */
async function take(file) {
  try {
    const read = fields(fromJson(await file.text()));
    if (read["session"] !== 1 || !Array.isArray(read["steps"])) throw new Error("it holds no session");
    kept = /** @type {Session} */ (/** @type {unknown} */ (read));
    replayed.textContent = `${file.name} is to be repeated: ${kept.steps.length} messages.`;
  } catch (error) {
    kept = undefined;
    replayed.textContent = `${file.name} is no recording: ${error instanceof Error ? error.message : error}`;
  }
  results.replaceChildren();
  showRecord();
}

/**
 * @param {string} id
 * @param {(file: File) => void} then
 */
function chosen(id, then) {
  const field = part(id, HTMLInputElement);
  field.addEventListener("change", () => field.files?.[0] && then(field.files[0]));
}

/**
 * @param {string} id
 * @param {() => unknown} then
 */
const pressed = (id, then) => part(id, HTMLButtonElement).addEventListener("click", then);

/** @param {(session: Session) => unknown} then */
const withSession = (then) => () => {
  const session = recorded();
  if (session) return then(session);
};

for (const [name, body] of TEMPLATES) {
  const button = element("button", name);
  button.setAttribute("type", "button");
  button.addEventListener("click", () => fill({ type: name.split(":")[0], ...body }));
  part("templates", HTMLElement).append(button);
}
greeting.value = toJson({ spaStudio: 1, type: "configure", id: "hello", theme: "system" });
fill({ type: "load", doc: PROFILE, title: TITLE });
src.value = new URLSearchParams(location.search).get("src") ?? "";
part("open", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  open();
});
message.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) sendMessage();
});
pressed("shut", close);
pressed("send", sendMessage);
pressed("clear", clear);
pressed("replay", repeat);
pressed("download-session", withSession((session) => download("session.json", toJson(session), "application/json")));
pressed("download-test", withSession(async (session) => download("session.test.js", await testOf(session), "text/javascript")));
pressed("copy-test", withSession(async (session) => {
  await navigator.clipboard.writeText(await testOf(session));
  replayed.textContent = "The test is in the clipboard.";
}));
chosen("file", load);
chosen("recording", take);
