// The studio in a frame of a portal: pages of other origins speak to it, and some of them should not.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { axe, expect } from "../fixtures.ts";
import { allowFrames, type Allowing, allowing, Framed, KINDS, test } from "../portal.ts";
import { decrypted, unzipped } from "../profiles.ts";

const BROKEN = "<flat-profile>\n<GPP_A>1</GPP_B>\n</flat-profile>\n";
const MENDED = BROKEN.replace("</GPP_B>", "</GPP_A>");
const SECRETS = 'Admin_Passwd "of-the-host" ;\nUser_Password "" ;\n';
const CANARY = "canary-of-the-person-9f3";
const PHRASE = "a long phrase of several words";
const WAITING = "Waiting for the portal…";
const REFUSED = "This page may not be shown inside another page.";

/** The bytes of a message. */
function bytes(value: unknown): Buffer {
  return Buffer.from(value as number[]);
}

for (const [kind, sandbox] of Object.entries(KINDS)) {
  test.describe(`in a frame ${kind}`, () => {
    test.use({ sandbox });

    test("a document is mended, saved and encrypted", async ({ page, waiting: studio }) => {
      await expect(studio.inside.getByText(WAITING)).toBeVisible();
      await expect(studio.inside.getByRole("button")).toHaveCount(0);
      const ready = await studio.wait("ready", () => true, "calls");
      expect(ready).toMatchObject({ spaStudio: 1, versions: [1], capabilities: expect.arrayContaining(["load", "save", "export"]) });
      expect(await studio.connect({ theme: "dark" })).toMatchObject({ version: 1 });
      await expect(studio.inside.getByText("The portal has not given a document yet.")).toBeVisible();
      expect(await studio.load(BROKEN)).toMatchObject({ kind: "open-format", counts: { errors: 1 } });
      await expect(studio.inside.getByRole("textbox", { name: "Source" })).toHaveValue(BROKEN);
      await axe(page, { preload: sandbox !== "allow-scripts" });

      await studio.inside.getByRole("button", { name: /^Fix/ }).first().click();
      const summary = { title: "a.xml", kind: "open-format", length: MENDED.length };
      expect(await studio.wait("change")).toMatchObject({ dirty: true, summary });
      await studio.wait("diagnostics", ({ counts }) => (counts as { errors: number }).errors === 0);
      expect(await studio.ask({ type: "close", id: "no" }, "error")).toMatchObject({ code: "unsaved" });

      await studio.inside.getByRole("textbox", { name: "Source" }).press("Control+s");
      const save = await studio.wait("save");
      expect(save).toMatchObject({ doc: MENDED, holes: 0 });
      await studio.say({ spaStudio: 1, type: "status", id: save["id"], saved: true });
      await studio.wait("change", ({ dirty }) => dirty === false);
      await expect(studio.inside.getByText("The portal has saved the document.")).toBeVisible();

      const none = { type: "export", format: "encrypted" };
      expect(await studio.ask({ ...none, id: "e0" }, "error")).toMatchObject({ code: "needs-phrase" });
      const exported = await studio.ask({ ...none, id: "e1", options: { phrase: PHRASE } }, "exported");
      expect(decrypted(bytes(exported["bytes"]), PHRASE).toString()).toBe(MENDED);
      expect(exported["name"]).toBe("a.cfg");
      const plain = await studio.ask({ type: "export", id: "e2", format: "plain-text" }, "exported");
      expect(bytes(plain["bytes"]).toString()).toMatch(/^GPP_A +"1"/m);
      const zipped = await studio.ask({ type: "export", id: "e3", format: "gzip" }, "exported");
      expect(unzipped(bytes(zipped["bytes"])).toString()).toBe(MENDED);

      // Long work is done beside the page.
      const line = "  <GPP_A>a value of some length</GPP_A>\n";
      const big = BROKEN.replace("\n", `\n${line.repeat(10_000)}`);
      expect(await studio.load(big, "big.xml")).toMatchObject({ kind: "open-format", counts: { errors: 1 } });
      expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringMatching(sandbox === "allow-scripts" ? /^blob:null\// : /\/worker\.js$/)]);

      expect((await studio.wait("resize"))["height"]).toBeGreaterThan(300);
      expect(await studio.ask({ type: "close", id: "yes" }, "exit")).toBeDefined();
      expect(await studio.ask({ type: "getDoc", id: "gone" }, "error")).toMatchObject({ code: "no-document" });
      if (sandbox !== "allow-scripts") {
        const kept = await studio.within().evaluate(async () => [
          await indexedDB.databases(),
          Object.keys(localStorage),
          (await navigator.serviceWorker.getRegistrations()).length,
        ]);
        expect(kept).toEqual([[], [], 0]);
      }
    });

    test("a secret that is typed in the frame leaves it only encrypted, or with the portal's own leave", async ({ studio }) => {
      await studio.load(SECRETS, "a.txt");
      const { inside } = studio;
      const typed = SECRETS.replace('User_Password ""', `User_Password "${CANARY}"`);
      await inside.getByRole("textbox", { name: "Source" }).fill(typed);
      await studio.wait("change", ({ dirty }) => dirty === true);
      await inside.getByRole("textbox", { name: "Source" }).press("Control+s");
      const holed = typed.replace(CANARY, "[[secret:1]]");
      expect(await studio.wait("save")).toMatchObject({ doc: holed, holes: 1 });
      await expect(inside.getByText("without 1 secret that was typed here")).toBeVisible();
      expect(await studio.ask({ type: "getDoc", id: "d1" }, "doc")).toMatchObject({ doc: holed, holes: 1 });
      for (const format of ["open-format", "plain-text", "gzip"]) {
        const { bytes: file } = await studio.ask({ type: "export", id: format, format }, "exported");
        const text = format === "gzip" ? unzipped(bytes(file)) : bytes(file);
        expect(text.toString()).toContain("of-the-host");
        expect(text.toString()).not.toContain(CANARY);
      }
      await studio.say({ spaStudio: 1, type: "export", id: "x", format: CANARY.slice(0, 3) });
      await studio.wait("error", ({ id }) => id === "x");
      const everything = JSON.stringify([await studio.heard(), await studio.heard("calls")]);
      const forms = [0, 1, 2].map((at) => Buffer.from(CANARY.slice(at)).toString("base64").slice(0, 24));
      for (const form of [CANARY, Buffer.from(CANARY).toString("hex"), [...Buffer.from(CANARY)].join(","), ...forms]) {
        expect(everything).not.toContain(form);
      }

      const options = { phrase: PHRASE, digest: "sha256" };
      const file = await studio.ask({ type: "export", id: "enc", format: "encrypted", options }, "exported");
      expect(decrypted(bytes(file["bytes"]), PHRASE, "sha256").toString()).toBe(typed);
      // Asked for after it was typed, it stays; with the next document the portal gets what is typed.
      await studio.ask({ type: "configure", id: "give", secrets: "give" }, "configured");
      expect(await studio.ask({ type: "getDoc", id: "d2" }, "doc")).toMatchObject({ doc: holed, holes: 1 });
      await studio.load(SECRETS, "b.txt");
      for (const key of ["Control+a", "Delete"]) await inside.getByRole("textbox", { name: "Source" }).press(key);
      await inside.getByRole("textbox", { name: "Source" }).fill(typed);
      await studio.wait("change", ({ dirty, summary }) => dirty === true && (summary as { title: string }).title === "b.txt");
      expect(await studio.ask({ type: "getDoc", id: "d3" }, "doc")).toMatchObject({ doc: typed, holes: 0 });
    });

    test("a masked secret is shown to a person who presses the button, and to no script", async ({ studio }) => {
      await studio.load(SECRETS, "a.txt");
      await studio.inside.getByRole("tab", { name: "Pack" }).click();
      await studio.inside.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
      const field = studio.inside.locator("#pack-phrase");
      await field.fill(PHRASE);
      const show = studio.inside.getByRole("button", { name: "Show phrase" });
      await show.evaluate((button) => (button as HTMLButtonElement).click());
      await studio.settle();
      await expect(field).toHaveAttribute("type", "password");
      await show.click();
      await expect(field).toHaveAttribute("type", "text");
      // The phrase that was typed here encrypts; the portal never sees it.
      const file = await studio.ask({ type: "export", id: "e", format: "encrypted" }, "exported");
      expect(decrypted(bytes(file["bytes"]), PHRASE).toString()).toBe(SECRETS);
      expect(JSON.stringify(await studio.heard())).not.toContain(PHRASE);
    });
  });

  test.describe(`in a frame ${kind} that is wide enough for the editor`, () => {
    test.use({ sandbox, width: 1000 });

    test("theme, language, features and read-only are the portal's, and nothing of them is kept", async ({ page, waiting: studio }) => {
      await studio.connect({ features: ["source", "parameters", "facts", "unheard-of"] });
      await studio.load(BROKEN);
      const { inside } = studio;
      await expect(inside.getByRole("tab")).toHaveText(["Source", "Parameters", "Facts"]);
      await expect(inside.getByRole("navigation", { name: "Views" })).toHaveCount(0);
      await expect(inside.getByRole("button", { name: /project|Rename|Duplicate|^Open/i })).toHaveCount(0);
      await studio.ask({ type: "configure", id: "c2", theme: "dark", locale: "es" }, "configured");
      await expect(inside.locator("html[data-theme=dark][lang=es]")).toBeAttached();
      await expect(inside.getByRole("tab", { name: "Fuente" })).toBeVisible();
      await studio.ask({ type: "configure", id: "c3", readonly: true, locale: "en" }, "configured");
      await expect(inside.getByText("Read-only: the portal does not let")).toBeVisible();
      await expect(inside.getByRole("button", { name: /^Fix/ })).toBeDisabled();
      await expect(inside.getByRole("button", { name: "Save" })).toBeDisabled();
      await axe(page, { preload: sandbox !== "allow-scripts" });
      const source = inside.getByRole("textbox", { name: "Source" });
      await expect(source).toHaveAttribute("aria-readonly", "true");
      await source.click();
      await page.keyboard.type("x");
      await page.keyboard.press("Control+s");
      await inside.getByRole("tab", { name: "Parameters" }).click();
      await expect(inside.getByRole("combobox", { name: /^State of/ }).first()).toBeDisabled();
      expect(await studio.ask({ type: "getDoc", id: "d" }, "doc")).toMatchObject({ doc: BROKEN });
      expect((await studio.heard()).map(({ type }) => type)).not.toContain("save");

      // What can be taken back or done again stays as it is while nothing can be changed.
      const allow = (readonly: boolean, id: string) => studio.ask({ type: "configure", id, readonly }, "configured");
      const doc = async (id: string): Promise<unknown> => (await studio.ask({ type: "getDoc", id }, "doc"))["doc"];
      const press = async (...keys: string[]): Promise<void> => {
        await source.click();
        for (const key of keys) await page.keyboard.press(key);
        await inside.getByRole("tab", { name: "Source" }).focus();
        for (const key of keys) await page.keyboard.press(key);
        await studio.settle();
      };
      await inside.getByRole("tab", { name: "Source" }).click();
      await allow(false, "u1");
      await source.click();
      await page.keyboard.press("Control+Home");
      await page.keyboard.type("x");
      await studio.wait("change", ({ dirty }) => dirty === true);
      await allow(true, "u2");
      await press("Control+z");
      expect(await doc("u3")).toBe(`x${BROKEN}`);
      await allow(false, "u4");
      await press("Control+z");
      expect(await doc("u5")).toBe(BROKEN);
      await allow(true, "u6");
      await press("Control+Shift+z", "Control+y");
      expect(await doc("u7")).toBe(BROKEN);

      await studio.ask({ type: "configure", id: "c4", readonly: false, features: ["source", "rules", "reference"] }, "configured");
      await expect(inside.getByRole("navigation", { name: "Views" }).getByRole("link")).toHaveText(["Profile", "Rules", "Reference"]);
      await expect(inside.getByRole("tab")).toHaveCount(1);
      if (sandbox === "allow-scripts") return;
      expect(await studio.within().evaluate(() => Object.keys(localStorage))).toEqual([]);
    });
  });
}

test.describe("in a wide frame", () => {
  test.use({ width: 1300 });

  test("the frame is as high as what it shows, whatever its own height, and no part of it is cut", async ({ page, studio }) => {
    await studio.load(BROKEN);
    const { inside } = studio;
    const size = (height: number): Promise<void> =>
      page.locator("iframe").evaluate((frame, height) => void ((frame as HTMLIFrameElement).height = String(height)), height);
    const content = async (): Promise<number> => {
      await studio.settle();
      return inside.locator(".page-content").evaluate((content) => (content as HTMLElement).offsetHeight);
    };
    const rests = async (): Promise<void> => {
      const own = await content();
      expect(own).toBeGreaterThan(100);
      expect(own).toBeLessThan(3000);
      // Low enough for the layout of low screens, as the element begins, and higher than what is shown.
      for (const height of [300, 640, 2000]) {
        await size(height);
        expect(await content(), `the content in a frame of ${height} pixels`).toBe(own);
      }
      await studio.wait("resize", ({ height }) => height === own);
      await size(own);
      const beyond = await studio.within().evaluate(() => {
        const parts = [document.documentElement, ...document.querySelectorAll(".page, .page-content, .view, .main, .panels, .panel, .reference")];
        return parts.filter((part) => part.scrollHeight > part.clientHeight + 1).map((part) => part.className || part.tagName);
      });
      expect(beyond, "parts that scroll").toEqual([]);
    };
    await expect(inside.getByRole("textbox", { name: "Source" })).toBeVisible();
    for (const name of ["Convert", "Compare", "Pack", "Compile"]) {
      await inside.getByRole("tab", { name }).click();
      await expect(inside.getByRole("tabpanel", { name })).toBeVisible();
      await rests();
    }
    for (const name of ["Rules", "Reference", "Settings"]) {
      await inside.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
      await expect(inside.getByRole("heading", { level: 2 }).first()).toBeVisible();
      await rests();
    }
    await studio.ask({ type: "configure", id: "little", features: ["facts"] }, "configured");
    await expect(inside.getByRole("tab")).toHaveText(["Facts"]);
    await rests();
  });
});

/** What pages send that are not listened to. */
const OPENINGS = [
  { spaStudio: 1, type: "configure", id: "a", theme: "dark" },
  { spaStudio: 1, type: "load", id: "b", doc: BROKEN },
  { spaStudio: 1, type: "getDoc", id: "c" },
  "configure",
  null,
];

for (const [name, path] of [
  ["localhost", "/"],
  ["portal.localhost.evil.localhost", "/"],
  ["evil-portal.localhost", "/"],
  ["portal.localhost", "/sandboxed"],
] as const) {
  test(`a page of http://${name}${path} is not listened to`, async ({ page, portal }) => {
    const prepare = (copy: Allowing): void => void copy.unguarded();
    const listed = [portal.origin("127.0.0.1"), portal.origin("portal.localhost")];
    // Chromium tells who is around a frame, unless that has no origin.
    const notice = path === "/" ? REFUSED : WAITING;
    const story = async (copy: Allowing): Promise<void> => {
      await page.goto(portal.origin(name) + path);
      const studio = new Framed(page);
      await studio.add(copy.address);
      await expect(studio.inside.getByText(notice)).toBeVisible();
      for (const opening of OPENINGS) await studio.call(opening);
      await studio.settle();
      await expect(studio.inside.getByText(notice)).toBeVisible();
      await expect(studio.inside.locator("html[data-theme]")).toHaveCount(0);
      expect(await studio.heard("calls")).toEqual([]);
    };
    await allowing(listed, story, prepare);
  });
}

test("another window cannot replay a handshake, nor can the portal itself begin again", async ({ page, portal, waiting: studio }) => {
  const other = new Framed(page, "other");
  await other.add(portal.origin());
  const stranger = page.frames().find((frame) => frame !== page.mainFrame() && frame.url().startsWith(portal.origin()));
  const replay = (messages: unknown[]) =>
    stranger?.evaluate((messages) => messages.forEach((message) => parent.frames[0]?.postMessage(message, "*")), messages);
  await expect(studio.inside.getByText(WAITING)).toBeVisible();
  await replay(OPENINGS);
  await studio.settle();
  await expect(studio.inside.getByText(WAITING)).toBeVisible();
  await studio.connect();
  await studio.load(MENDED);
  await replay(OPENINGS);
  for (const opening of OPENINGS) await studio.call(opening);
  await studio.settle();
  expect(await studio.ask({ type: "getDoc", id: "d" }, "doc")).toMatchObject({ doc: MENDED });
  expect((await studio.heard("calls")).filter(({ type }) => type === "connected")).toHaveLength(1);
  expect((await studio.heard()).filter(({ type }) => type === "error")).toEqual([]);
});

test("GEN-03 nothing that a portal sends does harm", async ({ page, studio }) => {
  await studio.load(MENDED);
  const codes = async (say: () => void): Promise<unknown[]> => {
    const before = (await studio.heard()).length;
    await page.evaluate(say);
    await studio.ask({ type: "getDoc", id: `after ${before}` }, "doc");
    return (await studio.heard()).slice(before).filter(({ type }) => type === "error").map(({ code }) => code);
  };
  const malformed = await codes(() => {
    const { lines } = globalThis as unknown as { lines: Map<string, { port: MessagePort }> };
    const say = (message: unknown) => lines.get("studio")?.port.postMessage(message);
    say(undefined);
    say("load");
    say([]);
    say(new Map([["type", "load"]]));
    say({ type: "load", doc: "x" });
    say({ spaStudio: 1, type: "load", doc: "a\ud800b" });
    say({ spaStudio: 1, type: "load", doc: new Date() });
    say(JSON.parse('{"spaStudio": 1, "type": "load", "__proto__": {"doc": "x"}, "constructor": {}}'));
    const round: Record<string, unknown> = { spaStudio: 1, type: "load" };
    round["doc"] = round;
    say(round);
    say({ spaStudio: 2, type: "load", doc: "x" });
    say({ spaStudio: 1, type: "toString" });
    say({ spaStudio: 1, type: "getDoc", id: "x".repeat(65) });
  });
  const [many, ...rest] = ["malformed", "too-large", "unsupported-version", "unknown-type", "malformed"];
  expect(malformed).toEqual([...Array.from({ length: 8 }, () => many), ...rest]);
  const large = await codes(() => {
    const { lines } = globalThis as unknown as { lines: Map<string, { port: MessagePort }> };
    const say = (doc: unknown) => lines.get("studio")?.port.postMessage({ spaStudio: 1, type: "load", doc });
    say("x".repeat(64 * 1024 * 1024));
    say(new Uint8Array(64 * 1024 * 1024));
    say(new Array(2_000_000));
    say(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`a${at}`, at])));
  });
  expect(large).toEqual(["too-large", "too-large", "too-large", "too-large"]);
  const damaged = await codes(() => {
    const { lines } = globalThis as unknown as { lines: Map<string, { port: MessagePort }> };
    const doc = Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]);
    lines.get("studio")?.port.postMessage({ spaStudio: 1, type: "load", doc });
  });
  expect(damaged).toEqual(["not-a-profile"]);

  await page.evaluate(() => {
    const { lines } = globalThis as unknown as { lines: Map<string, { port: MessagePort }> };
    for (let at = 0; at < 1_000; at += 1) {
      lines.get("studio")?.port.postMessage({ spaStudio: 1, type: "getDoc", id: `flood ${at}` });
    }
  });
  await studio.wait("error", ({ code }) => code === "too-many");
  await expect(async () => {
    await studio.say({ spaStudio: 1, type: "getDoc", id: "calm" });
    expect((await studio.heard()).some(({ id }) => id === "calm")).toBe(true);
  }).toPass({ timeout: 10_000 });
  const flood = (await studio.heard()).filter(({ id }) => String(id).startsWith("flood"));
  expect(flood.length).toBeLessThan(500);
  expect(await studio.ask({ type: "getDoc", id: "end" }, "doc")).toMatchObject({ doc: MENDED });
  await expect(studio.inside.getByRole("textbox", { name: "Source" })).toHaveValue(MENDED);
});

test("frames of one page have a document each, two of every kind", async ({ page, portal, copy }) => {
  await page.goto(portal.origin());
  const sandboxes = Object.values(KINDS).flatMap((sandbox) => [sandbox, sandbox]);
  const frames = sandboxes.map((_, at) => new Framed(page, `frame ${at}`));
  for (const [at, studio] of frames.entries()) await studio.add(copy.address, sandboxes[at]);
  const own = (at: number): string => `<flat-profile><GPP_A>${at}</GPP_A></flat-profile>\n`;
  const changed = (at: number): string => own(at).replace("GPP_A>", "GPP_B>").replace("/GPP_A>", "/GPP_B>");
  for (const [at, studio] of frames.entries()) {
    await studio.connect();
    await studio.load(own(at), `${at}.xml`);
  }
  // The first of each kind is changed, the second is not.
  for (const [at, studio] of frames.entries()) {
    if (at % 2 === 0) await studio.inside.getByRole("textbox", { name: "Source" }).fill(changed(at));
  }
  for (const [at, studio] of frames.entries()) {
    const changes = at % 2 === 0;
    if (changes) await studio.wait("change", ({ dirty }) => dirty === true);
    expect(await studio.ask({ type: "getDoc", id: "d" }, "doc")).toMatchObject({ doc: changes ? changed(at) : own(at) });
    const titles = (await studio.heard()).filter(({ type }) => type === "change").map(({ summary }) => (summary as { title: string }).title);
    expect([...new Set(titles)]).toEqual(changes ? [`${at}.xml`] : []);
  }
});

test("a file that is dropped on the frame or pasted into it changes nothing", async ({ page, studio }) => {
  await studio.load(MENDED, "a.xml");
  const { inside } = studio;
  const source = inside.getByRole("textbox", { name: "Source" });
  // A drop of the browser's own: where the page lets it be, the browser opens the file.
  const seen = await studio.within().evaluateHandle(() => {
    const seen: [string, boolean, boolean][] = [];
    for (const name of ["dragover", "drop"]) addEventListener(name, (event) => void seen.push([name, event.isTrusted, event.defaultPrevented]));
    return seen;
  });
  const folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-drop-"));
  const path = join(folder, "other.xml");
  writeFileSync(path, BROKEN);
  const session = await page.context().newCDPSession(page);
  for (const place of [inside.getByRole("tablist").first(), source]) {
    const box = await place.boundingBox();
    const where = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 10, data: { items: [], files: [path], dragOperationsMask: 1 } };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) await session.send("Input.dispatchDragEvent", { ...where, type });
    await expect.poll(async () => (await seen.jsonValue()).at(-1)).toEqual(["drop", true, true]);
    await seen.evaluate((seen) => void seen.splice(0));
  }
  rmSync(folder, { recursive: true });
  const paste = (element: Element): void => {
    const files = new DataTransfer();
    files.items.add(new File(["<flat-profile/>"], "pasted.xml"));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true }));
    const text = new DataTransfer();
    text.setData("text/plain", "<flat-profile/>");
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: text, bubbles: true, cancelable: true }));
  };
  for (const place of [inside.locator("body"), source]) await place.evaluate(paste);
  await studio.settle();
  expect(await studio.ask({ type: "getDoc", id: "d" }, "doc")).toMatchObject({ doc: MENDED });
  await expect(source).toHaveValue(MENDED);
  await expect(inside.getByText(/other\.xml|pasted\.xml/)).toHaveCount(0);
  await expect(inside.getByRole("dialog")).toHaveCount(0);
  expect((await studio.heard()).filter(({ type }) => type === "change")).toEqual([]);
});

test("a load that is under way ends with a close, or with the next load, and each is answered", async ({ studio }) => {
  const { inside } = studio;
  const big = `<flat-profile>\n${"<GPP_A>a value of some length</GPP_A>\n".repeat(100_000)}</flat-profile>\n`;
  await studio.say({ spaStudio: 1, type: "load", id: "one", doc: big });
  await studio.say({ spaStudio: 1, type: "load", id: "two", doc: big });
  await studio.say({ spaStudio: 1, type: "close", id: "end" });
  expect(await studio.wait("exit")).toMatchObject({ id: "end" });
  const answers = (await studio.heard()).filter(({ id }) => ["one", "two", "end"].includes(String(id)));
  expect(answers.map(({ type, id, code }) => [type, id, code])).toEqual([["error", "one", "failed"], ["error", "two", "failed"], ["exit", "end", undefined]]);
  await expect(inside.getByText("The portal has not given a document yet.")).toBeVisible();
  // Nothing of it comes later, and the frame goes on.
  expect(await studio.load(MENDED)).toMatchObject({ kind: "open-format", counts: { errors: 0 } });
  expect((await studio.heard()).filter(({ id }) => id === "one" || id === "two")).toHaveLength(2);
});

test("a frame that nobody has allowed shows a sentence, or nothing", async ({ page, portal, expected }) => {
  expected.push(/frame-ancestors/);
  const open = (copy: Allowing): void => void copy.unguarded();
  const only = async (address: string): Promise<void> => {
    await page.goto(portal.origin());
    const studio = new Framed(page);
    await studio.add(address);
    await expect(studio.inside.getByText(REFUSED)).toBeVisible();
    await expect(studio.inside.getByRole("button")).toHaveCount(0);
    for (const opening of OPENINGS) await studio.call(opening);
    await studio.settle();
    await expect(studio.inside.getByText(REFUSED)).toBeVisible();
    expect(await studio.heard("calls")).toEqual([]);
    await axe(page);
  };
  // The address of the usual page; then a list of nobody.
  await allowing([portal.origin()], (copy) => only(copy.plain), open);
  await allowing([], (copy) => only(copy.address), open);
  // The browser itself refuses before the page is there.
  await allowing(["https://portal.example"], async (copy) => {
    await page.goto(portal.origin());
    const studio = new Framed(page);
    await studio.add(copy.address);
    await expect(async () => {
      expect(page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    }).toPass();
    // At the top there is no frame, and the page is the usual one.
    await page.goto(copy.address);
    await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
  });
});

test("a frame asks the server, not what the browser keeps of the page", async ({ page, portal, expected }) => {
  expected.push(/ERR_CONNECTION_REFUSED/);
  await allowing([portal.origin()], async (copy) => {
    await page.goto(copy.plain);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const address = copy.address;
    await copy.stop();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 }), "the page itself is kept").toBeVisible();
    await page.goto(portal.origin());
    await new Framed(page).add(address);
    await expect(async () => {
      expect(page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    }).toPass();
  });
});

test("the script that allows frames takes origins only, and takes its leave back", async () => {
  const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-frames-"));
  try {
    for (const file of ["_headers", "index.html", "embed.json"]) cpSync(join(dist, file), join(folder, file));
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    for (const word of ["*", "portal.example", "https://*.example", "https://portal.example/studio", "https://portal.example:443", "null"]) {
      expect(() => allowFrames(folder, word), word).toThrow(/allow-frames: /);
      expect(read("_headers")).toBe(readFileSync(join(dist, "_headers"), "utf8"));
    }
    const said = allowFrames(folder, "https://portal.example", "http://127.0.0.1:8080/");
    for (const text of [said, read("_headers")]) {
      expect(text).toContain("frame-ancestors https://portal.example http://127.0.0.1:8080;");
      expect(text).toMatch(/Access-Control-Allow-Origin:? "?\*/);
      expect(text).toMatch(/Cross-Origin-Resource-Policy:? "?cross-origin/);
    }
    expect(JSON.parse(read("embed.json"))).toEqual({ origins: ["https://portal.example", "http://127.0.0.1:8080"] });
    allowFrames(folder);
    expect(JSON.parse(read("embed.json"))).toEqual({ origins: [] });
    expect(read("_headers")).toBe(readFileSync(join(dist, "_headers"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("an answer to an old save marks nothing, and a hole of the portal's own making gets no secret", async ({ studio }) => {
  await studio.load(MENDED, "a.xml");
  await studio.inside.getByRole("textbox", { name: "Source" }).press("Control+s");
  const save = await studio.wait("save");
  // Another document, with changes of its own, when the answer comes.
  await studio.load(BROKEN, "b.xml");
  await studio.inside.getByRole("button", { name: /^Fix/ }).first().click();
  await studio.wait("change", ({ dirty }) => dirty === true);
  await studio.say({ spaStudio: 1, type: "status", id: save["id"], saved: true });
  expect(await studio.ask({ type: "close", id: "no" }, "error")).toMatchObject({ code: "unsaved" });

  await studio.load('Admin_Passwd "[[secret:1]]" ;\nGPP_A "[[secret:1]]" ;\n', "c.txt");
  await studio.inside.getByRole("textbox", { name: "Admin_Passwd" }).fill(CANARY);
  await studio.inside.getByRole("button", { name: /^Fill/ }).click();
  await expect(studio.inside.getByText(/what is typed there could be read by the portal/)).toBeVisible();
  const { doc } = await studio.ask({ type: "getDoc", id: "doc" }, "doc");
  expect(doc).not.toContain(CANARY);
});
