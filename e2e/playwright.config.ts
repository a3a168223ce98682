import { defineConfig } from "@playwright/test";

const chromium = process.env["CHROMIUM"];
if (!chromium) {
  throw new Error("CHROMIUM names no browser: run `cargo xtask test e2e`, or set it to the path of a Chromium.");
}
const port = Number(process.env["STUDIO_PORT"] ?? "4173");
const address = `http://127.0.0.1:${port}/`;

// A tag in a story's title or in its `tag` option chooses the width of the screen: none is wide,
// `@narrow` is narrow, `@both` is both.
export default defineConfig({
  testDir: "stories",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // A story that fails once and then passes is listed as flaky at the end of the run, and is to be mended.
  retries: 1,
  timeout: 60_000,
  reporter: "list",
  use: {
    baseURL: address,
    // The stories change what the server answers; those about the service worker let it in.
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "wide", grepInvert: /@narrow\b/, use: { viewport: { width: 1280, height: 800 } } },
    { name: "narrow", grep: /@(narrow|both)\b/, use: { viewport: { width: 390, height: 844 } } },
  ],
  webServer: {
    command: `node serve.mjs ../dist ${port}`,
    url: address,
    reuseExistingServer: false,
  },
});
