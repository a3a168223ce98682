// A portal: pages of another origin that show the studio in a frame and speak its protocol.

import { test as base, type Frame, type FrameLocator, type Page } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "./fixtures.ts";
import { Host } from "./host.ts";
import { PlainBrowser } from "./plain.ts";

const ALLOW = fileURLToPath(new URL("../hosting/allow-frames.mjs", import.meta.url));

/** A message as the protocol has it. */
export type Message = Record<string, unknown> & { type: string };

/** The kinds of frame: the attribute `sandbox`, or none. */
export const KINDS = {
  "without a sandbox": null,
  "with an origin of its own in a sandbox": "allow-scripts allow-same-origin allow-downloads",
  "without an origin in a sandbox": "allow-scripts",
} as const;

/** What runs in a page of the portal: it keeps what each of its frames says. */
function host(): void {
  interface Line {
    frame: HTMLIFrameElement;
    calls: unknown[];
    said: unknown[];
    port?: MessagePort;
  }
  const lines = new Map<string, Line>();
  Object.assign(globalThis, { lines });
  addEventListener("message", (event) => {
    for (const line of lines.values()) {
      if (event.source !== line.frame.contentWindow) continue;
      line.calls.push(event.data);
      const [port] = event.ports;
      if (!port) continue;
      line.port = port;
      port.onmessage = ({ data }) => line.said.push(data);
    }
  });
}

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Portal</title><h1>Portal</h1><script>(${String(host)})()</script>`;

/** Runs the script that lets `origins` show the page in `folder` in a frame. */
export function allowFrames(folder: string, ...origins: string[]): string {
  return execFileSync(process.execPath, [ALLOW, folder, ...origins], { encoding: "utf8", stdio: "pipe" });
}

/** A server of pages of the portal, whatever their path. The page `/sandboxed` has no origin. */
export class Portal {
  readonly #server: Server = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (request.url === "/sandboxed") response.setHeader("Content-Security-Policy", "sandbox allow-scripts");
    response.end(request.url === "/favicon.ico" ? "" : PAGE);
  });
  #port = 0;

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Its origin under a name of this machine. */
  origin(name = "127.0.0.1"): string {
    return `http://${name}:${this.#port}`;
  }

  async end(): Promise<void> {
    await new Promise<void>((done) => {
      this.#server.close(() => done());
      this.#server.closeAllConnections();
    });
  }
}

/** A copy of the page that `origins` may show in a frame. */
export class Allowing {
  readonly #host = new Host("", "index.html");

  constructor(...origins: string[]) {
    allowFrames(this.#host.folder, ...origins);
  }

  /** The address of the studio in a frame. */
  get address(): string {
    return `${this.#host.address}index.html?embed=1`;
  }

  /** The address of the page as it is. */
  get plain(): string {
    return this.#host.address;
  }

  /** Where the page's files are. */
  get folder(): string {
    return this.#host.folder;
  }

  /** Takes the browser's own guard away, so that the page's own is tried. */
  unguarded(): this {
    const path = join(this.#host.folder, "_headers");
    writeFileSync(path, readFileSync(path, "utf8").replace(/ frame-ancestors [^;]*;/, ""));
    return this;
  }

  async start(): Promise<void> {
    await this.#host.start();
  }

  /** The server stops answering. */
  async stop(): Promise<void> {
    await this.#host.stop();
  }

  async end(): Promise<void> {
    await this.#host.end();
  }
}

/** A frame of a portal's page, and what is said over it. */
export class Framed {
  readonly page: Page;
  readonly name: string;
  readonly inside: FrameLocator;

  constructor(page: Page, name = "studio") {
    this.page = page;
    this.name = name;
    this.inside = page.frameLocator(`iframe[title="${name}"]`);
  }

  /** The frame itself, for scripts that run in it. */
  within(): Frame {
    const frame = this.page.frames().find((frame) => frame.url().includes("embed=1"));
    if (!frame) throw new Error("the page has no frame with the studio");
    return frame;
  }

  /** Adds the frame to the page. */
  async add(address: string, sandbox: string | null = null, width = 720): Promise<void> {
    await this.page.evaluate(
      ([name, address, sandbox, width]) => {
        const frame = document.createElement("iframe");
        frame.title = name;
        if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
        frame.width = String(width);
        frame.height = "900";
        frame.src = address;
        const { lines } = globalThis as unknown as { lines: Map<string, object> };
        lines.set(name, { frame, calls: [], said: [] });
        document.body.append(frame);
      },
      [this.name, address, sandbox, width] as const,
    );
  }

  /** Says something to the frame's window. */
  async call(message: unknown): Promise<void> {
    await this.page.evaluate(
      ([name, message]) => {
        const { lines } = globalThis as unknown as { lines: Map<string, { frame: HTMLIFrameElement }> };
        lines.get(name)?.frame.contentWindow?.postMessage(message, "*");
      },
      [this.name, message] as const,
    );
  }

  /** Says something through the port. */
  async say(message: unknown): Promise<void> {
    await this.page.evaluate(
      ([name, message]) => {
        const { lines } = globalThis as unknown as { lines: Map<string, { port: MessagePort }> };
        lines.get(name)?.port.postMessage(message);
      },
      [this.name, message] as const,
    );
  }

  /** What the frame has said by its window and through the port; bytes as lists of numbers. */
  async heard(where: "calls" | "said" = "said"): Promise<Message[]> {
    return this.page.evaluate(
      ([name, where]) => {
        const { lines } = globalThis as unknown as { lines: Map<string, Record<string, unknown[]>> };
        const plain = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);
        return JSON.parse(JSON.stringify(lines.get(name)?.[where] ?? [], plain)) as Message[];
      },
      [this.name, where] as const,
    );
  }

  /** The last message of this type for which `fits` holds, as soon as there is one. */
  async wait(type: string, fits: (message: Message) => boolean = () => true, where: "calls" | "said" = "said"): Promise<Message> {
    let found: Message | undefined;
    await expect(async () => {
      const heard = await this.heard(where);
      found = heard.findLast((message) => message.type === type && fits(message));
      expect(found, `${type} among ${heard.map((message) => message.type).join(", ")}`).toBeDefined();
    }).toPass({ timeout: 20_000 });
    return found as Message;
  }

  /** Asks through the port and waits for the answer. */
  async ask(message: Message, answer: string): Promise<Message> {
    await this.say({ spaStudio: 1, ...message });
    return this.wait(answer, ({ id }) => id === message["id"]);
  }

  /** Waits for the call of the frame and answers it. */
  async connect(settings: Record<string, unknown> = {}): Promise<Message> {
    await this.wait("ready", () => true, "calls");
    await this.call({ spaStudio: 1, type: "configure", id: "first", locale: "en", ...settings });
    return this.wait("connected", ({ id }) => id === "first", "calls");
  }

  /** Gives the frame a document. */
  async load(doc: string, title = "a.xml", id = `load of ${title}`): Promise<Message> {
    return this.ask({ type: "load", id, doc, title }, "loaded");
  }

  /** Lets everything that is under way in the frame come to its end. */
  async settle(): Promise<void> {
    const frame = this.page.frames().find((frame) => frame !== this.page.mainFrame());
    for (let turn = 0; turn < 3; turn += 1) {
      await frame?.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    }
  }
}

/** Runs `story` with a copy of the page that these origins may show. */
export async function allowing(origins: string[], story: (copy: Allowing) => Promise<void>, prepare?: (copy: Allowing) => void): Promise<void> {
  const copy = new Allowing(...origins);
  prepare?.(copy);
  await copy.start();
  try {
    await story(copy);
  } finally {
    await copy.end();
  }
}

interface World {
  portal: Portal;
  plain: PlainBrowser;
  /** What the story does wrong on purpose. */
  expected: RegExp[];
  /** The attribute `sandbox` of the frame. */
  sandbox: string | null;
  /** The width of the frame: in a narrow one the source is a plain field. */
  width: number;
  /** The studio that the portal may show. */
  copy: Allowing;
  /** A frame of the portal's page, in which the studio waits for it. */
  waiting: Framed;
  /** The same once the portal has spoken. */
  studio: Framed;
}

/** Playwright's `test` in a browser as it comes, with a portal, a studio that it may show, and a frame for it. */
export const test = base.extend<World>({
  sandbox: [null, { option: true }],
  width: [720, { option: true }],
  portal: async ({}, use) => {
    const portal = new Portal();
    await portal.start();
    await use(portal);
    await portal.end();
  },
  plain: async ({}, use) => {
    const browser = new PlainBrowser();
    await use(browser);
    await browser.end();
  },
  expected: async ({}, use) => use([]),
  page: async ({ plain, expected }, use) => {
    await use(await plain.page());
    const others = plain.complaints.filter((words) => !expected.some((pattern) => pattern.test(words)));
    expect(others, "errors and warnings of the pages").toEqual([]);
  },
  copy: async ({ portal }, use) => {
    await allowing([portal.origin()], use);
  },
  waiting: async ({ page, portal, copy, sandbox, width }, use) => {
    await page.goto(portal.origin());
    const studio = new Framed(page);
    await studio.add(copy.address, sandbox, width);
    await use(studio);
  },
  studio: async ({ waiting }, use) => {
    await waiting.connect();
    await use(waiting);
  },
});
