// A server of a copy of the page, which can be stopped and can get another build.

import type { CDPSession, Page } from "@playwright/test";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as watched } from "./fixtures.ts";
import { writeRevisions } from "./revisions.mjs";
import { serverOf } from "./serve.mjs";
import { Studio } from "./studio.ts";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));

/** A copy of the page and its server. */
export class Host {
  readonly #root = mkdtempSync(join(tmpdir(), "spa-profile-studio-"));
  readonly #below: string;
  readonly #name: string;
  #server: Server | undefined;
  #port = 0;

  /** The page stands below the path `below` and is named `name`. */
  constructor(below: string, name: string) {
    this.#below = below;
    this.#name = name;
    this.build("first");
  }

  /** The address of the page's folder. */
  get address(): string {
    return `http://127.0.0.1:${this.#port}/${this.#below}`;
  }

  /** Where the page's files are. */
  get folder(): string {
    return join(this.#root, this.#below);
  }

  async start(): Promise<void> {
    const server = serverOf(this.#root);
    await new Promise<void>((done) => server.listen(this.#port, "127.0.0.1", done));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await new Promise<void>((done) => {
      if (!server) return done();
      server.close(() => done());
      server.closeAllConnections();
    });
  }

  /** Puts a build of that name in the place of the one before: other content under the same names of files. */
  build(mark: string): void {
    rmSync(this.#root, { recursive: true });
    cpSync(DIST, this.folder, { recursive: true });
    if (this.#below !== "") cpSync(join(DIST, "_headers"), join(this.#root, "_headers"));
    const page = join(this.folder, "index.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("<title>", `<meta name="build" content="${mark}"><title>`));
    for (const file of ["boot.js", "editor.js", "worker.js"]) appendFileSync(join(this.folder, file), `\n// ${mark}\n`);
    writeRevisions(this.folder);
    renameSync(page, join(this.folder, this.#name));
  }

  /** Takes a file away. */
  lose(file: string): void {
    rmSync(join(this.folder, file));
  }

  /** Lets a file be of another build than the others. */
  mix(file: string): void {
    appendFileSync(join(this.folder, file), "\n// other\n");
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.#root, { recursive: true });
  }
}

/** The build that the page is of, and those that its files come from when they are asked for now. */
export async function builds(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const marks = [document.querySelector<HTMLMetaElement>("meta[name=build]")?.content ?? "none"];
    for (const file of ["boot.js", "editor.js", "worker.js"]) {
      const text = await (await fetch(file)).text();
      marks.push(text.trim().split("// ").at(-1) ?? "none");
    }
    return [...new Set(marks)];
  });
}

/** Waits until the page's worker has installed. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Asks the browser to look for a new build now. */
export async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
}

/** The names of the caches of this origin. */
export async function cacheNames(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

/** A tool of the browser's developers for this page, with the HTTP cache off. */
export async function uncached(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return session;
}

/** Ends the workers, as the browser does when they have had nothing to do for a while. */
export async function stopWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}

interface Hosted {
  /** The path that the page stands below. */
  below: string;
  /** The name of the page. */
  pageName: string;
  host: Host;
  /** The studio in a first page, not loaded yet. */
  studio: Studio;
}

/** The watched `test` with a server of its own. */
export const test = watched.extend<Hosted>({
  below: ["", { option: true }],
  pageName: ["index.html", { option: true }],
  host: async ({ below, pageName }, use) => {
    const host = new Host(below, pageName);
    await host.start();
    await use(host);
    await host.end();
  },
  baseURL: async ({ host }, use) => use(host.address),
  studio: async ({ page }, use) => use(new Studio(page)),
});
