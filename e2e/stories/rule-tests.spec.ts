// Tests of rules, links that carry a rule, the state of the device.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const STEPS = "($SWVER lt 1.0.33)? http://fw.example.com/a.bin | ($SWVER lt 2.0.6)? http://fw.example.com/b.bin";

test("UPG-11 RULE-16 tests of an upgrade rule over five versions, and the trace of the one that fails", { tag: "@both" }, async ({ studio, page }) => {
  await studio.rules("Tests");
  await expect(page.getByRole("status").filter({ hasText: "No tests yet" })).toBeVisible();
  await axe(page);
  await page.getByRole("combobox", { name: "Parameter", exact: true }).selectOption("Upgrade_Rule");
  await page.getByRole("textbox", { name: "Rule", exact: true }).fill(STEPS);
  await page.getByRole("button", { name: "A row for each version" }).click();
  const rows = page.getByRole("list", { name: "Tests", exact: true }).getByRole("listitem");
  await expect(rows).toHaveCount(5);
  await expect(page.getByText("All 5 pass")).toBeVisible();

  // The bound of the second step moves: version 2.0.6 is no longer skipped.
  await page.getByRole("textbox", { name: "Rule", exact: true }).fill(STEPS.replace("lt 2.0.6", "le 2.0.6"));
  await expect(page.getByText("4 of 5 pass")).toBeVisible();
  await expect(rows.nth(3)).toContainText("Fails: expected the rule to be skipped, found alternative 2");
  await page.getByRole("button", { name: "Why test 4 came out so" }).click();
  const why = page.getByRole("region", { name: "Why test 4" });
  await expect(why).toContainText("Decided here: 2.0.6 le 2.0.6 holds.");
  await expect(why.locator("[aria-current]")).toHaveText(/2\.0\.6 le 2\.0\.6 – holds/);
  await axe(page);
  await studio.fitsTheScreen();

  // What is expected is changed, and the row passes.
  await page.getByRole("combobox", { name: "What test 4 expects" }).selectOption("url");
  await page.getByRole("textbox", { name: "Expected value of test 4" }).fill("http://fw.example.com/b.bin");
  await page.keyboard.press("Tab");
  await expect(page.getByText("All 5 pass")).toBeVisible();
  await page.getByRole("textbox", { name: "Device of test 1" }).fill("VERSION=1");
  await page.keyboard.press("Tab");
  await expect(rows.first()).toContainText("Cannot run: no such variable or value: VERSION");
});

test("RULE-03 rows for each outcome and rows from JSON", async ({ studio, page }) => {
  await studio.rules("Tests");
  await page.getByRole("textbox", { name: "Rule", exact: true }).fill("($REGTMR1 eq 0)? /a | ($PRVTMR gt 600)? /b");
  await page.getByRole("button", { name: "A row for each outcome" }).click();
  await expect(page.getByText("All 3 pass")).toBeVisible();
  await page.getByText("Tests as JSON").click();
  const json = page.getByRole("textbox", { name: "Rows to add" });
  await json.fill('[{"set":{"VERSION":"1"},"expect":"skipped"}]');
  await page.getByRole("button", { name: "Add these rows" }).click();
  await expect(page.getByText(/rows\[0\]\.set\.VERSION: Expected a macro variable/)).toBeVisible();
  await json.fill('[{"name":"mine","set":{"REGTMR1":0},"expect":{"url":"/a"}}]');
  await page.getByRole("button", { name: "Add these rows" }).click();
  await expect(page.getByText("All 4 pass")).toBeVisible();
});

test("OPT-13 a rule is shared without its key, and the draft behind a link is kept", { tag: "@both" }, async ({ studio, page }) => {
  await studio.rules("Device state");
  await page.getByLabel(/^GPP_SB/).fill("canary-secret-2");
  await page.getByLabel(/^GPP_C /).fill("canary-unread");
  await studio.rules("Tests");
  const rule = page.getByRole("textbox", { name: "Rule", exact: true });
  await rule.fill("[--key canary-secret-1] http://h.example.com/$MAU.cfg | [--key $SB] /$B");
  await page.getByRole("button", { name: "A row for each outcome" }).click();
  await page.getByRole("button", { name: "Share as a link…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("region", { name: "Rule in the link" })).toContainText('[--key "[[secret:1]]"]');
  await expect(dialog.getByRole("row", { name: /\$MA 000e08012345/ })).toBeVisible();
  await expect(dialog.getByRole("region", { name: "Left out" })).toContainText("the value of $SB");
  await dialog.getByText("Everything, as it is packed").click();
  await expect(dialog.getByRole("region", { name: "Content of the link" })).toContainText('"format":"spa-rule"');
  await expect(dialog).not.toContainText("canary");
  await axe(page);
  await studio.fitsTheScreen();
  await dialog.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.getByText("Copied the link.")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  // The page may not read the clipboard; a person pastes.
  await rule.fill("");
  await rule.press("ControlOrMeta+v");
  await expect(rule).toHaveValue(/rule-link/);
  const link = await rule.inputValue();
  const fragment = new URL(link).hash;
  expect(fragment).toMatch(/^#\/rule-link\/1\.[\w-]+$/);
  const content = await page.evaluate(async (packed) => {
    const bytes = Uint8Array.from(atob(packed.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).text();
  }, fragment.split(".")[1] ?? "");
  expect(content).toContain("[[secret:1]]");
  expect(content).not.toContain("canary");

  // The link is opened over another draft, which is one click away.
  await rule.fill("/my-draft");
  await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
  await expect(rule).toHaveValue(/secret:1/);
  expect(page.url()).not.toContain("rule-link");
  const banner = page.getByRole("region", { name: "Rule of a link" });
  await expect(banner).toContainText("reloading the page forgets it");
  await expect(page.getByRole("region", { name: "Secrets left out of the rule" })).toBeVisible();
  await axe(page);
  await studio.fitsTheScreen();
  await banner.getByRole("button", { name: "Back to my draft" }).click();
  await expect(rule).toHaveValue("/my-draft");
  await expect(banner).toHaveCount(0);
});

test("RULE-03 tests go with their rule, and nothing of a rule is lost when another one is shown", async ({ studio, page }) => {
  await studio.rules("Tests");
  const rule = page.getByRole("textbox", { name: "Rule", exact: true });
  const rows = page.getByRole("list", { name: "Tests", exact: true }).getByRole("listitem");
  await rule.fill("($REGTMR1 eq 0)? /a | ($PRVTMR gt 600)? /b");
  await page.getByRole("button", { name: "A row for each outcome" }).click();
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "Keep the rule" }).click();

  // A removed row comes back, and the open trace stays with its row.
  const second = await page.getByRole("textbox", { name: "Device of test 2" }).inputValue();
  const why = page.getByRole("button", { name: "Why test 2 came out so" });
  await why.click();
  await expect(why).toHaveAttribute("aria-expanded", "true");
  await expect(page.getByRole("region", { name: "Why test 2" })).toBeFocused();
  await page.getByRole("button", { name: "Remove test 1" }).click();
  await expect(page.getByRole("region", { name: "Why test 1" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Device of test 1" })).toHaveValue(second);
  await expect(page.getByRole("textbox", { name: "Name of test 1" })).toBeFocused();
  await axe(page);
  await page.getByRole("button", { name: "Bring test 1 back" }).click();
  await expect(page.getByRole("textbox", { name: "Device of test 2" })).toHaveValue(second);
  await page.getByRole("region", { name: "Why test 2" }).getByRole("button", { name: "Close" }).click();
  await expect(why).toBeFocused();

  // An edited rule waits while the kept one is shown.
  await rule.fill("/edited");
  await page.getByRole("button", { name: "Show Profile_Rule" }).click();
  await expect(rule).toHaveValue(/REGTMR1/);
  const banner = page.getByRole("region", { name: "Your draft waits" });
  await axe(page);
  await banner.getByRole("button", { name: "Back to my draft" }).click();
  await expect(rule).toHaveValue("/edited");
  await expect(rows).toHaveCount(3);
  await expect(banner).toHaveCount(0);

  // An example has no tests of the rule before.
  await studio.rules("Microscope");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: "Two stages, as meant" }).click();
  await expect(banner).toBeVisible();
  await studio.rules("Tests");
  await expect(rows).toHaveCount(0);
  await banner.getByRole("button", { name: "Back to my draft" }).click();
  await expect(rows).toHaveCount(3);
});

test("RULE-01 a malformed link leaves the work alone and says why", async ({ studio, page }) => {
  await studio.rules("Tests");
  const rule = page.getByRole("textbox", { name: "Rule", exact: true });
  await rule.fill("/my-draft");
  for (const [fragment, why] of [
    ["#/rule-link/1.eNrzSM", /cut off|damaged|checksum|expected/],
    ["#/rule-link/9.eNrzSM", /found version 9/],
    ["#/rule-link/1.%3Cscript%3E", /found another sign/],
    [`#/rule-link/1.${"A".repeat(70_000)}`, /at most 65536 bytes/],
  ] as const) {
    await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
    await expect(page.getByText(/The link cannot be opened, and nothing was changed/)).toContainText(why);
    await expect(rule).toHaveValue("/my-draft");
    expect(page.url()).not.toContain("rule-link");
  }
});

test("DEV-37 DEV-33 the state of the device is kept, restored, and survives a reload without secrets", { tag: "@both" }, async ({ studio, page }) => {
  await studio.rules("Device state");
  await axe(page);
  await studio.fitsTheScreen();
  const mac = page.getByLabel(/^Hardware address/);
  await mac.fill("00-0E-08-AA-BB-CC");
  const spellings = page.getByRole("table", { name: "Spellings of the hardware address" });
  for (const spelling of ["000e08aabbcc", "000E08AABBCC", "00:0e:08:aa:bb:cc"]) {
    await expect(spellings).toContainText(`spa${spelling}.cfg`);
  }
  await mac.fill("00-0E");
  await expect(page.getByText(/Expected twelve hexadecimal digits/)).toBeVisible();
  await axe(page);
  await mac.fill("000e08aabbcc");
  await page.getByRole("button", { name: "Use SPA2102", exact: true }).click();
  await page.getByLabel(/^Line 1 unregistered/).fill("3661");
  await expect(page.getByText("1\u00a0h 1\u00a0min 1\u00a0s")).toBeVisible();
  await page.getByLabel(/^GPP_SA/).fill("canary-secret-3");
  await page.getByLabel("Name of the state").fill("lost line");
  await page.getByRole("button", { name: "Keep this state" }).click();
  await page.getByRole("button", { name: "Factory-new" }).click();
  await expect(page.getByLabel(/^Line 1 unregistered/)).toHaveValue("0");
  await page.getByRole("button", { name: "Restore lost line" }).click();
  await expect(page.getByLabel(/^Line 1 unregistered/)).toHaveValue("3661");
  await expect(page.getByLabel(/^GPP_SA/)).toHaveValue("canary-secret-3");
  await expect(page.getByLabel(/^Product/)).toHaveValue("SPA2102");
  await studio.rules("Tests");
  await page.getByRole("textbox", { name: "Rule", exact: true }).fill("[--key canary-secret-4] /$PN");
  await studio.stored();
  await page.reload();
  await studio.rules("Tests");
  await expect(page.getByRole("textbox", { name: "Rule", exact: true })).toHaveValue(/--key "\[\[secret:\d+\]\]"\] \/\$PN/);
  await studio.rules("Device state");
  await expect(page.getByText("The rule that is studied reads $PN.")).toBeVisible();
  await expect(page.getByLabel(/^Product .*read by the rule/)).toHaveValue("SPA2102");
  await expect(page.getByLabel(/^GPP_SA/)).toHaveValue(/^\[\[secret:\d+\]\]$/);
  await page.getByRole("button", { name: "Restore lost line" }).click();
  await expect(mac).toHaveValue("000e08aabbcc");
  const stored = await page.evaluate(async () => {
    let all = "";
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      for (const store of database.objectStoreNames) {
        all += await new Promise<string>((done, fail) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => done(JSON.stringify(request.result));
          request.onerror = () => fail(request.error);
        });
      }
      database.close();
    }
    return all;
  });
  expect(stored).toContain("lost line");
  expect(stored).not.toContain("canary");
});

test("a project of rules alone is exported", async ({ studio, page }) => {
  const button = page.getByRole("button", { name: "Export project" });
  await expect(button).toBeDisabled();
  await studio.rules("Tests");
  await page.getByRole("textbox", { name: "Rule", exact: true }).fill("/spa$PSN.cfg");
  const { name, bytes } = await studio.downloaded(() => button.click());
  expect(name).toMatch(/\.spa-project\.json$/);
  expect(bytes.toString()).toContain("/spa$PSN.cfg");
});

test("where the system forces its colours, the current part has a line", async ({ studio, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await studio.rules("Tests");
  await expect(page.locator("a.side-link[aria-current]")).toHaveCSS("outline-style", "solid");
});
