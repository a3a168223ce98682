// What a person sees of a portal around the studio: which secrets are where, what is read-only, and words that claim no more than is known.

import { test as base, type Page } from "@playwright/test";
import { axe, expect } from "../fixtures.ts";
import { PlainBrowser } from "../plain.ts";
import { Allowing, Framed, type Message, Portal } from "../portal.ts";
import { decrypted } from "../profiles.ts";

const CANARY = "canary-of-the-person-9f3";
const PHRASE = "a long phrase of several words";
const HOST = 'Admin_Passwd "of-the-host" ;\nUser_Password "" ;\n';
const TYPED = HOST.replace('User_Password ""', `User_Password "${CANARY}"`);
const HOLED = TYPED.replace(CANARY, "[[secret:1]]");
const READS = "The portal can read the secrets that you type here.";
const TAKEN = "The portal has taken an encrypted copy, with a phrase of its own";

interface World {
  /** Makes a frame and connects it. */
  framed: (settings?: Record<string, unknown>, sandbox?: string | null) => Promise<Framed>;
  /** What the story does wrong on purpose. */
  expected: RegExp[];
}

const test = base.extend<World>({
  expected: async ({}, use) => use([]),
  framed: async ({ expected }, use) => {
    const [portal, browser] = [new Portal(), new PlainBrowser()];
    await portal.start();
    const copy = new Allowing(portal.origin());
    await copy.start();
    try {
      await use(async (settings = {}, sandbox = null) => {
        const page: Page = await browser.page();
        await page.goto(portal.origin());
        const studio = new Framed(page);
        await studio.add(copy.address, sandbox, 1000);
        await studio.connect(settings);
        return studio;
      });
      const others = browser.complaints.filter((words) => !expected.some((pattern) => pattern.test(words)));
      expect(others, "errors and warnings of the pages").toEqual([]);
    } finally {
      await copy.end();
      await browser.end();
      await portal.end();
    }
  },
});

/** Puts `text` into the source. */
async function write(studio: Framed, text: string): Promise<void> {
  const source = studio.inside.getByRole("textbox", { name: "Source" });
  // The browser would keep the style of the first word that it replaces, which the policy refuses.
  await source.press("Control+a");
  await source.press("Delete");
  await source.fill(text);
}

/** What the portal knows of the changes, in their order. */
async function dirty(studio: Framed): Promise<unknown[]> {
  return (await studio.heard()).filter(({ type }) => type === "change").map((change) => change["dirty"]);
}

/** The same when no more of them come. */
async function calm(studio: Framed): Promise<unknown[]> {
  let told: unknown[] = [];
  await expect(async () => {
    const before = told.length;
    told = await dirty(studio);
    expect(told.length > 0 && told.length === before).toBe(true);
  }).toPass({ intervals: [500] });
  return told;
}

async function doc(studio: Framed, id: string): Promise<Message> {
  return studio.ask({ type: "getDoc", id }, "doc");
}

/** Presses Save, and says that it is saved. */
async function save(studio: Framed): Promise<Message> {
  const before = (await studio.heard()).filter(({ type }) => type === "save").length;
  await studio.inside.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => (await studio.heard()).filter(({ type }) => type === "save").length).toBe(before + 1);
  const saved = await studio.wait("save");
  await studio.say({ spaStudio: 1, type: "status", id: saved["id"], saved: true });
  return saved;
}

test("a document whose typed secrets are only here is not saved until they have left encrypted", async ({ framed }) => {
  const studio = await framed();
  const { inside } = studio;
  await studio.load(HOST, "a.txt");
  await write(studio, TYPED);
  const told = await calm(studio);
  expect(told.at(-1)).toBe(true);
  expect(await save(studio)).toMatchObject({ doc: HOLED, holes: 1 });
  await expect(inside.getByRole("alert").filter({ hasText: "saved the document without 1 secret that was typed here" })).toBeVisible();
  const mark = inside.getByText("Saved without 1 secret: it is only here");
  await expect(mark).toBeVisible();
  // A portal that took its own word for it hears that there is something unsaved.
  await expect.poll(() => dirty(studio)).toEqual([...told, true]);
  expect(await studio.ask({ type: "close", id: "no" }, "error")).toMatchObject({ code: "unsaved" });
  // Nor does it count as saved because the portal says so of its own accord.
  await studio.say({ spaStudio: 1, type: "status", saved: true });
  expect(await studio.ask({ type: "close", id: "no again" }, "error")).toMatchObject({ code: "unsaved" });

  const options = { phrase: PHRASE };
  const file = await studio.ask({ type: "export", id: "e", format: "encrypted", options }, "exported");
  expect(decrypted(Buffer.from(file["bytes"] as number[]), PHRASE).toString()).toBe(TYPED);
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(false);
  await expect(mark).toBeHidden();
  await expect(inside.getByText(TAKEN)).toBeVisible();
  // The secret has left; what is changed beside it is saved with it.
  await write(studio, TYPED + "# more\n");
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(true);
  expect(await save(studio)).toMatchObject({ holes: 1 });
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(false);
  expect(await studio.ask({ type: "close", id: "yes" }, "exit")).toBeDefined();
});

test("who has undone what the portal has saved has something unsaved, and force closes", async ({ framed }) => {
  const studio = await framed();
  await studio.load(HOST, "a.txt");
  await write(studio, TYPED);
  await save(studio);
  await expect(studio.inside.getByText("Saved without 1 secret: it is only here")).toBeVisible();
  await expect(async () => {
    await studio.inside.getByRole("button", { name: "Undo" }).click({ timeout: 1_000 });
    expect(await doc(studio, `undone ${Date.now()}`)).toMatchObject({ doc: HOST });
  }).toPass({ intervals: [100] });
  await expect(studio.inside.getByText("Not saved", { exact: true })).toBeVisible();
  expect(await studio.ask({ type: "close", id: "no" }, "error")).toMatchObject({ code: "unsaved" });
  expect(await studio.ask({ type: "close", id: "yes", force: true }, "exit")).toBeDefined();
});

test("a portal that reads secrets is told of for as long as it does, and reads none that were typed before", async ({ framed }) => {
  const studio = await framed();
  const { inside } = studio;
  const ask = (id: string, secrets: string) => studio.ask({ type: "configure", id, secrets }, "configured");
  await studio.load(HOST, "a.txt");
  await write(studio, TYPED);
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(true);
  await ask("late", "give");
  expect(await doc(studio, "1")).toMatchObject({ doc: HOLED, holes: 1 });
  await expect(inside.getByText(READS)).toBeHidden();
  // With the next document it does, and says so before anything is typed.
  await studio.load(HOST, "b.txt");
  await expect(inside.getByRole("status").filter({ hasText: READS })).toBeVisible();
  await axe(studio.page);
  await write(studio, TYPED);
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(true);
  expect(await doc(studio, "2")).toMatchObject({ doc: TYPED, holes: 0 });
  expect(await save(studio)).toMatchObject({ doc: TYPED, holes: 0 });
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(false);
  await ask("never mind", "keep");
  await expect(inside.getByText(READS)).toBeHidden();
  expect(await doc(studio, "3")).toMatchObject({ doc: HOLED, holes: 1 });
  await ask("late again", "give");
  expect(await doc(studio, "4")).toMatchObject({ doc: HOLED, holes: 1 });
});

test("the words of a frame are those of a frame", async ({ framed, expected }) => {
  expected.push(/Download is disallowed/, /Blocked autofocusing/);
  const studio = await framed({}, "allow-scripts");
  const { inside, page } = studio;
  await studio.load(HOST, "a.txt");
  const button = inside.getByRole("button", { name: "Save", exact: true });
  await expect(button).toHaveAttribute("title", "Save (Ctrl+S)");
  await button.click();
  await expect(inside.getByText("The document was given to the portal.")).toBeVisible();
  await inside.getByRole("button", { name: /^Find/ }).click();
  await page.keyboard.type("save");
  await expect(inside.getByRole("option", { name: /^Save/ })).toHaveText(/^SaveCtrl\+S$/);
  await page.keyboard.press("Escape");
  // Nobody knows what the browser makes of a download; here it refuses without a word to the page.
  await inside.getByRole("tab", { name: "Convert" }).click();
  await inside.getByRole("button", { name: /^Download/ }).first().click();
  await expect(inside.getByText("Handed a.xml to the browser to be downloaded.")).toBeVisible();
  await expect(inside.getByText(/^Downloaded/)).toHaveCount(0);
});

/** A document with everything that could be changed by a button: problems with mends, a hole, a rule, an alias map. */
const EVERYTHING = `# é
Admin_Passwd "[[secret:1]]" ;
GPP_A "sn=GPP_B" ;
Profile_Rule "[--alias a] http://prov.example.com/$MA.xml" ;
Resync_Periodic "3600"
Provision_Enable "Maybe" ;
`;

/** Every place of the studio, by its fragment and the tabs that are chosen there. */
const PLACES: [string, string[]][] = [
  ["#/", ["Source", "Parameters", "Convert", "Compare", "Pack", "Compile", "Facts"]],
  ["#/rules/microscope", []],
  ["#/rules/device-state", []],
  ["#/rules/tests", []],
  ["#/rules/alias-map", []],
  ["#/rules/schedule", []],
  ["#/rules/resync-url", []],
  ["#/settings", []],
];

/** Presses everything in the frame that can be pressed and is no way to another place; the names of what refuses or changes. */
async function pressed(studio: Framed, place: string): Promise<string[]> {
  const frame = studio.page.frames().find((frame) => frame !== studio.page.mainFrame());
  if (!frame) throw new Error("the frame is gone");
  return frame.evaluate(async (place) => {
    const refused: string[] = [];
    const pause = () => new Promise((done) => setTimeout(done, 30));
    const can = (one: Element) => one.checkVisibility() && !one.matches(":disabled") && !one.closest("fieldset:disabled");
    const all = () => [...document.querySelectorAll("main button:not([role=tab]), main select, main input, main textarea, .toolbar button")].filter(can);
    const named = (one: Element) => `${one.localName} ${one.getAttribute("aria-label") ?? one.textContent?.trim()} ${one.id}`;
    // The language of the page is no part of the document, and turns every name here.
    const skipped = /[Dd]ownload|Find|Shortcuts|shortcuts/;
    const seen = new Set<string>();
    for (let turn = 0; turn < 400; turn += 1) {
      const next = all().find((one) => !seen.has(named(one)) && !skipped.test(named(one)) && !one.closest("[aria-labelledby=settings-language]"));
      if (!next) break;
      const name = named(next);
      seen.add(name);
      if (next instanceof HTMLSelectElement) {
        next.selectedIndex = (next.selectedIndex + 1) % Math.max(1, next.options.length);
        next.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (next instanceof HTMLTextAreaElement || (next instanceof HTMLInputElement && /text|search|password|number/.test(next.type))) {
        next.value += "7";
        next.dispatchEvent(new Event("input", { bubbles: true }));
        next.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (!(next instanceof HTMLInputElement && next.type === "file")) {
        (next as HTMLElement).click();
      }
      await pause();
      document.querySelector("dialog[open]")?.dispatchEvent(new Event("cancel", { cancelable: true }));
      const words = document.querySelector(".notices")?.textContent ?? "";
      if (/Read-only|cannot be added here/.test(words)) {
        refused.push(`${place}: ${name}`);
        for (const row of document.querySelectorAll<HTMLElement>(".notices .icon-button")) row.click();
      }
      if (location.hash !== place && !(location.hash === "" && place === "#/")) location.hash = place;
    }
    return [`${place}: ${seen.size} pressed`, ...refused];
  }, place);
}

test("a read-only document has no control that would change it", async ({ framed, expected }) => {
  test.setTimeout(180_000);
  // A frame copies nothing without the portal's leave; the studio says so.
  expected.push(/Clipboard API has been blocked/, /Blocked autofocusing/);
  const studio = await framed({ readonly: true });
  const { inside, page } = studio;
  await studio.load(EVERYTHING, "a.txt");
  await expect(inside.getByText("Read-only: the portal does not let")).toBeVisible();
  const found: string[] = [];
  let count = 0;
  for (const [place, tabs] of PLACES) {
    await page.frames()[1]?.evaluate((place) => void (location.hash = place), place);
    for (const tab of tabs.length > 0 ? tabs : [""]) {
      if (tab !== "") await inside.getByRole("tab", { name: tab, exact: true }).click();
      await studio.settle();
      const [done, ...refused] = await pressed(studio, place);
      count += Number(/(\d+) pressed/.exec(done ?? "")?.[1]);
      found.push(...refused.map((name) => `${tab} ${name}`));
      expect(await doc(studio, `after ${place} ${tab}`), `${place} ${tab}`).toMatchObject({ doc: EVERYTHING });
    }
  }
  expect(found).toEqual([]);
  expect(count).toBeGreaterThan(100);
  expect(await dirty(studio)).not.toContain(true);
  // The mends of the editor itself: its tips have none.
  await page.frames()[1]?.evaluate(() => void (location.hash = "#/"));
  await inside.getByRole("tab", { name: "Source", exact: true }).click();
  await inside.getByRole("textbox", { name: "Source" }).press("Control+.");
  await expect(inside.getByRole("option")).toHaveCount(0);
  expect(await doc(studio, "last")).toMatchObject({ doc: EVERYTHING });
});

test("a portal shows at least one part that there is, and may begin with nothing", async ({ framed }) => {
  const studio = await framed({ features: ["source", "unheard-of"] });
  const { inside } = studio;
  expect(await studio.load("", "new.txt")).toMatchObject({ kind: "open-format" });
  const source = inside.getByRole("textbox", { name: "Source" });
  await expect(source).toHaveText("");
  for (const features of [[], ["unheard-of"]]) {
    const id = `f${features.length}`;
    expect(await studio.ask({ type: "configure", id, features, readonly: true }, "error")).toMatchObject({ id, code: "malformed" });
  }
  await expect(inside.getByRole("tab")).toHaveText(["Source"]);
  expect(await doc(studio, "0")).toMatchObject({ doc: "", holes: 0 });
  await source.fill('GPP_A "1" ;\n');
  await expect.poll(() => dirty(studio)).toEqual([true]);
  expect(await save(studio)).toMatchObject({ doc: 'GPP_A "1" ;\n', holes: 0 });
  await expect.poll(async () => (await dirty(studio)).at(-1)).toBe(false);
});
