// The page starts under its real headers, says so when it cannot, and the watch that all stories
// rely on sees what it should.

import { axe, expect, test } from "../fixtures.ts";

test("the studio starts and shows its heading", { tag: "@both" }, async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/SPA Profile Studio/);
  await expect(page.locator("#boot")).toHaveCount(0);
  await axe(page);
});

test("every file comes with the page's headers", async ({ request }) => {
  for (const path of ["./", "boot.js", "no-such-file"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
    expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
    expect(headers["content-security-policy"]).not.toContain("'unsafe-eval'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toBe("no-cache");
  }
  expect((await request.get("_headers")).status()).toBe(404);
});

test("a missing program file is named in words", async ({ page, complaints }) => {
  complaints.expect(/404/);
  complaints.expect(/the server answered 404/);
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText(/could not be started: the server answered 404 for .*\.wasm/);
  await expect(page.getByRole("alert")).toContainText("reload the page");
});

test("a damaged program file is named in words", async ({ page, complaints }) => {
  complaints.expect(/console error/);
  await page.route(/\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body: "not a program" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("could not be started");
});

test.describe("the watch", () => {
  test.beforeEach(async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("sees a page error", async ({ page, complaints }) => {
    complaints.expect(/page error: on purpose/);
    await page.evaluate(() => setTimeout(() => { throw new Error("on purpose"); }, 0));
  });

  test("sees an inline script and an inline style", async ({ page, complaints }) => {
    complaints.expect(/policy: script-src/);
    complaints.expect(/policy: style-src/);
    complaints.expect(/console error/);
    await page.evaluate(() => {
      document.body.innerHTML += '<p style="color: red" onclick="alert(1)">x</p>';
    });
  });

  test("sees a sink without a Trusted Types policy", async ({ page, complaints }) => {
    complaints.expect(/policy: require-trusted-types-for/);
    complaints.expect(/console error/);
    const refused = await page.evaluate(() => {
      try {
        document.createElement("script").text = "alert(1)";
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
  });

  test("sees and refuses a request to another origin", async ({ page, complaints }) => {
    complaints.expect(/foreign request: GET https:\/\/example\.org\//);
    await expect(page.goto("https://example.org/")).rejects.toThrow();
  });

  test("sees a connection that the policy blocks", async ({ page, complaints }) => {
    complaints.expect(/policy: connect-src blocked https:\/\/example\.org/);
    complaints.expect(/console error/);
    await page.evaluate(() => fetch("https://example.org/").catch(() => undefined));
  });
});
