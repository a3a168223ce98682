// The portal's side of a studio in a frame: a server that gives the folder `portal` and pages of a story, and one of
// another origin that gives the studio of fake-studio.js.

import type { FrameLocator, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { SpaProfileStudio } from "../portal/spa-profile-studio.js";
import { test as watched } from "./fixtures.ts";

export const PORTAL = fileURLToPath(new URL("../portal/", import.meta.url));
const FAKE = fileURLToPath(new URL("fake-studio.js", import.meta.url));
/** The address of a studio in the example and in the manual. */
export const PLACE = "https://studio.example";
export const PROFILE = "<flat-profile>\n<GPP_A>one</GPP_A>\n</flat-profile>\n";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
};
const FAKE_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Studio</title><h1>Studio</h1>
<label>Source <textarea></textarea></label><button id="save">Save</button><button id="exit">Exit</button>
<button id="fault">Break</button><button id="reload">Reload</button><output></output>
<script type="module" src="fake-studio.js" crossorigin></script></html>`;

/** A server whose files are made when they are asked for. */
export class Place {
  readonly #server: Server;

  constructor(give: (path: string) => string | undefined, headers: Record<string, string> = {}) {
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://x").pathname;
      const text = give(path);
      response.statusCode = text === undefined ? 404 : 200;
      response.setHeader("Content-Type", TYPES[extname(path)] ?? "text/html; charset=utf-8");
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.end(text ?? "Not found");
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
  }

  /** By the name of a host, so that two of them are two sites and not just two ports. */
  address(host = "127.0.0.1"): string {
    return `http://${host}:${(this.#server.address() as AddressInfo).port}`;
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }
}

/** A file of the folder `portal`, with the studio's address put in. */
export function portalFile(path: string, studio: string): string | undefined {
  const name = normalize(path.replace(/^\/portal\//, ""));
  if (!path.startsWith("/portal/") || name.startsWith("..")) return undefined;
  try {
    return readFileSync(join(PORTAL, name.endsWith("/") ? `${name}index.html` : name), "utf8").replaceAll(PLACE, studio);
  } catch {
    return undefined;
  }
}

interface Portal {
  /** The origin of the studio in the frame. */
  studio: string;
  /** Pages of the story by their paths. */
  pages: Map<string, string>;
  /** The origin of the portal. */
  portal: string;
  /** An origin that the studio does not list. */
  stranger: string;
  places: { portal: Place; studio: Place; stranger: Place };
}

/** The watched `test` with a portal and a studio of two origins. */
export const test = watched.extend<Portal>({
  pages: async ({}, use) => use(new Map()),
  places: async ({ pages }, use) => {
    let studioAddress = "";
    const portal = new Place((path) => pages.get(path) ?? portalFile(path, studioAddress));
    const stranger = new Place((path) => pages.get(path) ?? portalFile(path, studioAddress));
    const studio = new Place(
      (path) => {
        if (path === "/embed.json") return JSON.stringify({ origins: [portal.address()] });
        if (path === "/fake-studio.js") return readFileSync(FAKE, "utf8");
        return path === "/" || path === "/other.html" ? FAKE_PAGE : pages.get(path);
      },
      // An opaque frame gets its files only so.
      { "Access-Control-Allow-Origin": "*" },
    );
    for (const place of [portal, stranger, studio]) await place.start();
    studioAddress = studio.address("localhost");
    await use({ portal, studio, stranger });
    for (const place of [portal, stranger, studio]) await place.end();
  },
  studio: async ({ places }, use) => use(places.studio.address("localhost")),
  portal: async ({ places }, use) => use(places.portal.address()),
  stranger: async ({ places }, use) => use(places.stranger.address()),
  baseURL: async ({ portal }, use) => use(portal),
  neighbours: async ({ studio, stranger }, use) => use([studio, stranger]),
});

/** What an element told, in its order. */
export interface Told {
  name: string;
  id: string;
  detail: Record<string, unknown>;
}

const EVENTS = ["ready", "change", "save", "diagnostics", "error", "exit", "resize"];

/** A page of the portal that holds this markup and the element's module; it writes down what the elements tell. */
export function host(markup: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><link rel="icon" href="data:,">
<h1>Portal</h1><main>${markup}</main><script type="module">
globalThis.told = [];
for (const name of ${JSON.stringify(EVENTS)}) document.addEventListener("studio-" + name, (event) => told.push({ name, id: event.target.id, detail: event.detail }));
await import("/portal/spa-profile-studio.js");
</script></html>`;
}

/** The events of one kind so far. */
export async function told(page: Page, name: string, id = "one"): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    ([name, id]) => (globalThis as unknown as { told: Told[] }).told.filter((entry) => entry.name === name && entry.id === id).map(({ detail }) => ({ ...detail })),
    [name, id] as const,
  );
}

/** The element with that id. */
export function element(page: Page, id = "one") {
  return {
    /** Runs a function with the element. */
    with: <T, A = undefined>(work: (element: SpaProfileStudio, argument: A) => T | Promise<T>, argument?: A): Promise<T> =>
      page.locator(`#${id}`).evaluate(work as never, argument) as Promise<T>,
    /** What the frame shows. */
    frame: (): FrameLocator => page.locator(`#${id}`).frameLocator("iframe"),
    /** What the fake studio was told so far. */
    settings: async (): Promise<Record<string, unknown>> =>
      JSON.parse((await page.locator(`#${id}`).frameLocator("iframe").getByRole("status").textContent()) || "{}") as Record<string, unknown>,
  };
}
