// The element in React, Vue, Angular and Lit, by the code of the manual where it has some. They are bundled by esbuild, which
// the source editor's package has.

import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures.ts";
import { blocks } from "../manual.ts";
import { PLACE, PORTAL, PROFILE, test } from "../portal-host.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CHANGED = PROFILE.replace("one", "two");

interface Bundler {
  build(options: object): Promise<{ outputFiles: { text: string }[] }>;
}

/** The manual's modules and `main`, as one script. */
async function bundle(studio: string, main: string): Promise<string> {
  const { build } = createRequire(join(ROOT, "app/editor/package.json"))("esbuild") as Bundler;
  const results = join(ROOT, "e2e/test-results");
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, "frameworks-"));
  for (const { name, code } of blocks()) if (/\.tsx?$/.test(name)) writeFileSync(join(folder, name), code.replaceAll(PLACE, studio));
  for (const name of ["spa-profile-studio.js", "spa-profile-studio.d.ts"]) copyFileSync(join(PORTAL, name), join(folder, name));
  writeFileSync(join(folder, "main.tsx"), main);
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ["main.tsx"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    // The manual's template is compiled in the browser.
    alias: { vue: "vue/dist/vue.esm-bundler.js" },
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
    // As projects of Angular have it.
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    logLevel: "warning",
  });
  return outputFiles[0]?.text ?? "";
}

interface Globals {
  stored: string[];
  unmount: () => void;
}

/** Opens a page with that program, and works with it as a person does. */
async function works(page: Page, pages: Map<string, string>, studio: string, main: string): Promise<void> {
  pages.set("/bundle.js", await bundle(studio, `globalThis.stored = [];\nconst put = async (doc) => void stored.push(doc);\nconst first = ${JSON.stringify(PROFILE)};\nconst place = document.querySelector("main");\n${main}`));
  pages.set("/", '<!doctype html><html lang="en"><title>Portal</title><link rel="icon" href="data:,"><main></main><script type="module" src="/bundle.js"></script></html>');
  await page.goto("/");
  const frame = page.locator("spa-profile-studio").frameLocator("iframe");
  await expect(frame.getByLabel("Source")).toHaveValue(PROFILE);
  await frame.getByLabel("Source").fill(CHANGED);
  await frame.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as Globals).stored)).toEqual([CHANGED]);
  await expect.poll(async () => (await frame.getByRole("status").textContent()) ?? "").toContain('"saved":true');
  await expect(frame.getByLabel("Source")).toHaveValue(CHANGED);
}

/** Takes the program's tree away. */
async function ends(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as Globals).unmount());
  await expect(page.locator("iframe")).toHaveCount(0);
}

test("React sets properties and listens to events; a new drawing does not load the document again", async ({ page, pages, studio }) => {
  await works(page, pages, studio, `
    import { StrictMode } from "react";
    import { createRoot } from "react-dom/client";
    import { Profile } from "./react.tsx";
    const root = createRoot(place);
    root.render(<StrictMode><Profile first={first} put={put} /></StrictMode>);
    globalThis.unmount = () => root.unmount();`);
  const frame = page.locator("spa-profile-studio").frameLocator("iframe");
  await frame.getByRole("button", { name: "Break" }).click();
  await expect(page.getByRole("status")).toHaveText("something broke");
  await expect(frame.getByLabel("Source")).toHaveValue(CHANGED);
  expect(await frame.getByRole("status").textContent()).toContain('"features":["source","parameters"]');
  await ends(page);
});

test("React by a ref, as older versions need it", async ({ page, pages, studio }) => {
  await works(page, pages, studio, `
    import { createRoot } from "react-dom/client";
    import "./spa-profile-studio.js";
    import { Profile } from "./older.tsx";
    const root = createRoot(place);
    const save = (detail) => put(detail.doc).then(detail.saved);
    root.render(<Profile first={first} save={save} />);
    globalThis.unmount = () => root.unmount();`);
  await ends(page);
});

test("Vue takes the tag as an element", async ({ page, pages, studio }) => {
  await works(page, pages, studio, `
    import "./spa-profile-studio.js";
    import { show } from "./vue.ts";
    show(place, first, put);
    globalThis.unmount = () => place.__vue_app__.unmount();`);
  await ends(page);
});

test("Angular binds the property and the event", async ({ page, pages, studio }) => {
  await works(page, pages, studio, `
    // Templates are compiled in the browser.
    import "@angular/compiler";
    import { bootstrapApplication } from "@angular/platform-browser";
    import { ProfileComponent } from "./angular.ts";
    place.append(document.createElement("app-profile"));
    const app = await bootstrapApplication(ProfileComponent);
    const [profile] = app.components;
    profile.setInput("put", put);
    profile.setInput("doc", first);
    app.tick();
    globalThis.unmount = () => app.destroy();`);
  await ends(page);
});

test("Lit binds the property and the event", async ({ page, pages, studio }) => {
  await works(page, pages, studio, `
    import { html, nothing, render } from "lit";
    import "./spa-profile-studio.js";
    const save = ({ detail }) => put(detail.doc).then(detail.saved);
    const draw = () => render(html\`<spa-profile-studio src="${studio}/" .doc=\${first} ?readonly=\${false} @studio-save=\${save}></spa-profile-studio>\`, place);
    draw();
    draw();
    globalThis.unmount = () => render(nothing, place);`);
  await ends(page);
});
