// The engines of the smoke run: how each browser and its driver are started.
//
// The environment may name the programs: CHROMIUM and CHROMEDRIVER; FIREFOX and GECKODRIVER; WEBKITDRIVER, which finds
// its browser itself and needs the display of XVFB. Else they are looked for on PATH, the browsers by their drivers.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session, ready } from "./webdriver.mjs";

/** @typedef {"chromium" | "firefox" | "webkit"} Engine */

/**
 * What a driver is started by, and what it is asked for. `downloads` is the folder where files are to go.
 * @typedef {{ words: string[], capabilities: object }} Way
 */

/**
 * The browser that the environment names, as a part of the capabilities.
 * @param {string} variable
 */
function binary(variable) {
  const path = process.env[variable];
  return path ? { binary: path } : {};
}

/** @type {Record<Engine, (port: number, downloads: string) => Way>} */
const WAYS = {
  chromium: (port, downloads) => ({
    words: [process.env["CHROMEDRIVER"] || "chromedriver", `--port=${port}`],
    capabilities: {
      browserName: "chrome",
      "goog:loggingPrefs": { browser: "ALL" },
      "goog:chromeOptions": {
        ...binary("CHROMIUM"),
        args: [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
        prefs: { "download.default_directory": downloads, "download.prompt_for_download": false },
      },
    },
  }),
  firefox: (port, downloads) => ({
    words: [process.env["GECKODRIVER"] || "geckodriver", "--port", String(port), "--websocket-port", "0"],
    capabilities: {
      browserName: "firefox",
      "moz:firefoxOptions": {
        ...binary("FIREFOX"),
        args: ["-headless"],
        prefs: {
          "browser.download.folderList": 2,
          "browser.download.dir": downloads,
          "browser.download.always_ask_before_handling_new_types": false,
        },
      },
    },
  }),
  webkit: (port) => ({
    words: [process.env["WEBKITDRIVER"] || "WebKitWebDriver", `--port=${port}`],
    capabilities: { "webkitgtk:browserOptions": { args: ["--automation"] } },
  }),
};

/** A port that nothing uses. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("the system gives no port");
  return address.port;
}

/** A browser with its driver, its home folder, and for WebKit its display. */
export class Browser {
  /** @type {import("node:child_process").ChildProcess[]} */
  #programs = [];
  #home = mkdtempSync(join(tmpdir(), "studio-smoke-"));
  #said = "";
  /** @type {Session | undefined} */
  #session;

  /** What the driver calls the browser, with its version. */
  title = "";

  /** The folder where files land that the page hands out. */
  downloads = join(this.#home, "downloads");

  /**
   * A file in the browser's reach.
   * @param {string} name
   * @param {string | Uint8Array} bytes
   */
  file(name, bytes) {
    const path = join(this.#home, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** @param {Engine} engine */
  async start(engine) {
    const config = join(this.#home, "config");
    mkdirSync(this.downloads);
    mkdirSync(config);
    // WebKit asks the desktop's settings where downloads go.
    writeFileSync(join(config, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${this.downloads}"\n`);
    const environment = { ...process.env, HOME: this.#home, XDG_CONFIG_HOME: config, XDG_CACHE_HOME: join(this.#home, "cache") };
    if (engine === "webkit") {
      // There is no graphics card to compose the picture with, and nothing to keep for it.
      const plain = { GDK_BACKEND: "x11", WEBKIT_DISABLE_COMPOSITING_MODE: "1", MESA_SHADER_CACHE_DISABLE: "true" };
      Object.assign(environment, plain, { DISPLAY: await this.#display() });
    }

    const port = await freePort();
    const { words, capabilities } = WAYS[engine](port, this.downloads);
    const driver = this.#spawn(words, environment, ["ignore", "pipe", "pipe"]);
    for (const stream of [driver.stdout, driver.stderr]) stream?.on("data", (text) => (this.#said += text));
    const address = `http://127.0.0.1:${port}`;
    const running = () => driver.pid !== undefined && driver.exitCode === null;
    await ready(address, () => (running() ? undefined : `${words[0]} does not run: ${this.#said.trim()}`));
    const { session, given } = await Session.start(address, capabilities);
    this.#session = session;
    this.title = `${given.browserName} ${given.browserVersion}`;
    return session;
  }

  /** A display that no one sees. */
  async #display() {
    const words = [process.env["XVFB"] || "Xvfb", "-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"];
    const server = this.#spawn(words, process.env, ["ignore", "ignore", "ignore", "pipe"]);
    const channel = /** @type {import("node:stream").Readable} */ (server.stdio[3]);
    const [number] = await Promise.race([once(channel, "data"), once(server, "close")]);
    if (server.pid === undefined || server.exitCode !== null) throw new Error(`${words[0]} gives no display ${this.#said.trim()}`);
    return `:${String(number).trim()}`;
  }

  /**
   * @param {string[]} words
   * @param {NodeJS.ProcessEnv} env
   * @param {("ignore" | "pipe")[]} stdio
   */
  #spawn([name = "", ...words], env, stdio) {
    const child = spawn(name, words, { env, stdio });
    // One that cannot be started says so where its answer is awaited.
    child.on("error", (error) => (this.#said += `${error.message}\n`));
    this.#programs.push(child);
    process.once("exit", () => child.kill());
    return child;
  }

  /** Ends everything that was started. */
  async end() {
    await this.#session?.end().catch(() => undefined);
    for (const child of this.#programs.toReversed()) {
      if (child.exitCode !== null || child.pid === undefined) continue;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    }
    // A browser's children may write for a moment after it has ended; what they leave does no harm.
    await rm(this.#home, { recursive: true, force: true, maxRetries: 10 }).catch(() => undefined);
  }
}
