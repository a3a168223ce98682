// The page shows what it may do and has done: its policy, its requests, its files.

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { axe, expect } from "../fixtures.ts";
import { test } from "../studio.ts";

const LIST = readFileSync(fileURLToPath(new URL("../../dist/SHA256SUMS", import.meta.url)), "utf8");

/** Tries the requests; what the browser says of that is expected. */
async function tryRequests(page: Page, complaints: { expect(pattern: RegExp): void }): Promise<void> {
  complaints.expect(/^policy: (connect|img)-src blocked (https|wss):\/\/nowhere\.invalid/);
  complaints.expect(/^console error: .*nowhere\.invalid/);
  await page.getByRole("button", { name: "Try requests" }).click();
}

test.beforeEach(async ({ studio, page }) => {
  await studio.view("Settings");
  await page.getByRole("link", { name: "See for yourself that nothing is sent" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Nothing is sent" })).toBeVisible();
  await expect(page).toHaveTitle("Nothing is sent – SPA Profile Studio");
});

test("the browser refuses every attempt, in the page and in the worker, and lists what was asked for", { tag: "@both" }, async ({ studio, page, complaints }) => {
  await tryRequests(page, complaints);
  const policy = page.getByRole("region", { name: "What the browser refuses" });
  await expect(policy.getByRole("status")).toHaveText("Every attempt was refused by the browser.");
  await expect(policy.getByRole("row", { name: /A script asks/ })).toContainText("refused by connect-src");
  await expect(policy.getByRole("row", { name: /A picture/ })).toContainText("refused by img-src");
  await expect(policy.getByRole("row", { name: /An open line/ })).toContainText("refused by connect-src");
  await expect(policy.getByRole("row", { name: /The worker asks/ })).toContainText("refused by connect-src");
  await expect(policy).toContainText("default-src 'none'");
  const requests = page.getByRole("region", { name: "What was asked for" });
  await expect(requests.getByRole("status")).toHaveText(/^\d+ requests, all to the page's own place\.$/);
  await expect(requests.getByRole("row", { name: /profile-studio-.*_bg\.wasm/ })).toBeVisible();
  await expect(requests.getByRole("row", { name: /engine_bg\.wasm.*worker/ })).toBeVisible();
  await axe(page);
  await studio.fitsTheScreen();
});

test("a copy without its policy is told apart", async ({ page, complaints }) => {
  // A server that sets no policy, and a page whose own was taken out.
  await page.route(/127\.0\.0\.1/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers["content-security-policy"];
    const text = headers["content-type"]?.includes("text/html")
      ? (await response.text()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      : undefined;
    await route.fulfill(text === undefined ? { response, headers } : { response, headers, body: text });
  });
  await page.reload();
  complaints.expect(/nowhere\.invalid/);
  await page.getByRole("button", { name: "Try requests" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Not every attempt was refused" })).toBeVisible();
});

test("every file is as listed, by the server's list and by a published one", async ({ page }) => {
  const files = page.getByRole("region", { name: "Which program this is" });
  await files.getByRole("button", { name: "Check the files" }).click();
  await expect(files.getByRole("status")).toHaveText(/^All \d+ files are as listed\.$/);
  await expect(files).toContainText("Checked by the server's own list only");
  await expect(files).toContainText(/Version \d+\.\d+\.\d+, build [0-9a-f]{16}/);
  await files.getByRole("textbox", { name: "Published list (SHA256SUMS)" }).fill(LIST);
  await expect(files.getByRole("status")).toHaveText(/^All \d+ files are as listed\.$/);
  await expect(files).toContainText("Checked by the list that you pasted.");
  await files.getByRole("textbox", { name: "Published list (SHA256SUMS)" }).fill(LIST.replace(/^[0-9a-f]{8}(.*boot\.js)$/m, "00000000$1"));
  await expect(files.getByRole("status")).toHaveText(/^1 file is not as listed/);
  await expect(files.getByRole("row", { name: /boot\.js/ })).toContainText("differs");
  await expect(files).toContainText("The server's list is another one than the pasted one");
});

test("where the server's list does not come the published one is enough", async ({ page, complaints }) => {
  complaints.expect(/404 .*SHA256SUMS/);
  await page.route(/SHA256SUMS/, (route) => route.fulfill({ status: 404, body: "" }));
  const files = page.getByRole("region", { name: "Which program this is" });
  await files.getByRole("button", { name: "Check the files" }).click();
  await expect(files.getByRole("status")).toContainText("The list SHA256SUMS did not come from the server.");
  await files.getByRole("textbox", { name: "Published list (SHA256SUMS)" }).fill(LIST);
  await files.getByRole("button", { name: "Check the files" }).click();
  await expect(files.getByRole("status")).toHaveText(/^All \d+ files are as listed\.$/);
});

test("a tampered file is found", async ({ page, complaints }) => {
  await page.route(/worker\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}// tampered` });
  });
  complaints.expect(/404 .*offline\.js/);
  await page.route(/offline\.js/, (route) => route.fulfill({ status: 404, body: "" }));
  const files = page.getByRole("region", { name: "Which program this is" });
  await files.getByRole("button", { name: "Check the files" }).click();
  await expect(files.getByRole("status")).toHaveText(/^2 files are not as listed: do not trust/);
  await expect(files.getByRole("row", { name: /^worker\.js/ })).toContainText("differs");
  await expect(files.getByRole("row", { name: /^offline\.js/ })).toContainText("did not come");
  await axe(page);
});

test("the core's cases are run in this browser, and a wrong engine is found", async ({ page }) => {
  const cases = page.getByRole("region", { name: "Whether it computes what it should" });
  await cases.getByRole("button", { name: "Run the cases" }).click();
  await expect(cases.getByRole("status")).toHaveText(/^\d[\d,]+ expectations were compared, and all were met\.$/, { timeout: 30_000 });
  // Other expectations: the engine does not meet them.
  await page.route(/cases\.json/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('GPP_A - \\"', 'GPP_B - \\"') });
  });
  await cases.getByRole("button", { name: "Run the cases" }).click();
  await expect(cases.getByRole("status")).toHaveText(/^\d+ expectations? (was|were) not met/, { timeout: 30_000 });
  await expect(cases).toContainText("expected");
});
