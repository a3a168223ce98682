// The element that puts the studio into a portal, against a studio that only speaks the protocol (fake-studio.js).

import type { Page } from "@playwright/test";
import type { SpaProfileStudio } from "../../portal/spa-profile-studio.js";
import { expect } from "../fixtures.ts";
import { element, host, PROFILE, test, told } from "../portal-host.ts";

const CHANGED = PROFILE.replace("one", "two");
const EXAMPLE_SANDBOX = "allow-scripts allow-same-origin allow-downloads";

/** Opens a page of the portal with one element, and waits for the studio. */
async function opened(page: Page, pages: Map<string, string>, studio: string, attributes = "", query = ""): Promise<ReturnType<typeof element>> {
  pages.set("/", host(`<spa-profile-studio id="one" src="${studio}/${query}" ${attributes}></spa-profile-studio>`));
  await page.goto("/");
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  return element(page);
}

/** The code that a method rejects with. */
function codeOf(one: ReturnType<typeof element>, method: keyof SpaProfileStudio, ...words: unknown[]): Promise<string> {
  return one.with(async (studio, [method, words]) => {
    try {
      await (studio[method] as (...words: unknown[]) => Promise<unknown>).call(studio, ...words);
      return "none";
    } catch (error) {
      return (error as { code: string }).code;
    }
  }, [method, words] as const);
}

test("the first message has the settings, and the studio tells what it can", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, 'theme="dark" locale="es" readonly features="source, parameters"');
  expect(await one.settings()).toMatchObject({ greeted: "configure", theme: "dark", locale: "es", readonly: true, features: ["source", "parameters"], secrets: "keep" });
  expect(await told(page, "ready")).toMatchObject([{ version: 1 }]);
  expect(await one.with(async (studio) => ({ ...(await studio.ready), connected: studio.connected, list: studio.capabilities }))).toMatchObject({ version: 1, connected: true, list: expect.arrayContaining(["load"]) });
  await expect(page.locator("#one").locator("iframe")).toHaveAttribute("title", "SPA Profile Studio");
  await expect(page.locator("#one").locator("iframe")).toHaveAttribute("src", /\?embed=1$/);
});

test("a document goes in and comes back as text and as bytes", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  expect(await one.with((studio, doc) => studio.load(doc, { title: "a.xml" }), PROFILE)).toEqual({ kind: "open-format", counts: { errors: 1, warnings: 2, notes: 3 } });
  expect(await one.settings()).toMatchObject({ title: "a.xml" });
  expect(await one.with((studio) => studio.getDoc())).toEqual({ doc: PROFILE, holes: 0 });
  const bytes = await one.with(async (studio, doc) => {
    await studio.load(new TextEncoder().encode(doc));
    const read = await studio.getDoc();
    return { bytes: read.doc instanceof Uint8Array, text: new TextDecoder().decode(read.doc as Uint8Array), counts: studio.counts };
  }, PROFILE);
  expect(bytes).toEqual({ bytes: true, text: PROFILE, counts: { errors: 1, warnings: 2, notes: 3 } });
});

test("a document that is set before the studio is there waits for it", async ({ page, pages, studio }) => {
  pages.set("/", host(`<spa-profile-studio id="one" src="${studio}" title="early.xml"></spa-profile-studio>
    <script type="module">document.querySelector("#one").doc = ${JSON.stringify(PROFILE)};</script>`));
  await page.goto("/");
  await expect(element(page).frame().getByLabel("Source")).toHaveValue(PROFILE);
  expect(await element(page).settings()).toMatchObject({ title: "early.xml" });
  expect(await element(page).with((studio) => studio.doc)).toBe(PROFILE);
});

test("changes are told, a save is answered, and what was typed as a secret is counted", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await page.evaluate(() => document.addEventListener("studio-save", (event) => (event as CustomEvent).detail.saved()));
  await one.frame().getByLabel("Source").fill(CHANGED.replace("two", "SECRET"));
  await expect.poll(() => told(page, "change")).toMatchObject([{ dirty: true, summary: { kind: "open-format" } }]);
  expect(await one.with((studio) => studio.dirty)).toBe(true);
  await one.frame().getByRole("button", { name: "Save" }).click();
  const stored = CHANGED.replace("two", "[[secret:1]]");
  await expect.poll(() => told(page, "save")).toMatchObject([{ doc: stored, holes: 1 }]);
  await expect.poll(() => one.settings()).toMatchObject({ status: { id: "save-1", saved: true }, dirty: false });
  expect(await one.with((studio) => [studio.dirty, studio.doc])).toEqual([false, stored]);
});

test("a save that fails says why, and one that nobody answers fails by itself", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await one.frame().getByLabel("Source").fill(CHANGED);
  await page.evaluate(() => document.addEventListener("studio-save", (event) => (event as CustomEvent).detail.failed("The disk is full."), { once: true }));
  await one.frame().getByRole("button", { name: "Save" }).click();
  await expect.poll(() => one.settings()).toMatchObject({ status: { id: "save-1", saved: false, message: "The disk is full." }, dirty: true });
  await one.with((studio) => void (studio.timeout = 50));
  await one.frame().getByRole("button", { name: "Save" }).click();
  await expect.poll(() => one.settings()).toMatchObject({ status: { id: "save-2", saved: false, message: "The portal did not answer." } });
});

test("a save that is answered late does not hide what was changed meanwhile", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, "", "?mute=status");
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await page.evaluate(() => document.addEventListener("studio-save", (event) => ((globalThis as never as { late: unknown }).late = (event as CustomEvent).detail)));
  await one.frame().getByLabel("Source").fill(CHANGED);
  await one.frame().getByRole("button", { name: "Save" }).click();
  await expect.poll(() => told(page, "save")).toHaveLength(1);
  await one.frame().getByLabel("Source").fill(`${CHANGED}<!-- more -->`);
  await expect.poll(() => told(page, "change")).toHaveLength(2);
  await page.evaluate(() => (globalThis as never as { late: { saved: () => void } }).late.saved());
  expect(await one.with((studio) => studio.dirty)).toBe(true);
});

test("exports are files with plain names; what is refused has the code of the studio", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  expect(await codeOf(one, "getDoc")).toBe("no-document");
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  const made = await one.with(async (studio) => {
    const { format, name, bytes } = await studio.exportAs("open-format");
    return { format, name, text: new TextDecoder().decode(bytes) };
  });
  expect(made).toEqual({ format: "open-format", name: ".._profile.cfg", text: PROFILE });
  expect(await codeOf(one, "exportAs", "encrypted")).toBe("needs-phrase");
  expect(await one.with(async (studio) => (await studio.exportAs("encrypted", { phrase: "x", name: "a.cfg" })).name)).toBe("a.cfg");
  expect(await codeOf(one, "load", "no profile")).toBe("not-a-profile");
  expect(await codeOf(one, "load", "x".repeat(16 * 1024 * 1024 + 1))).toBe("too-large");
  expect(await codeOf(one, "load", 17)).toBe("malformed");
  expect(await one.with((studio) => studio.load(`<flat-profile>${String.fromCharCode(0xd800)}`).then(() => "none", (error) => error.code))).toBe("malformed");
});

test("unsaved changes hold the door, force opens it, and a document opens the studio again", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await one.frame().getByLabel("Source").fill(CHANGED);
  expect(await codeOf(one, "close")).toBe("unsaved");
  await one.with((studio) => studio.markSaved());
  await expect.poll(() => one.settings()).toMatchObject({ dirty: false });
  await one.frame().getByLabel("Source").fill(PROFILE);
  await one.with((studio) => studio.close({ force: true }));
  expect(await told(page, "exit")).toEqual([{ asked: true }]);
  await expect(page.locator("#one").locator("iframe")).toHaveCount(0);
  await one.with((studio, doc) => studio.load(doc), CHANGED);
  await expect(one.frame().getByLabel("Source")).toHaveValue(CHANGED);
  // The frame goes away with the click, which must have returned by then.
  await one.frame().getByRole("button", { name: "Exit" }).evaluate((button) => void setTimeout(() => (button as HTMLElement).click(), 50));
  await expect.poll(() => told(page, "exit")).toEqual([{ asked: true }, { asked: false }]);
  expect(await told(page, "error")).toEqual([]);
});

test("what is not answered in time, and what the studio cannot, rejects", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, "", "?mute=getDoc&without=export");
  await one.with(async (studio, doc) => {
    await studio.load(doc);
    studio.timeout = 100;
  }, PROFILE);
  expect(await codeOf(one, "getDoc")).toBe("timeout");
  expect(await codeOf(one, "exportAs", "gzip")).toBe("unsupported");
  await one.with((studio) => void (studio.timeout = 30_000));
  const waiting = codeOf(one, "getDoc");
  await page.locator("#one").evaluate((studio) => void setTimeout(() => studio.remove(), 50));
  expect(await waiting).toBe("disconnected");
});

test("a refusal without an id ends the one call that is open, and is an event where it could be of several", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, "", "?nameless=getDoc:too-large,close:malformed,export:failed");
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  expect(await codeOf(one, "getDoc")).toBe("too-large");
  expect(await codeOf(one, "close")).toBe("malformed");
  expect(await told(page, "error")).toEqual([]);
  await one.with((studio) => void (studio.timeout = 200));
  // What a studio tells unasked has no id either.
  expect(await codeOf(one, "exportAs", "gzip")).toBe("timeout");
  expect(await told(page, "error")).toMatchObject([{ code: "failed" }]);
  // Both are open before the first is answered.
  const codes = await one.with((studio) => Promise.all([studio.getDoc(), studio.close()].map((call) => call.then(() => "none", ({ code }: { code: string }) => code))));
  expect(codes).toEqual(["timeout", "timeout"]);
  expect(await told(page, "error")).toMatchObject([{ code: "failed" }, { code: "too-large" }, { code: "malformed" }]);
});

test("after too many messages every open call is refused, and so is each for a second", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, "", "?nameless=export:too-many&mute=close");
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  const codes = await one.with(async (studio) => {
    const calls = [studio.close(), studio.exportAs("gzip")].map((call) => call.then(() => "none", ({ code }) => code as string));
    const first = await Promise.all(calls);
    return [...first, await studio.getDoc().then(() => "none", ({ code }) => code as string)];
  });
  expect(codes).toEqual(["too-many", "too-many", "too-many"]);
  expect(await told(page, "error")).toEqual([]);
  await expect.poll(() => codeOf(one, "getDoc")).toBe("none");
});

test("a close while a document is being loaded, or before the studio has started, answers both", async ({ page, pages, studio }) => {
  /** A load and a close at once, of a studio that begins with them where an address is told. */
  const both = (one: ReturnType<typeof element>, src = ""): Promise<string[]> =>
    one.with(async (studio, [doc, src]) => {
      if (src) studio.src = src;
      const load = studio.load(doc);
      const calls = [load, studio.close()].map((call) => call.then(() => "done", ({ code }) => code as string));
      return Promise.all(calls);
    }, [PROFILE, src] as const);
  const one = await opened(page, pages, studio, "", "?mute=load");
  expect(await both(one)).toEqual(["disconnected", "done"]);
  expect(await told(page, "exit")).toEqual([{ asked: true }]);
  pages.set("/", host(`<spa-profile-studio id="one"></spa-profile-studio>`));
  await page.reload();
  await page.evaluate(() => customElements.whenDefined("spa-profile-studio"));
  expect(await both(one, studio)).toEqual(["disconnected", "done"]);
  expect(await told(page, "error")).toEqual([]);
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("a studio that does not start or speaks another version is named in an event and by ready", async ({ page, pages, studio }) => {
  const late = (id: string, query: string, timeout = 30_000) => `<spa-profile-studio id="${id}"></spa-profile-studio><script type="module">
    const ${id} = document.querySelector("#${id}"); ${id}.timeout = ${timeout}; ${id}.src = "${query}"; </script>`;
  pages.set("/", host(late("silent", `${studio}/?silent=1`, 300) + late("newer", `${studio}/?versions=2`) + late("script", "javascript:alert(1)")));
  await page.goto("/");
  await expect.poll(() => told(page, "error", "silent")).toMatchObject([{ code: "timeout", message: expect.stringContaining("embed.json") }]);
  await expect.poll(() => told(page, "error", "newer")).toMatchObject([{ code: "unsupported-version" }]);
  expect(await told(page, "error", "script")).toMatchObject([{ code: "bad-address" }]);
  await expect(page.locator("#script").locator("iframe")).toHaveCount(0);
});

/** Says that it is the studio. */
const FORGER = `<!doctype html><title>Forger</title><script>
const channel = new MessageChannel();
channel.port1.onmessage = ({ data }) => parent.postMessage({ stolen: data }, "*");
for (const type of ["ready", "connected"]) parent.postMessage({ spaStudio: 1, type, id: "hello", versions: [1], version: 1, capabilities: ["load"] }, "*", type === "connected" ? [channel.port2] : []);
addEventListener("message", ({ data, source, origin }) => {
  const other = new MessageChannel();
  other.port1.onmessage = ({ data }) => parent.postMessage({ stolen: data }, "*");
  parent.postMessage({ spaStudio: 1, type: "connected", id: data.id, version: 1, capabilities: ["load"] }, "*", [other.port2]);
});
parent.postMessage({ forged: true }, "*");
</script>`;
const SPY = `<script type="module">globalThis.spied = []; addEventListener("message", ({ data }) => (data.stolen || data.forged) && spied.push(data));</script>`;
const spied = (page: Page): Promise<unknown[]> => page.evaluate(() => (globalThis as never as { spied: unknown[] }).spied);

/** A studio that gets ready, answers nobody, and tells whoever has its origin the id that it was given. */
const GOSSIP = `<!doctype html><title>Gossip</title><script>
const channel = new BroadcastChannel("gossip");
addEventListener("message", ({ data }) => {
  parent.postMessage({ forged: data.id !== undefined }, "*");
  setInterval(() => channel.postMessage(data.id), 20);
});
parent.postMessage({ spaStudio: 1, type: "ready", versions: [1], capabilities: ["load"] }, "*");
</script>`;
/** Answers in the studio's place, with the id that it heard. */
const ANSWER = `const heard = new BroadcastChannel("gossip");
heard.onmessage = ({ data: id }) => {
  heard.close();
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => top.postMessage({ stolen: data }, "*");
  for (const type of ["ready", "connected"]) top.postMessage({ spaStudio: 1, type, id, versions: [1], version: 1, capabilities: ["load"] }, "*", type === "connected" ? [channel.port2] : []);
  top.postMessage({ forged: id }, "*");
};`;

for (const [who, of] of [["another frame of the studio's origin", "studio"], ["the page itself, where the studio has its origin,", "portal"]] as const) {
  test(`answers of ${who} are ignored, with the right id too`, async ({ page, pages, studio, portal }) => {
    const origin = of === "studio" ? studio : portal;
    pages.set("/gossip.html", GOSSIP);
    pages.set("/answer.html", `<!doctype html><title>Answer</title><script>${ANSWER}</script>`);
    const other = of === "studio" ? `const other = document.createElement("iframe"); other.title = "other"; other.src = "${studio}/answer.html"; document.body.append(other);` : ANSWER;
    pages.set("/", host(`${SPY}<spa-profile-studio id="one"></spa-profile-studio><script type="module">
      document.querySelector("#one").timeout = 1500;
      document.querySelector("#one").doc = ${JSON.stringify(PROFILE)};
      document.querySelector("#one").src = "${origin}/gossip.html";
      ${other}</script>`));
    await page.goto("/");
    await expect.poll(() => told(page, "error")).toMatchObject([{ code: "timeout" }]);
    expect(await spied(page)).toEqual([{ forged: true }, { forged: expect.stringMatching(/^hello-/) }]);
    expect(await told(page, "ready")).toEqual([]);
  });
}

test("a frame that has gone to another origin gets neither settings nor document", async ({ page, pages, studio, stranger }) => {
  pages.set("/forger.html", FORGER);
  pages.set("/moves.html", `<!doctype html><title>Moves</title><script>location.href = "${stranger}/forger.html"</script>`);
  pages.set("/", host(`${SPY}<spa-profile-studio id="one"></spa-profile-studio><script type="module">
    document.querySelector("#one").timeout = 600;
    document.querySelector("#one").doc = ${JSON.stringify(PROFILE)};
    document.querySelector("#one").src = "${studio}/moves.html";</script>`));
  await page.goto("/");
  await expect.poll(() => told(page, "error")).toMatchObject([{ code: "timeout" }]);
  expect(await spied(page)).toEqual([{ forged: true }]);
});

test("an origin that the studio does not list gets no answer", async ({ page, pages, studio, stranger }) => {
  pages.set("/", host(`<spa-profile-studio id="one"></spa-profile-studio><script type="module">
    document.querySelector("#one").timeout = 600; document.querySelector("#one").src = "${studio}";</script>`));
  await page.goto(stranger);
  await expect.poll(() => told(page, "error")).toMatchObject([{ code: "timeout", message: expect.stringContaining(stranger) }]);
  expect(await told(page, "ready")).toEqual([]);
});

test("two elements of one page keep their documents apart", async ({ page, pages, studio }) => {
  pages.set("/", host(["one", "two"].map((id) => `<spa-profile-studio id="${id}" src="${studio}"></spa-profile-studio>`).join("")));
  await page.goto("/");
  const [one, two] = [element(page, "one"), element(page, "two")];
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await two.with((studio, doc) => studio.load(doc), CHANGED);
  await two.frame().getByLabel("Source").fill(`${CHANGED}\n`);
  await expect.poll(() => told(page, "change", "two")).toHaveLength(1);
  expect(await told(page, "change", "one")).toEqual([]);
  expect(await one.with((studio) => studio.getDoc())).toEqual({ doc: PROFILE, holes: 0 });
  expect(await one.with((studio) => studio.dirty)).toBe(false);
});

test("an element that was removed, added and moved connects anew, loads its document and warns of what is lost", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await one.with((studio) => {
    const parent = studio.parentElement;
    studio.remove();
    parent?.prepend(studio);
  });
  await expect(one.frame().getByLabel("Source")).toHaveValue(PROFILE);
  expect(await told(page, "ready")).toHaveLength(2);
  expect(await told(page, "error")).toEqual([]);
  await one.frame().getByLabel("Source").fill(CHANGED);
  await expect.poll(() => one.with((studio) => studio.dirty)).toBe(true);
  await one.with((studio) => studio.getDoc());
  await one.with((studio) => studio.parentElement?.append(studio));
  // Out of the page an event reaches the element only; the second half of the move brings it back first.
  await expect.poll(() => one.with((studio) => [studio.connected, studio.dirty, studio.doc])).toEqual([true, false, CHANGED]);
  await expect(one.frame().getByLabel("Source")).toHaveValue(PROFILE);
  await expect.poll(() => told(page, "error")).toMatchObject([{ code: "changes-lost", doc: CHANGED }]);
});

test("moveBefore keeps the studio as it is", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await one.frame().getByLabel("Source").fill(CHANGED);
  await one.with((studio) => {
    const place = document.body.appendChild(document.createElement("section"));
    (place as unknown as { moveBefore: (node: Node, before: null) => void }).moveBefore(studio, null);
  });
  await expect.poll(() => one.with((studio) => [studio.parentElement?.tagName, studio.dirty])).toEqual(["SECTION", true]);
  expect(await one.with((studio) => studio.getDoc())).toEqual({ doc: CHANGED, holes: 0 });
  expect(await told(page, "ready")).toHaveLength(1);
});

test("a studio that is loaded anew inside its frame gets its document again", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.with((studio, doc) => studio.load(doc, { title: "a.xml" }), PROFILE);
  await one.frame().getByLabel("Source").fill(CHANGED);
  await expect.poll(() => one.with((studio) => studio.dirty)).toBe(true);
  await one.frame().getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => told(page, "ready")).toHaveLength(2);
  await expect(one.frame().getByLabel("Source")).toHaveValue(PROFILE);
  expect(await told(page, "error")).toMatchObject([{ code: "changes-lost" }]);
  expect(await one.settings()).toMatchObject({ title: "a.xml" });
});

test("attributes that change travel at once and together, removed ones too", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, 'features="source"');
  await one.with((studio) => {
    studio.theme = "contrast";
    studio.readonly = true;
    studio.removeAttribute("features");
    studio.setAttribute("aria-label", "Profile of room 7");
    studio.catalogue = [{ name: "Door_Code" }];
  });
  await expect.poll(() => one.settings()).toMatchObject({ theme: "contrast", readonly: true, catalogue: [{ name: "Door_Code" }], features: expect.arrayContaining(["source", "rules", "settings"]) });
  await one.with((studio) => {
    studio.theme = null;
    studio.readonly = false;
    studio.secrets = "give";
  });
  await expect.poll(() => one.settings()).toMatchObject({ theme: "system", readonly: false, secrets: "give" });
  await expect(page.locator("#one").locator("iframe")).toHaveAttribute("title", "Profile of room 7");
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await one.with((studio, src) => void (studio.src = src), `${studio}/other.html`);
  await expect(page.locator("#one").locator("iframe")).toHaveAttribute("src", /other\.html\?embed=1$/);
  await expect(one.frame().getByLabel("Source")).toHaveValue(PROFILE);
});

test("custom properties travel as the browser computes them; height is theirs or that of the content", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio, 'class="styled"');
  await page.addStyleTag({ content: ".styled { --tone: 10 20 30; --studio-accent: rgb(var(--tone)); --studio-radius: 0.5rem; --studio-height: 333px; }" });
  await one.with((studio) => studio.restyle());
  await expect.poll(() => one.settings()).toMatchObject({ style: { accent: "rgb(10, 20, 30)", radius: "8px" } });
  const height = () => page.locator("#one").evaluate((studio) => studio.getBoundingClientRect().height);
  expect(await height()).toBe(333);
  await one.with((studio) => void (studio.autosize = true));
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await expect.poll(height).toBe(700 + PROFILE.length);
  expect(await told(page, "resize")).toEqual([{ height: 700 + PROFILE.length }]);
  await one.with((studio) => void (studio.autosize = false));
  expect(await height()).toBe(333);
});

test("faults of the studio become events", async ({ page, pages, studio }) => {
  const one = await opened(page, pages, studio);
  await one.frame().getByRole("button", { name: "Break" }).click();
  await expect.poll(() => told(page, "error")).toEqual([{ code: "failed", message: "something broke" }]);
  await one.with((studio) => void (studio.doc = "no profile"));
  await expect.poll(() => told(page, "error")).toMatchObject([{}, { code: "not-a-profile" }]);
});

for (const [kind, sandbox] of [["with its origin", EXAMPLE_SANDBOX], ["with an opaque origin", "allow-scripts"]] as const) {
  test(`a sandbox ${kind} works, and the first message holds no document`, async ({ page, pages, studio }) => {
    const one = await opened(page, pages, studio, `sandbox="${sandbox}"`);
    await one.with((studio, doc) => studio.load(doc), PROFILE);
    expect(await one.with((studio) => studio.getDoc())).toEqual({ doc: PROFILE, holes: 0 });
    expect(await one.settings()).toMatchObject({ greeted: "configure" });
    await expect(page.locator("#one").locator("iframe")).toHaveAttribute("sandbox", sandbox);
    expect(await one.frame().locator("body").evaluate(() => self.origin)).toBe(kind === "with its origin" ? studio : "null");
  });
}

test("an element starts its frame once, whatever is set before the module runs", async ({ page, pages, studio, places }) => {
  const asked: string[] = [];
  page.on("request", (request) => request.url().startsWith(places.studio.address("localhost")) && asked.push(new URL(request.url()).pathname));
  await opened(page, pages, studio, 'sandbox="allow-scripts allow-same-origin" theme="dark"');
  expect(asked.filter((path) => path === "/")).toHaveLength(1);
});

test("a sandbox without programs is refused before it is loaded", async ({ page, pages, studio }) => {
  pages.set("/", host(`<spa-profile-studio id="one" sandbox="" src="${studio}"></spa-profile-studio>`));
  await page.goto("/");
  await expect.poll(() => told(page, "error")).toMatchObject([{ code: "bad-sandbox" }]);
  await expect(page.locator("#one").locator("iframe")).toHaveCount(0);
});

test("nothing that a studio sends breaks the element", async ({ page, pages, studio }) => {
  pages.set("/odd.html", `<!doctype html><title>Odd</title><script type="module">
const listed = ["${new URL(studio).protocol}"];
const odd = [null, 7, "text", [], {}, { spaStudio: 2, type: "change" }, { spaStudio: 1 }, { spaStudio: 1, type: 7 }, { spaStudio: 1, type: "change" },
  { spaStudio: 1, type: "change", dirty: 1, summary: null }, { spaStudio: 1, type: "save" }, { spaStudio: 1, type: "save", id: {}, doc: [] },
  { spaStudio: 1, type: "diagnostics", counts: "many" }, { spaStudio: 1, type: "resize", height: -1 }, { spaStudio: 1, type: "resize", height: Infinity },
  { spaStudio: 1, type: "error", code: {}, message: null }, { spaStudio: 1, type: "doc", id: "r999" }, { spaStudio: 1, type: "__proto__" }, { spaStudio: 1, type: "constructor" }];
for (const message of odd) parent.postMessage(message, "*");
parent.postMessage({ spaStudio: 1, type: "ready", versions: [1], capabilities: [] }, "*");
addEventListener("message", ({ data }) => {
  const channel = new MessageChannel();
  parent.postMessage({ spaStudio: 1, type: "connected", id: data.id }, "*");
  parent.postMessage({ spaStudio: 1, type: "connected", id: data.id, capabilities: [1, "load", null] }, "*", [channel.port2]);
  for (const message of odd) channel.port1.postMessage(message);
  channel.port1.onmessage = ({ data }) => channel.port1.postMessage(data.type === "getDoc" ? { spaStudio: 1, type: "doc", id: data.id, doc: 7 } : { spaStudio: 1, type: "doc", id: data.id });
});
</script>`);
  pages.set("/", host(`<spa-profile-studio id="one" src="${studio}/odd.html"></spa-profile-studio>`));
  await page.goto("/");
  const one = element(page);
  await expect.poll(() => told(page, "error")).toEqual([{ code: "failed", message: "the studio gives no reason" }, { code: "bad-answer", message: "the studio answered with doc" }]);
  expect(await one.with((studio) => [studio.capabilities, studio.dirty, studio.counts, studio.summary])).toEqual([["load"], false, { errors: 0, warnings: 0, notes: 0 }, { title: "", kind: "", length: 0 }]);
  expect(await told(page, "resize")).toEqual([{ height: 1 }, { height: 1 }]);
  expect(await codeOf(one, "getDoc")).toBe("bad-answer");
  expect(await codeOf(one, "load", PROFILE)).toBe("bad-answer");
});

test("the module can be read where there is no page, and twice in one", async ({ page, pages, studio }) => {
  await opened(page, pages, studio);
  await page.evaluate((name) => import(name), "/portal/spa-profile-studio.js?again");
  const module = (await import("../../portal/spa-profile-studio.js")) as { StudioError: new (code: string, message: string) => Error };
  expect(new module.StudioError("failed", "words")).toMatchObject({ code: "failed", message: "words", name: "StudioError" });
});
