// Browsers that give the page less: an address without encryption, storage that its owner has switched off. The page says
// what it cannot do, and does the rest.

import { test as base, type Page } from "@playwright/test";
import { axe, expect } from "../fixtures.ts";
import { PlainBrowser } from "../plain.ts";
import { decrypted, unzipped } from "../profiles.ts";
import { Studio } from "../studio.ts";

const PROFILE = '<flat-profile>\n<GPP_A ua="na">1</GPP_A>\n</flat-profile>\n';
const PROBLEM = "expected the end tag of `GPP_A`, found that of `GPP_B`";
const PHRASE = "a long phrase of several words";

const test = base.extend<{ settings: ConstructorParameters<typeof PlainBrowser>[0]; host: string; plain: PlainBrowser; page: Page; studio: Studio }>({
  settings: [{}, { option: true }],
  host: ["127.0.0.1", { option: true }],
  plain: async ({ settings }, use) => {
    const browser = new PlainBrowser(settings);
    await use(browser);
    await browser.end();
  },
  page: async ({ plain: browser }, use) => {
    await use(await browser.page());
    expect(browser.complaints, "errors and warnings of the page").toEqual([]);
  },
  studio: async ({ page, baseURL, host }, use) => {
    const studio = new Studio(page);
    await studio.start("plain", (baseURL ?? "").replace("127.0.0.1", host));
    await use(studio);
  },
});

/** A text that is big enough for the worker. */
function big(): string {
  return `<flat-profile>\n${'<GPP_A ua="na">value</GPP_A>\n'.repeat(12_000)}<GPP_A>1</GPP_B>\n</flat-profile>\n`;
}

/** The main job, ended by openssl and gzip. */
async function mainJob(studio: Studio): Promise<void> {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Compress with gzip" }).check();
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  const file = await studio.downloaded(() => pack.getByRole("button", { name: "Download packed file" }).click());
  expect(unzipped(decrypted(file.bytes, PHRASE)).toString()).toBe(PROFILE);
  await studio.open({ name: "big.xml", bytes: big() });
  await expect(studio.problems).toContainText(PROBLEM, { timeout: 20_000 });
}

test.describe("an address without encryption", () => {
  test.use({ host: "phones.test", settings: { flags: ["--host-resolver-rules=MAP phones.test 127.0.0.1"] } });

  test("everything works but what needs a safe address, and the settings say so", async ({ studio, page, plain }) => {
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await mainJob(studio);
    await studio.stored();
    await page.getByRole("button", { name: "Copy commands" }).click();
    await studio.view("Settings");
    await expect(page.getByText(/browsers keep a page for use without a network only from https addresses/)).toBeVisible();
    // SHA-256 is the core's, so the proof needs no safe address.
    await page.getByRole("link", { name: "See for yourself that nothing is sent" }).click();
    await page.getByRole("button", { name: "Check the files" }).click();
    await expect(page.getByText(/^All \d+ files are as listed\.$/)).toBeVisible();
    await page.reload();
    await studio.view("Profile");
    await expect(page.getByRole("navigation", { name: "Documents" })).toContainText("a.xml");
    // The browser's own words on one of the headers.
    const others = plain.complaints.splice(0).filter((words) => !words.includes("Cross-Origin-Opener-Policy header has been ignored"));
    expect(others).toEqual([]);
  });
});

test.describe("storage that is switched off", () => {
  test.use({ settings: { preferences: { profile: { default_content_setting_values: { cookies: 2 } } } } });

  test("the page says that it keeps nothing, and does the rest", async ({ studio, page }) => {
    await expect(page.getByRole("region", { name: "Messages" })).toContainText("This browser stores nothing for this page");
    await expect(page.getByLabel("Storing")).toContainText("Not stored");
    await axe(page);
    await mainJob(studio);
    await studio.view("Settings");
    await page.getByRole("radio", { name: "Dark" }).check();
    await page.getByRole("radio", { name: "Español" }).check();
    await expect(page.getByRole("heading", { level: 2, name: "Configuración" })).toBeVisible();
    await page.getByRole("radio", { name: "English" }).check();
    const saved = await studio.downloaded(() => page.getByRole("button", { name: "Export project" }).click());
    expect(saved.bytes.toString()).toContain("GPP_A");
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Documents" })).toHaveCount(0);
  });
});
