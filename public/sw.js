// Keeps the page's files in the browser, so that the studio starts without a network. It answers requests for
// the files of its list and sees nothing else: no profile goes through it. One page has files of one build: a
// new build is filled in beside the old one, and waits until no page of the old one is open or the person
// asks for it (boot.js).

// `cargo xtask build` writes both lines.
const FILES = {};
const BUILD = "";

// Other copies of the page may have the same origin, so the names of caches begin with the folder.
const HOME = new URL("./", location.href).href;
const PREFIX = `spa-profile-studio ${HOME} `;
// The page may have another name than index.html (boot.js says it), or be asked for by its folder.
const named = new URL(location.href).searchParams.get("page");
const CACHE = `${PREFIX}${BUILD} ${named ?? ""}`;
const PAGE = new URL(`./${named ?? ""}`, HOME).href;
const PAGES = named === null ? [PAGE, new URL("index.html", HOME).href] : [PAGE];

/** The addresses of all files with their revisions. */
const REVISIONS = new Map(
  Object.entries(FILES).map(([name, revision]) => [name === "index.html" ? PAGE : new URL(name, HOME).href, revision]),
);

/** Whether the cache holds every file: found out once, and again when it is filled. */
let complete;

function isComplete() {
  complete ??= holdsAll();
  return complete;
}

async function holdsAll() {
  if (REVISIONS.size === 0 || !(await caches.has(CACHE))) return false;
  const cache = await caches.open(CACHE);
  const held = new Set((await cache.keys()).map((request) => request.url));
  return [...REVISIONS.keys()].every((address) => held.has(address));
}

/** Fills the cache with every file of this build, or with none: a file of another build ends it. */
async function fill() {
  if (await isComplete()) return;
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...REVISIONS].map(([address, revision]) => keep(cache, address, revision)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
  complete = undefined;
  if (!(await isComplete())) throw new Error("the browser did not keep the files of the studio");
}

async function keep(cache, address, revision) {
  // Something between here and the server may answer with an old copy; the second question goes past it.
  for (const mode of ["no-cache", "reload"]) {
    const response = await fetch(address, { cache: mode, credentials: "same-origin" });
    if (!response.ok) throw new Error(`the server answered ${response.status} for ${address}`);
    const bytes = await response.arrayBuffer();
    if ((await digest(bytes)) === revision) return cache.put(address, copyOf(response, bytes));
  }
  throw new Error(`${address} is of another build`);
}

/** The answer with its headers, the content security policy among them, but without the way that it came. */
function copyOf(response, bytes) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  return new Response(bytes, { headers });
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What is asked for, if it is one of the files or the page: its address in the cache. */
function addressOf(request) {
  if (request.method !== "GET") return undefined;
  const address = new URL(request.url);
  address.hash = "";
  if (request.mode !== "navigate") return REVISIONS.has(address.href) ? address.href : undefined;
  // Who may show the page in a frame stands in the headers of the server, and is asked for each time.
  if (request.destination !== "document") return undefined;
  address.search = "";
  return PAGES.includes(address.href) ? PAGE : undefined;
}

/** Whether it asks for something beside the page that may not be there: the page stands in without a network. */
function isBeside(request) {
  if (request.method !== "GET" || request.mode !== "navigate" || request.destination !== "document") return false;
  const address = new URL(request.url);
  return new URL("./", address).href === HOME && !REVISIONS.has(address.origin + address.pathname);
}

async function kept(address) {
  if (!(await isComplete())) return undefined;
  return caches.match(address, { cacheName: CACHE });
}

/**
 * Whether one of our files asks. A page that came from the server under another name may be of another build.
 * A worker that is starting is in no list yet, and is ours; `clients.get` would wait for it, and it for its files.
 * @param {string} id
 */
async function isOurs(id) {
  const all = await clients.matchAll({ type: "all", includeUncontrolled: true });
  const client = all.find((one) => one.id === id);
  if (client === undefined) return true;
  // The page in a frame came from the server: its files do too.
  if (client.frameType === "nested") return false;
  const { origin, pathname } = new URL(client.url);
  return PAGES.includes(origin + pathname) || REVISIONS.has(origin + pathname);
}

async function answer({ request, clientId }, address) {
  const ours = request.mode === "navigate" || (await isOurs(clientId));
  return (ours ? await kept(address) : undefined) ?? fetch(request);
}

async function answerBeside(request) {
  try {
    return await fetch(request);
  } catch (error) {
    if (await kept(PAGE)) return Response.redirect(PAGE);
    throw error;
  }
}

/**
 * The page of this build has started: what older builds left is not needed any more, unless a newer one is under
 * way. A cache that lost files is filled anew.
 */
async function booted() {
  complete = undefined;
  await fill();
  if (registration.waiting || registration.installing) return;
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Takes over from the old build, if no other page is open that would get files of both. */
async function takeOver(port) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = windows.filter((client) => new URL("./", client.url).href === HOME);
  if (pages.length <= 1) await skipWaiting();
  port?.postMessage({ others: Math.max(0, pages.length - 1) });
}

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address !== undefined) event.respondWith(answer(event, address));
  else if (isBeside(event.request)) event.respondWith(answerBeside(event.request));
});

addEventListener("message", (event) => {
  if (event.data === "booted") event.waitUntil(booted().catch(() => undefined));
  if (event.data === "take-over") event.waitUntil(takeOver(event.ports[0]));
});
