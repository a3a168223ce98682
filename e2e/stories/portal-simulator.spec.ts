// The host simulator and the example, against the studio of fake-studio.js; and the manual, whose code is run.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { axe, expect } from "../fixtures.ts";
import { blocks } from "../manual.ts";
import { writeRevisions } from "../revisions.mjs";
import { element, PLACE, PORTAL, portalFile, PROFILE, test } from "../portal-host.ts";

const E2E = fileURLToPath(new URL("../", import.meta.url));

/** Opens the simulator with a studio that was greeted. */
async function simulator(page: Page, studio: string, sandbox?: string): Promise<void> {
  await page.goto("/portal/simulator.html");
  await page.getByLabel("Address of the studio").fill(`${studio}/`);
  if (sandbox) await page.getByLabel("Frame", { exact: true }).and(page.locator("select")).selectOption(sandbox);
  await page.getByRole("button", { name: "Open the studio" }).click();
  await expect(page.getByText("Connected.")).toBeVisible();
}

/** Sends the message that a button fills in. */
async function sent(page: Page, name: string): Promise<void> {
  await page.getByRole("group", { name: "Fill in a message" }).getByRole("button", { name, exact: true }).click();
  await page.getByRole("button", { name: "Send", exact: true }).click();
}

/** The types of the messages that the simulator lists. */
const listed = (page: Page): Promise<string[]> => page.getByRole("list", { name: "Messages" }).locator(".type").allTextContents();

async function session(page: Page): Promise<void> {
  for (const name of ["load", "getDoc", "export: open-format", "export: encrypted", "status: saved", "no such type"]) await sent(page, name);
  await expect.poll(async () => (await listed(page)).filter((type) => type === "error")).toHaveLength(1);
}

/** What a download holds. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button }).click()]);
  return readFileSync(await file.path(), "utf8");
}

test("the simulator sends each message, shows both directions, and answers a save", async ({ page, studio }) => {
  await simulator(page, studio);
  await session(page);
  expect(await listed(page)).toEqual(expect.arrayContaining(["ready", "configure", "connected", "load", "loaded", "getDoc", "doc", "export", "exported", "status", "change", "error"]));
  await page.locator("#frame iframe").contentFrame().getByRole("button", { name: "Save" }).click();
  await expect.poll(() => listed(page)).toEqual(expect.arrayContaining(["save"]));
  await expect.poll(async () => (await page.locator("#frame iframe").contentFrame().getByRole("status").textContent()) ?? "").toContain('"saved":true');
  await page.getByRole("list", { name: "Messages" }).locator("summary").filter({ hasText: "exported" }).last().click();
  await expect(page.getByRole("list", { name: "Messages" }).locator("pre:visible")).toContainText('"$bytes"');
});

test("a message that is no JSON is a complaint beside the field, and a file becomes a message", async ({ page, studio }) => {
  await simulator(page, studio, "allow-scripts");
  await page.getByLabel("Message in JSON").fill("{");
  await page.getByLabel("Message in JSON").press("Control+Enter");
  await expect(page.getByRole("alert")).toContainText("This is no JSON");
  await page.getByLabel("A file to load").setInputFiles({ name: "bytes.cfg", mimeType: "", buffer: Buffer.from([0xff, 0x3c]) });
  await expect(page.getByLabel("Message in JSON")).toHaveValue(/"\$bytes": "\/zw="/);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(() => listed(page)).toEqual(expect.arrayContaining(["loaded"]));
  await page.getByRole("button", { name: "Take the frame away" }).click();
  await expect(page.locator("#frame iframe")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
});

test("a session is repeated in the page; a studio that answers otherwise shows as a difference", async ({ page, studio }) => {
  await simulator(page, studio);
  await session(page);
  const recording = await downloaded(page, "Download as JSON");
  await page.getByRole("button", { name: "Repeat the session" }).click();
  await expect(page.getByText("7 messages, no differences.")).toBeVisible();
  const other = recording.replace('"errors": 1', '"errors": 4').replaceAll("unknown-type", "no-such-code");
  await page.getByLabel("A recording to repeat").setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from(other) });
  await page.getByRole("button", { name: "Repeat the session" }).click();
  await expect(page.getByText("2 of 7 messages got another answer.")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "load: answer.counts.errors: expected 4, got 1" })).toBeVisible();
  await expect(page.locator("#stage iframe")).toHaveCount(0);
  await page.getByLabel("A recording to repeat").setInputFiles({ name: "text.json", mimeType: "application/json", buffer: Buffer.from("[]") });
  await expect(page.getByText("text.json is no recording: it holds no session")).toBeVisible();
});

test("a session becomes a test that holds everything it needs, and fails when the studio answers otherwise", async ({ page, studio, pages }) => {
  await simulator(page, studio);
  await session(page);
  const written = await downloaded(page, "Download as a test");
  expect(written).not.toMatch(/^\s*import\s.*from/m);
  pages.set("/session.test.js", written);
  pages.set("/failing.test.js", written.replaceAll("not-there", "").replace("open-format\\\\\\", "plain\\\\\\").replace('\\"warnings\\": 2', '\\"warnings\\": 9'));
  pages.set("/empty.html", '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:,"></html>');
  await page.goto("/empty.html");
  const run = (file: string): Promise<string> =>
    page.evaluate(
      async ([file, src]) => {
        const { default: run } = (await import(file)) as { default: (options: unknown) => Promise<unknown[]> };
        return run({ src }).then((results) => `${results.length} answers`, (error: Error) => error.message);
      },
      [file, `${studio}/`] as const,
    );
  expect(await run("/session.test.js")).toBe("7 answers");
  expect(await run("/failing.test.js")).toBe("load: answer.counts.warnings: expected 9, got 2");
});

test("the example loads, stores and encrypts a profile", async ({ page }) => {
  await page.goto("/portal/example/index.html");
  await expect(page.getByText("Loaded: 1 errors, 2 warnings.")).toBeVisible();
  const frame = page.locator("spa-profile-studio").frameLocator("iframe");
  await frame.getByLabel("Source").fill(PROFILE);
  await expect(page.getByText("There are changes.")).toBeVisible();
  await frame.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Everything is stored.")).toBeVisible();
  await page.getByRole("button", { name: "Encrypt for the phone" }).click();
  await expect(page.getByText(".._profile.cfg: 24 bytes for the phone.")).toBeVisible();
  await frame.getByLabel("Source").fill(PROFILE.replace("one", "SECRET"));
  await frame.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await frame.getByRole("status").textContent()) ?? "").toContain("export the profile encrypted");
});

test("the example is short and its policy lets in what it names only", async () => {
  const script = readFileSync(join(PORTAL, "example/host.js"), "utf8");
  expect(script.split("\n").length).toBeLessThan(60);
  expect(readFileSync(join(PORTAL, "example/index.html"), "utf8")).toContain(`frame-src ${PLACE};`);
});

for (const scheme of ["light", "dark"] as const) {
  test(`simulator and example are accessible and fit the screen, ${scheme} @both`, async ({ page, studio }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/portal/simulator.html");
    await axe(page);
    await simulator(page, studio);
    await session(page);
    await page.getByRole("button", { name: "Repeat the session" }).click();
    await expect(page.getByText("no differences")).toBeVisible();
    await axe(page);
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await fits()).toBe(true);
    await page.goto("/portal/example/index.html");
    await expect(page.getByText("Loaded:")).toBeVisible();
    await axe(page);
    expect(await fits()).toBe(true);
  });
}

test("the first half hour of the manual works as it stands there", async ({ page, studio, pages }) => {
  for (const { language, name, code } of blocks()) {
    if (name === "" || !["html", "js"].includes(language)) continue;
    pages.set(`/${name}`, code.replaceAll(PLACE, studio));
  }
  pages.set("/spa-profile-studio.js", portalFile("/portal/spa-profile-studio.js", studio) ?? "");
  const stored: string[] = [];
  await page.route("**/profiles/phone.xml", async (route) => {
    if (route.request().method() === "PUT") stored.push(route.request().postData() ?? "");
    await route.fulfill({ body: route.request().method() === "PUT" ? "" : PROFILE });
  });
  await page.goto("/portal.html");
  const frame = page.locator("spa-profile-studio").frameLocator("iframe");
  await expect(frame.getByLabel("Source")).toHaveValue(PROFILE);
  const changed = PROFILE.replace("one", "two");
  await frame.getByLabel("Source").fill(changed);
  await frame.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => stored).toEqual([changed]);
  await page.getByLabel("Key of the phone").fill("a phrase");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Encrypt" }).click()]);
  expect(readFileSync(await file.path()).subarray(0, 8).toString()).toBe("Salted__");
});

test("the code of the manual has the types that the declarations say", async () => {
  const folder = join(E2E, "test-results", "manual");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = blocks().filter(({ language }) => ["ts", "tsx", "js"].includes(language));
  expect(files.length).toBeGreaterThan(5);
  for (const [index, { language, name, code }] of files.entries()) {
    writeFileSync(join(folder, name || `block-${index}.${language}`), `${code}\nexport {};\n`);
  }
  for (const name of ["spa-profile-studio.d.ts", "spa-profile-studio.react.d.ts"]) copyFileSync(join(PORTAL, name), join(folder, name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const options = { target: "ES2023", module: "NodeNext", lib: ["ES2023", "DOM", "DOM.Iterable"], types: [], strict: true, exactOptionalPropertyTypes: true, jsx: "react-jsx", allowJs: true, checkJs: true, noEmit: true, experimentalDecorators: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["*"] }));
  let complaints = "";
  try {
    execFileSync(process.execPath, [join(E2E, "node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8" });
  } catch (error) {
    complaints = String((error as { stdout: unknown }).stdout);
  }
  expect(complaints).toBe("");
});

test("what the declarations say of the element is there", async ({ page, studio, pages }) => {
  const text = readFileSync(join(PORTAL, "spa-profile-studio.d.ts"), "utf8");
  const body = /class SpaProfileStudio extends HTMLElement \{([\s\S]*?)^\}/m.exec(text)?.[1] ?? "";
  const members = [...body.matchAll(/^ {2}(?:get |set |readonly )?(\w+)\??[(:]/gm)].map(([, name]) => name ?? "");
  expect(members).toEqual(expect.arrayContaining(["src", "load", "dirty", "timeout", "readonly"]));
  pages.set("/", `<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,"><spa-profile-studio id="one" src="${studio}"></spa-profile-studio><script type="module" src="/portal/spa-profile-studio.js"></script></html>`);
  await page.goto("/");
  const missing = await element(page).with((studio, members) => members.filter((name) => !(name in studio)), members);
  expect(missing).toEqual([]);
});

test("the files for portals travel with the page and are no part of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-lists-"));
  mkdirSync(join(folder, "portal"));
  writeFileSync(join(folder, "sw.js"), 'const FILES = {};\nconst BUILD = "";\n');
  for (const name of ["index.html", "portal/simulator.js"]) writeFileSync(join(folder, name), name);
  writeRevisions(folder);
  expect(Object.keys(JSON.parse(/^const FILES = (.*);$/m.exec(readFileSync(join(folder, "sw.js"), "utf8"))?.[1] ?? "{}") as object)).toEqual(["index.html"]);
  expect(readFileSync(join(folder, "SHA256SUMS"), "utf8")).toContain("  portal/simulator.js");
  expect(readFileSync(join(E2E, "../index.html"), "utf8")).toContain('<link data-trunk rel="copy-dir" href="portal">');
  rmSync(folder, { recursive: true });
});
