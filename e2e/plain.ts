// A browser as it comes: its own profile folder and none of the flags with which the test tool changes it.

import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "./fixtures.ts";

/** Needed to run as root in a container, and to keep it from the network. */
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];

/** A browser with a profile folder of its own. */
export class PlainBrowser {
  readonly #folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-plain-"));
  readonly #process: ChildProcess;
  readonly complaints: string[] = [];

  /** With further flags, and with settings of the person as the browser stores them. */
  constructor({ flags = [], preferences }: { flags?: string[]; preferences?: object } = {}) {
    if (preferences) {
      mkdirSync(join(this.#folder, "Default"));
      writeFileSync(join(this.#folder, "Default", "Preferences"), JSON.stringify(preferences));
    }
    const folder = [`--user-data-dir=${this.#folder}`, "--remote-debugging-port=0"];
    this.#process = spawn(process.env["CHROMIUM"] ?? "", [...FLAGS, ...folder, ...flags, "about:blank"], { stdio: "ignore", detached: true });
  }

  /** Its first window, whose errors and warnings are collected. */
  async context(): Promise<BrowserContext> {
    let port = "";
    await expect(() => {
      port = readFileSync(join(this.#folder, "DevToolsActivePort"), "utf8").split("\n")[0] ?? "";
      expect(port).not.toBe("");
    }, "the browser listens").toPass({ timeout: 30_000 });
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const [context] = browser.contexts();
    if (!context) throw new Error("the browser has no window");
    context.on("weberror", (failure) => this.complaints.push(`page error: ${failure.error().message}`));
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(`console: ${message.text()}`);
    });
    return context;
  }

  async page(): Promise<Page> {
    const context = await this.context();
    return context.newPage();
  }

  async end(): Promise<void> {
    const ended = new Promise((done) => this.#process.once("exit", done));
    // All of its processes: one that lives on writes into the folder while it is removed.
    const { pid } = this.#process;
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
