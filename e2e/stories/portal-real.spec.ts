// Element, example and simulator around the built studio itself, which is allowed in the portal's page as a host does it.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test as watched } from "../fixtures.ts";
import { element, host, Place, portalFile, PROFILE, told } from "../portal-host.ts";
import { decrypted, unzipped } from "../profiles.ts";
import { serverOf } from "../serve.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CHANGED = PROFILE.replace("one", "two");
const PHRASE = "a long phrase of several words";

/** A copy of the built page that lets `origin` show it: its address, and how to end it. */
async function realStudio(origin: string): Promise<{ address: string; end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-real-"));
  cpSync(join(ROOT, "dist"), folder, { recursive: true });
  execFileSync(process.execPath, [join(ROOT, "hosting/allow-frames.mjs"), folder, origin], { stdio: "ignore" });
  const server: Server = serverOf(folder);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    end: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      rmSync(folder, { recursive: true });
    },
  };
}

interface Real {
  pages: Map<string, string>;
  real: { portal: string; studio: string };
}

const test = watched.extend<Real>({
  pages: async ({}, use) => use(new Map()),
  real: async ({ pages }, use) => {
    let studioAddress = "";
    const portal = new Place((path) => pages.get(path) ?? portalFile(path, studioAddress));
    await portal.start();
    const studio = await realStudio(portal.address());
    studioAddress = studio.address;
    await use({ portal: portal.address(), studio: studio.address });
    await studio.end();
    await portal.end();
  },
  baseURL: async ({ real }, use) => use(real.portal),
  // The portal by its other name is an origin that the studio does not list.
  neighbours: async ({ real }, use) => use([real.studio, real.portal.replace("127.0.0.1", "localhost")]),
});

/** A page with one element that is narrow, so that its source is a plain field, unless another width is told. */
async function opened(page: Page, pages: Map<string, string>, studio: string, attributes = "", width = 380): Promise<ReturnType<typeof element>> {
  pages.set("/", host(`<spa-profile-studio id="one" src="${studio}/index.html" style="inline-size: ${width}px" ${attributes}></spa-profile-studio>`));
  await page.goto("/");
  await expect.poll(() => told(page, "ready"), { timeout: 30_000 }).toHaveLength(1);
  return element(page);
}

const FRAMES = [
  ["without a sandbox", ""],
  ["in a sandbox with its origin", 'sandbox="allow-scripts allow-same-origin allow-downloads"'],
  ["in an opaque sandbox", 'sandbox="allow-scripts"'],
] as const;

for (const [kind, attributes] of FRAMES) {
  test(`the studio ${kind}: loaded, changed, saved, exported, closed`, async ({ page, pages, real }) => {
    const one = await opened(page, pages, real.studio, attributes);
    expect(await one.with((studio) => studio.capabilities)).toEqual(expect.arrayContaining(["load", "save", "export", "readonly", "features", "theme"]));
    const loaded = await one.with((studio, doc) => studio.load(doc, { title: "phone.xml" }), PROFILE);
    expect(loaded).toMatchObject({ kind: "open-format", counts: { errors: 0 } });
    expect(await one.with((studio) => studio.getDoc())).toEqual({ doc: PROFILE, holes: 0 });

    await page.evaluate(() => document.addEventListener("studio-save", (event) => (event as CustomEvent).detail.saved()));
    const source = one.frame().getByRole("textbox", { name: "Source" });
    await source.fill(CHANGED);
    await expect.poll(() => one.with((studio) => studio.dirty)).toBe(true);
    await source.press("Control+s");
    await expect.poll(() => told(page, "save")).toMatchObject([{ doc: CHANGED, holes: 0 }]);
    await expect.poll(() => one.with((studio) => studio.dirty)).toBe(false);

    const file = (format: "gzip" | "encrypted" | "open-format"): Promise<number[]> =>
      one.with(async (studio, [format, phrase]) => [...(await studio.exportAs(format, { phrase })).bytes], [format, PHRASE] as const);
    expect(Buffer.from(await file("open-format")).toString()).toBe(CHANGED);
    expect(unzipped(Uint8Array.from(await file("gzip"))).toString()).toBe(CHANGED);
    expect(decrypted(Uint8Array.from(await file("encrypted")), PHRASE).toString()).toBe(CHANGED);

    await source.fill(PROFILE);
    await expect.poll(() => one.with((studio) => studio.dirty)).toBe(true);
    expect(await one.with((studio) => studio.close().then(() => "closed", (error) => error.code))).toBe("unsaved");
    await one.with((studio) => studio.close({ force: true }));
    expect(await told(page, "exit")).toEqual([{ asked: true }]);
  });
}

test("attributes of the element change the studio, and a moved one gets its document again", async ({ page, pages, real }) => {
  const one = await opened(page, pages, real.studio, 'readonly theme="dark" features="source"');
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await expect(one.frame().getByRole("textbox", { name: "Source" })).toHaveAttribute("readonly");
  await one.with((studio) => void (studio.readonly = false));
  await expect(one.frame().getByRole("textbox", { name: "Source" })).not.toHaveAttribute("readonly");
  await one.with((studio) => studio.parentElement?.prepend(studio));
  await expect(one.frame().getByRole("textbox", { name: "Source" })).toHaveValue(PROFILE);
});

test("parameters of the portal's count for the document that is loaded with them; a list that cannot be read spoils nothing else", async ({ page, pages, real }) => {
  const one = await opened(page, pages, real.studio);
  const own = PROFILE.replace("</flat-profile>", "<Door_Code>1</Door_Code></flat-profile>");
  const loaded = await one.with((studio, doc) => {
    // As a framework's list that watches itself.
    studio.catalogue = new Proxy([{ name: "Door_Code", secret: true }], {});
    return studio.load(doc);
  }, own);
  expect(loaded.counts.warnings).toBe(0);
  await one.with((studio) => {
    studio.catalogue = [{ name: "Bell" }, { name: "no name" }, { name: "<b>" }];
    studio.readonly = true;
  });
  await expect.poll(() => told(page, "error")).toMatchObject([{ code: "malformed", message: expect.stringContaining("Number 3 of") }]);
  await expect(one.frame().getByRole("textbox", { name: "Source" })).toHaveAttribute("readonly");
  const cycle = await one.with((studio) => {
    const row: { name: string; self?: unknown } = { name: "Door_Code" };
    row.self = row;
    studio.catalogue = [row];
    return studio.load("<flat-profile><Door_Code>2</Door_Code></flat-profile>");
  });
  expect(cycle.counts.warnings).toBe(0);
  await expect.poll(() => told(page, "error")).toHaveLength(2);
  await one.with((studio) => void (studio.catalogue = undefined));
  expect((await one.with((studio, doc) => studio.load(doc), own)).counts.warnings).toBe(1);
});

test("features of which none is known keep neither the studio from starting nor other settings from counting", async ({ page, pages, real }) => {
  const one = await opened(page, pages, real.studio, 'features="sources" readonly');
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  await expect(one.frame().getByRole("textbox", { name: "Source" })).toHaveAttribute("readonly");
  expect(await told(page, "error")).toMatchObject([{ code: "malformed", message: expect.stringContaining("sources") }]);
  await one.with((studio) => void (studio.features = ["source"]));
  await expect(one.frame().getByRole("tab")).toHaveText(["Source"]);
});

test("whatever the custom properties say, the studio starts", async ({ page, pages, real }) => {
  for (const [accent, radius, wanted] of [
    ["oklch(60% 0.2 350 / 50%)", "50%", "5px"],
    ["color-mix(in srgb, red, transparent)", "calc(2px + 1px)", "3.0px"],
    ["rebeccapurple", "4px 8px", "5px"],
    ["no colour", "NaN", "0.0px"],
  ]) {
    pages.set("/", host(`<style>#one { --studio-accent: ${accent}; --studio-radius: ${radius}; }</style><spa-profile-studio id="one" src="${real.studio}/index.html"></spa-profile-studio>`));
    await page.goto("/");
    await expect.poll(() => told(page, "ready"), accent).toHaveLength(1);
    const root = element(page).frame().locator("html");
    await expect.poll(() => root.evaluate((html) => getComputedStyle(html).getPropertyValue("--radius").trim()), radius).toBe(wanted);
    expect(await told(page, "error"), accent).toEqual([]);
  }
});

test("a flood of calls and a close while a document is loaded leave no call without an end", async ({ page, pages, real }) => {
  const one = await opened(page, pages, real.studio);
  await one.with((studio, doc) => studio.load(doc), PROFILE);
  const codes = await one.with((studio) => {
    const calls = Array.from({ length: 600 }, () => studio.getDoc());
    return Promise.all(calls.map((call) => call.then(() => "none", ({ code }) => code as string)));
  });
  expect([...new Set(codes)].sort()).toEqual(["none", "too-many"]);
  expect(await told(page, "error")).toEqual([]);
  await expect.poll(() => one.with((studio) => studio.getDoc().then(({ doc }) => doc, ({ code }) => code as string))).toBe(PROFILE);
  const both = await one.with((studio) => {
    const big = `<flat-profile>${"<GPP_A>a value of some length</GPP_A>\n".repeat(100_000)}</flat-profile>`;
    return Promise.all([studio.load(big), studio.close()].map((call) => call.then(() => "done", ({ code }) => code as string)));
  });
  expect(both).toEqual(["failed", "done"]);
  expect(await told(page, "exit")).toEqual([{ asked: true }]);
});

for (const width of [380, 1250]) {
  test(`the height follows the content and comes to rest, ${width} pixels wide`, async ({ page, pages, real }) => {
    const one = await opened(page, pages, real.studio, "autosize", width);
    await one.with((studio, doc) => studio.load(doc), PROFILE);
    await expect.poll(() => told(page, "resize")).not.toHaveLength(0);
    // What is told for a height that was given would be told again and again.
    const heights = async (): Promise<number[]> => (await told(page, "resize")).map(({ height }) => Number(height));
    await expect.poll(async () => {
      const before = await heights();
      await one.with((studio) => studio.getDoc());
      await one.with(async () => {
        for (let frame = 0; frame < 30; frame += 1) await new Promise(requestAnimationFrame);
      });
      return (await heights()).length - before.length;
    }).toBe(0);
    const last = (await heights()).at(-1) ?? 0;
    expect(await page.locator("#one").evaluate((studio) => studio.getBoundingClientRect().height)).toBe(last);
    // More than the 640 pixels that the element begins with.
    expect(last).toBeGreaterThan(640);
    const panel = one.frame().getByRole("tabpanel", { name: "Convert" });
    expect(await panel.evaluate((panel) => [panel.scrollHeight - panel.clientHeight, panel.getBoundingClientRect().bottom < innerHeight])).toEqual([0, true]);
    expect(await one.frame().locator("html").evaluate((page) => page.scrollHeight - page.clientHeight)).toBeLessThanOrEqual(1);
  });
}

test("the example and a recorded session work with the studio", async ({ page, real }) => {
  await page.goto("/portal/example/index.html");
  await expect(page.getByText("Loaded: 0 errors")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Encrypt for the phone" }).click();
  await expect(page.getByText(/bytes for the phone/)).toBeVisible();

  await page.goto("/portal/simulator.html");
  await page.getByLabel("Address of the studio").fill(`${real.studio}/index.html`);
  await page.getByRole("button", { name: "Open the studio" }).click();
  await expect(page.getByText("Connected.")).toBeVisible({ timeout: 30_000 });
  for (const name of ["load", "getDoc", "export: gzip", "export: encrypted", "no such type", "close"]) {
    await page.getByRole("group", { name: "Fill in a message" }).getByRole("button", { name, exact: true }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
  }
  await expect(page.getByRole("list", { name: "Messages" }).locator(".type").filter({ hasText: "exit" })).toHaveCount(1);
  await page.getByRole("button", { name: "Repeat the session" }).click();
  await expect(page.getByText("no differences")).toBeVisible({ timeout: 30_000 });
});

test("an origin that is not listed sees no studio", async ({ page, pages, real, complaints }) => {
  // The browser refuses the frame by the studio's own header, and says so.
  complaints.expect(/frame-ancestors/);
  pages.set("/around.html", host(`<spa-profile-studio id="one"></spa-profile-studio><script type="module">
    document.querySelector("#one").timeout = 3000; document.querySelector("#one").src = "${real.studio}/index.html";</script>`));
  await page.goto(`${real.portal.replace("127.0.0.1", "localhost")}/around.html`);
  await expect.poll(() => told(page, "error"), { timeout: 15_000 }).toMatchObject([{ code: "timeout" }]);
});
