// The studio as one file, opened from a disk by a browser as it comes.

import { test as base, type Page } from "@playwright/test";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { axe, expect } from "../fixtures.ts";
import { PlainBrowser } from "../plain.ts";
import { decrypted, unzipped } from "../profiles.ts";
import { Studio } from "../studio.ts";

const BUILT = fileURLToPath(new URL("../../dist/studio.html", import.meta.url));
const BROKEN = "<flat-profile>\n<GPP_A>1</GPP_B>\n</flat-profile>\n";
const PROBLEM = "expected the end tag of `GPP_A`, found that of `GPP_B`";
const PHRASE = "a long phrase of several words";

/** The folder that stands for the stick, with nothing but the one file in it. */
interface Stick {
  stick: string;
  plain: PlainBrowser;
  page: Page;
  studio: Studio;
}

const test = base.extend<Stick>({
  stick: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-stick-"));
    copyFileSync(BUILT, join(folder, "studio.html"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  plain: async ({}, use) => {
    const browser = new PlainBrowser();
    await use(browser);
    await browser.end();
  },
  page: async ({ plain: browser }, use) => {
    await use(await browser.page());
    expect(browser.complaints, "errors and warnings of the page").toEqual([]);
  },
  studio: async ({ page, stick }, use) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const studio = new Studio(page);
    await studio.start("default", pathToFileURL(join(stick, "studio.html")).href);
    await use(studio);
    const others = asked.filter((address) => !/^(file:.*\/studio\.html|blob:|data:|(https|wss):\/\/nowhere\.invalid\/)/.test(address));
    expect(others, "requests for anything but the file").toEqual([]);
  },
});

/** What the browser keeps for this page. */
async function kept(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => [await indexedDB.databases(), Object.keys(localStorage)]);
}

/** How many projects the browser keeps. */
async function records(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const request = indexedDB.open("spa-profile-studio");
    const database = await new Promise<IDBDatabase>((done) => {
      request.onsuccess = () => done(request.result);
    });
    const count = database.transaction("projects").objectStore("projects").count();
    return new Promise<number>((done) => {
      count.onsuccess = () => {
        database.close();
        done(count.result);
      };
    });
  });
}

/** A profile of about so many bytes with one broken tag near its end. */
function big(bytes: number): string {
  const line = '  <GPP_A ua="na">a value of some length</GPP_A>\n';
  return `<flat-profile>\n${line.repeat(Math.ceil(bytes / line.length))}${BROKEN.split("\n")[1]}\n</flat-profile>\n`;
}

test("the main job is done from a disk: mended, packed, opened by openssl and gzip", async ({ studio, page }) => {
  await expect(page.getByRole("region", { name: "The studio in one file" })).toBeVisible();
  await axe(page);
  await studio.open({ name: "a.xml", bytes: BROKEN });
  await expect(studio.problems).toContainText(PROBLEM);
  await expect(studio.source, "the editor is in the file").toContainText("flat-profile");
  await studio.problems.getByRole("button", { name: /^Fix/ }).first().click();
  await expect(studio.problems).not.toContainText(PROBLEM);
  const convert = await studio.show("Convert");
  await expect(convert.getByRole("textbox", { name: "Converted text" })).toHaveValue(/GPP_A +"1"/);
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Compress with gzip" }).check();
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  const file = await studio.downloaded(() => pack.getByRole("button", { name: "Download packed file" }).click());
  expect(unzipped(decrypted(file.bytes, PHRASE)).toString()).toBe(BROKEN.replace("</GPP_B>", "</GPP_A>"));
});

test("the rule lab works from a disk", async ({ studio, page }) => {
  await studio.rules("Microscope");
  await page.getByRole("textbox", { name: "Rule", exact: true }).fill('("$MA" eq "000E08123456")? /a | /b');
  await expect(page.locator("#scope-outcome")).toContainText("Alternative");
});

test("GEN-03 a big text is checked by a worker, which can be stopped", async ({ studio, page }) => {
  test.slow();
  await studio.open({ name: "big.xml", bytes: big(10_000_000) });
  const work = studio.problems.getByRole("status").filter({ hasText: "big.xml" });
  await work.getByRole("button", { name: "Cancel" }).click();
  await expect(work).toContainText("was stopped. Nothing has changed.");
  await expect.poll(() => page.workers().length, "the worker is ended").toBe(0);
  await work.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => page.workers().length, "a worker does it").toBeGreaterThan(0);
  await expect(studio.problems).toContainText(PROBLEM, { timeout: 60_000 });
});

test("nothing is kept in the browser; the project is a file beside the studio", async ({ studio, page, stick }) => {
  await studio.open({ name: "a.xml", bytes: BROKEN });
  await expect(page.getByLabel("Storing")).toContainText("In memory only");
  await studio.view("Settings");
  await page.getByRole("radio", { name: "Dark" }).check();
  const saved = await studio.downloaded(() => page.getByRole("button", { name: "Export project" }).click());
  await expect(page.getByText(`Saved ${saved.name}, without secrets.`)).toBeVisible();
  await expect(page.getByLabel("Storing")).toContainText("Saved as a file");
  expect(await kept(page)).toEqual([[], []]);
  await studio.view("Profile");
  await page.getByRole("button", { name: "Duplicate" }).first().click();
  await expect(page.getByLabel("Storing")).toContainText("Changed since it was saved");
  await page.getByRole("button", { name: "Undo" }).click();

  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(pathToFileURL(join(stick, "studio.html")).href);
  await page.reload();
  await expect(page.getByRole("region", { name: "The studio in one file" })).toBeVisible();
  const project = join(stick, saved.name);
  writeFileSync(project, saved.bytes);
  await page.getByLabel("Project to open").setInputFiles(project);
  await studio.view("Profile");
  await expect(studio.problems).toContainText(PROBLEM);
});

test("the browser stores the project once it is asked to", async ({ studio, page }) => {
  await studio.view("Settings");
  await page.getByRole("button", { name: "Store in this browser too" }).click();
  await studio.view("Profile");
  await studio.open({ name: "a.xml", bytes: BROKEN });
  await studio.stored();
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(studio.problems).toContainText(PROBLEM);
  const storing = page.getByLabel("Storing");
  await expect(storing).toContainText("Stored");

  // Storing ends on request, and the project stays open.
  await studio.view("Settings");
  await page.getByRole("button", { name: "Store nothing in this browser" }).click();
  await expect(storing).toContainText("In memory only");
  await expect.poll(() => records(page)).toBe(0);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await studio.view("Profile");
  await expect(studio.problems).toContainText(PROBLEM);

  // Deleting everything ends it too.
  await studio.view("Settings");
  await page.getByRole("button", { name: "Store in this browser too" }).click();
  await studio.stored();
  await page.getByRole("button", { name: "Delete everything stored here…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Delete/ }).click();
  await expect(storing).toContainText("In memory only");
  await studio.view("Profile");
  await studio.open({ name: "b.xml", bytes: BROKEN });
  await expect(studio.problems).toContainText(PROBLEM);
  await expect(storing).toContainText("In memory only");
  await expect.poll(() => records(page)).toBe(0);
});

test("the page shows what its policy refuses, and that the file is the published one", async ({ studio, page, plain: browser, stick }) => {
  await studio.view("Settings");
  await page.getByRole("link", { name: "See for yourself that nothing is sent" }).click();
  await page.getByRole("button", { name: "Try requests" }).click();
  await expect(page.getByText("Every attempt was refused by the browser.")).toBeVisible();
  await expect(page.getByRole("row", { name: /The worker asks/ })).toContainText("refused by connect-src");
  await expect(page.getByText("connect-src 'none'")).toBeVisible();
  await axe(page);

  await page.getByRole("button", { name: "Run the cases" }).click();
  await expect(page.getByText(/expectations were compared, and all were met\./)).toBeVisible({ timeout: 30_000 });

  const list = readFileSync(fileURLToPath(new URL("../../dist/SHA256SUMS", import.meta.url)), "utf8");
  await page.getByLabel("The file studio.html").setInputFiles(join(stick, "studio.html"));
  await page.getByRole("textbox", { name: "Published list (SHA256SUMS)" }).fill(list);
  await expect(page.getByText("studio.html is as listed.")).toBeVisible();
  await page.getByLabel("The file studio.html").setInputFiles(fileURLToPath(new URL("../../dist/boot.js", import.meta.url)));
  await expect(page.getByText("boot.js is the file boot.js of the list, not studio.html")).toBeVisible();
  writeFileSync(join(stick, "other.html"), `${readFileSync(BUILT, "utf8")} `);
  await page.getByLabel("The file studio.html").setInputFiles(join(stick, "other.html"));
  await expect(page.getByText(/This is not the studio\.html of the pasted list/)).toBeVisible();
  // The refusals are what was asked for.
  const refusals = browser.complaints.splice(0).filter((words) => !words.includes("nowhere.invalid"));
  expect(refusals).toEqual([]);
});
