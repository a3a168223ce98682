// Without a network: the page that was opened once starts again, one build at a time, and no work is lost.

import type { Page } from "@playwright/test";

import { axe, expect } from "../fixtures.ts";
import { builds, cacheNames, type Host, installed, lookForUpdate, stopWorkers, test, uncached } from "../host.ts";
import { Studio } from "../studio.ts";

test.use({ serviceWorkers: "allow" });

const BROKEN = "<flat-profile><GPP_A>1</GPP_B></flat-profile>";
const PROBLEM = "expected the end tag of `GPP_A`, found that of `GPP_B`";
/** Big enough for the worker. */
const BIG = `<flat-profile>\n${"  <GPP_A ua=\"na\">value</GPP_A>\n".repeat(12_000)}  <GPP_A>1</GPP_B>\n</flat-profile>\n`;

/** A page in the place of `before`, as after a start of the browser. */
async function coldPage(before: Page): Promise<Studio> {
  const context = before.context();
  const page = await context.newPage();
  await before.close();
  await stopWorkers(page);
  await uncached(page);
  return new Studio(page);
}

/** The addresses that the cache holds. */
async function kept(page: Page): Promise<string[]> {
  const addresses = page.evaluate(async () => {
    const [name] = await caches.keys();
    // To open a cache makes it.
    if (name === undefined) return [];
    const cache = await caches.open(name);
    return (await cache.keys()).map(({ url }) => url);
  });
  return (await addresses).sort();
}

/** Takes a file out of the cache, as a browser short of space might. */
async function lose(page: Page, file: string): Promise<boolean> {
  return page.evaluate(async (file) => {
    const cache = await caches.open((await caches.keys())[0] ?? "");
    return cache.delete(file);
  }, file);
}

/** Presses the button of the message about a new version. */
async function load(studio: Studio): Promise<void> {
  const message = studio.page.getByRole("region", { name: "Messages" });
  await expect(message).toContainText("A new version is ready.");
  await message.getByRole("button", { name: "Load it" }).click();
}

test("the studio starts without a server, and everything in it works", async ({ host, studio }) => {
  await studio.start("editor");
  await installed(studio.page);
  await host.stop();

  const cold = await coldPage(studio.page);
  await cold.start("editor");
  await cold.open({ name: "a.xml", bytes: BROKEN });
  await expect(cold.problems).toContainText(PROBLEM);
  await expect(cold.source).toContainText("flat-profile");
  await cold.open({ name: "big.xml", bytes: BIG });
  await expect(cold.problems).toContainText(PROBLEM);
  expect(await builds(cold.page)).toEqual(["first"]);
});

test("a name beside the page leads to it without a server", async ({ host, studio }) => {
  await studio.start();
  await installed(studio.page);
  await host.stop();
  const cold = await coldPage(studio.page);
  await cold.start("plain", "./old-bookmark.html?from=mail#/reference");
  expect(new URL(cold.page.url()).pathname).toBe("/");
});

test("the worker keeps the page's files and nothing else", async ({ host, studio, page }) => {
  await studio.start();
  await installed(page);
  await page.reload();
  const text = BROKEN.replace("1", "canary-of-a-profile");
  await studio.open({ name: "a.xml", bytes: text });
  await studio.stored();
  const held = await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0] ?? "");
    const texts = (await cache.keys()).map(async ({ url }) => [url, await (await cache.match(url))?.text()]);
    return Promise.all(texts);
  });
  const names = held.map(([address]) => (address ?? "").replace(host.address, ""));
  expect(names).toContain("");
  expect(names).toContain("engine/engine_bg.wasm");
  expect(names).not.toContain("_headers");
  expect(names).not.toContain("sw.js");
  expect(JSON.stringify(held)).not.toContain("canary-of-a-profile");
});

test("a new version waits until it is wanted, and unsaved work comes along", async ({ host, studio, page }) => {
  await studio.start();
  await installed(page);
  await page.reload();
  await studio.open({ name: "a.xml", bytes: BROKEN });
  await studio.source.fill(BROKEN.replace("1", "unsaved"));

  host.build("second");
  await lookForUpdate(page);
  await expect(page.getByText("A new version is ready.")).toBeVisible();
  await axe(page);
  // Until then everything is of the old build, what is loaded later too.
  expect(await builds(page)).toEqual(["first"]);
  expect(await cacheNames(page)).toHaveLength(2);

  await load(studio);
  const question = studio.dialog("Load the new version?");
  await expect(question).toContainText("unsaved changes too");
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await builds(page)).toEqual(["first"]);
  await load(studio);
  await question.getByRole("button", { name: "Load it" }).click();

  await expect(page.locator("meta[name=build][content=second]")).toHaveCount(1);
  await expect(studio.source).toHaveValue(/unsaved/);
  expect(await builds(page)).toEqual(["second"]);
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  // What the old build left goes when the new one has started.
  await expect.poll(() => cacheNames(page)).toHaveLength(1);

  // And back by one build.
  host.build("first");
  await lookForUpdate(page);
  await load(studio);
  await question.getByRole("button", { name: "Load it" }).click();
  await expect(page.locator("meta[name=build][content=first]")).toHaveCount(1);
  expect(await builds(page)).toEqual(["first"]);
  await expect(studio.source).toHaveValue(/unsaved/);
});

test("a new version is not loaded under another open page", async ({ host, studio, page, context }) => {
  await studio.start();
  await installed(page);
  await page.reload();
  const other = new Studio(await context.newPage());
  await other.start();
  host.build("second");
  await lookForUpdate(page);
  await load(studio);
  await expect(page.getByRole("alert")).toContainText("another tab has the studio open");
  expect(await builds(page)).toEqual(["first"]);
  expect(await builds(other.page)).toEqual(["first"]);
  await other.page.close();
  await load(studio);
  await expect(page.locator("meta[name=build][content=second]")).toHaveCount(1);
});

test("a cache that lost a file is not used", async ({ host, studio, page }) => {
  await studio.start();
  await installed(page);
  expect(await lose(page, "editor.js")).toBe(true);
  host.build("second");
  const cold = await coldPage(page);
  await cold.start();
  // The old build is not mixed with the new one: all of it comes from the server.
  expect(await builds(cold.page)).toEqual(["second"]);
  await expect(cold.page.getByText("A new version is ready.")).toBeVisible();
});

test("a cache that lost a file of this build is whole after the next visit", async ({ host, studio, page }) => {
  await studio.start();
  await installed(page);
  const whole = await kept(page);
  expect(await lose(page, "editor.js")).toBe(true);
  const cold = await coldPage(page);
  await cold.start();
  await expect.poll(() => kept(cold.page)).toEqual(whole);
  await host.stop();
  const colder = await coldPage(cold.page);
  await colder.start();
  expect(await builds(colder.page)).toEqual(["first"]);
});

const HARMED: [string, (host: Host) => void][] = [
  ["misses a file", (host) => host.lose("worker.js")],
  ["has a file of another build", (host) => host.mix("editor.js")],
];

for (const [what, harm] of HARMED) {
  test(`a build that ${what} on the server is not kept`, async ({ host, studio, page, context }) => {
    harm(host);
    const begun = context.waitForEvent("serviceworker");
    await studio.start();
    await begun;
    const worker = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return [registration?.active, registration?.waiting, registration?.installing].some((one) => one);
      });
    await expect.poll(worker).toBe(false);
    await expect.poll(() => cacheNames(page)).toEqual([]);
    await studio.open({ name: "a.xml", bytes: BROKEN });
    await expect(studio.problems).toContainText(PROBLEM);
  });
}

test("the studio works where the worker is missing", async ({ host, studio, complaints }) => {
  complaints.expect(/404/);
  host.lose("sw.js");
  await studio.start();
  await studio.open({ name: "a.xml", bytes: BROKEN });
  await expect(studio.problems).toContainText(PROBLEM);
  expect(await cacheNames(studio.page)).toEqual([]);
});

test.describe("below a path and under another name", () => {
  test.use({ below: "tools/spa/", pageName: "page.html" });

  test("the studio runs, and starts again without a server", async ({ host, studio, page }) => {
    await studio.start("plain", "page.html");
    await installed(page);
    await host.stop();
    const cold = await coldPage(page);
    await cold.start("plain", "page.html#/settings");
    await expect(cold.page.getByRole("heading", { name: "Settings" })).toBeVisible();
    await cold.view("Profile");
    await cold.open({ name: "big.xml", bytes: BIG });
    await expect(cold.problems).toContainText(PROBLEM);
  });
});
