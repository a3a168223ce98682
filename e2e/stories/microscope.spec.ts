// The rule microscope: what a rule does on a device, why, and in which state it would do something else.

import type { Locator, Page } from "@playwright/test";
import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const CERTIFICATE =
  '(" $CCERT" eq "Installed")? https://p.tel.com/config? | https://p.tel.com/config?Linksys$MAU';

/** The parts of the microscope. */
class Microscope {
  readonly page: Page;
  readonly rule: Locator;
  readonly outcome: Locator;
  readonly lines: Locator;
  readonly findings: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rule = page.getByRole("textbox", { name: "Rule", exact: true });
    this.outcome = page.locator("#scope-outcome");
    this.lines = page.getByRole("list", { name: "What it does" }).getByRole("listitem");
    this.state = page.getByRole("region", { name: "What the rule reads of the device" });
    this.findings = page.getByRole("region", { name: "Findings" });
  }
}

test("RULE-04 COND-07 the certificate rule is debugged: the leading blank is found and mended", { tag: "@both" }, async ({ studio, page }) => {
  const scope = new Microscope(page);
  await studio.rules("Microscope");
  await scope.rule.fill(CERTIFICATE);
  await expect(scope.outcome).toContainText("Alternative 2 of 2 is taken");
  // The coloured layer gives the field its height: nothing of the text is cut off.
  const cut = await scope.rule.evaluate((field) => field.scrollHeight - field.clientHeight);
  expect(cut, "lines of the rule out of sight").toBe(0);
  await expect(scope.lines.first()).toContainText("Not taken");
  await expect(scope.lines.first()).toContainText('`" Installed" eq "Installed"` is false');
  await expect(scope.lines.first()).toContainText("No state of any device ever takes it");
  await scope.findings.getByRole("button", { name: /blank/i }).first().click();
  await expect(scope.rule).toHaveValue(CERTIFICATE.replace('" $', '"$'));
  await expect(scope.outcome).toContainText("GET https://p.tel.com:443/config?");
  await expect(scope.lines.first()).toContainText("Taken");

  // The other certificate, set in place.
  await scope.state.getByLabel("CCERT", { exact: true }).selectOption("Not Installed");
  await expect(scope.outcome).toContainText("https://p.tel.com:443/config?Linksys000E08012345");
  const request = page.getByRole("region", { name: "As the device sends it" });
  await expect(request).toContainText("GET /config?Linksys000E08012345 HTTP/1.1");
  await expect(request).toContainText("User-Agent: Linksys/SPA-2102-2.0.6(b) (88012BA01234)");

  // The field's own undo brings the blank back.
  await scope.rule.focus();
  await page.keyboard.press("Control+z");
  await expect(scope.rule).toHaveValue(CERTIFICATE);
  await axe(page);
  await studio.fitsTheScreen();
});

test("RULE-09 an alternative that nothing reaches is found, and a state for each of the others", { tag: "@both" }, async ({ studio, page }) => {
  const scope = new Microscope(page);
  await studio.rules("Microscope");
  await scope.rule.fill("($REGTMR1 gt 300)? /a | ($REGTMR1 gt 400)? /b | /c");
  await expect(scope.outcome).toContainText("Alternative 1 of 3 is taken");
  await expect(scope.lines.nth(1)).toContainText("No state of any device ever takes it");
  await page.getByRole("button", { name: "Show a state that takes alternative 3" }).click();
  await expect(scope.outcome).toContainText("Alternative 3 of 3 is taken");
  await expect(scope.state.getByLabel("REGTMR1", { exact: true })).toHaveValue("299");
  await page.getByRole("button", { name: "Back to my state" }).click();
  await expect(scope.state.getByLabel("REGTMR1", { exact: true })).toHaveValue("301");
  await expect(scope.outcome).toContainText("Alternative 1 of 3 is taken");

  const table = page.getByRole("table", { name: "Truth table" });
  await table.getByRole("row", { name: /^300 3: TFTP GET/ }).click();
  await expect(scope.state.getByLabel("REGTMR1", { exact: true })).toHaveValue("300");
  await expect(scope.outcome).toContainText("Alternative 3 of 3 is taken");

  await expect(table.getByRole("row", { name: /^300 3: TFTP GET/ })).toContainText("Shown now");
  await expect(table.getByRole("row", { name: /^301 / })).toContainText("Your device");
  await axe(page);
  await studio.fitsTheScreen();
  await page.getByRole("button", { name: "Use this state" }).click();
  await expect(page.getByRole("heading", { name: "What the rule reads of the device" })).toBeFocused();
  await expect(page.getByText(/The one before is kept in the device state as “My device before”/)).toBeVisible();

  // A term that cannot be decided is named.
  await scope.rule.fill('("$A" eq "$B" and "$A" ne "$B")? /a | /b');
  await expect(scope.lines.first()).toContainText("that is not certain");
});

test("RULE-16 MAC-15 spans, steps and secrets, by keyboard", async ({ studio, page }) => {
  const scope = new Microscope(page);
  await studio.rules("Microscope");
  await scope.rule.fill('(GPP_SA = "hush7" ; a = "x" ;)! [--key $SB] http://h/$STRANGE$(MAU:8).cfg');
  const expanded = page.getByRole("group", { name: "Expanded" });
  await expect(expanded).toContainText('GPP_SA = "••••"');
  await expect(expanded).not.toContainText("hush7");
  await expanded.getByRole("button", { name: /^\$\(MAU:8\) gives 2345/ }).focus();
  await expect(page.getByText(/gives `2345`/).first()).toBeVisible();
  await expect(page.locator(".scope-layer .scope-lit")).toHaveText("$(MAU:8)");
  await expect(expanded.getByRole("button", { name: /^\$STRANGE stays as it is/ })).toBeVisible();
  const steps = page.getByRole("list", { name: "Every step" });
  await expect(steps).toContainText("Assigns “••••” to");
  await expect(steps).not.toContainText("hush7");
  await scope.state.getByLabel("SB", { exact: true }).fill("keep9");
  await expect(page.getByRole("region", { name: "Request", exact: true })).not.toContainText("keep9");
  await expect(page.locator("#view")).not.toContainText("keep9");
});

test("RULE-01 a rule is taken from a profile, mended, written back, and undone", { tag: "@both" }, async ({ studio, page }) => {
  const scope = new Microscope(page);
  const text = 'Profile_Rule "( $REGTMR1 eq 0 )? /$B | /b" ;\nGPP_B "from-profile" ;\n';
  await studio.open({ name: "spa.txt", bytes: text });
  await studio.rules("Microscope");
  await page.getByRole("button", { name: "Take from a profile" }).click();
  await page.getByRole("button", { name: "Take Profile_Rule of spa.txt" }).click();
  await expect(scope.rule).toHaveValue("( $REGTMR1 eq 0 )? /$B | /b");
  await expect(scope.state.getByLabel("B", { exact: true })).toHaveValue("from-profile");
  await scope.rule.fill("( $REGTMR1 eq 0 )? /$B | /other");
  await page.getByRole("button", { name: "Write into Profile_Rule of spa.txt" }).click();
  await expect(page.getByRole("button", { name: "Write into Profile_Rule of spa.txt" })).toBeDisabled();
  await studio.view("Profile");
  await expect(studio.source).toHaveValue(text.replace("/b\"", "/other\""));
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(studio.source).toHaveValue(text);
});

test("RULE-05 the guide's examples, as printed and as meant", { tag: "@both" }, async ({ studio, page }) => {
  const scope = new Microscope(page);
  await studio.rules("Microscope");
  await expect(page.getByRole("heading", { name: "Begin here" })).toBeVisible();
  await axe(page);
  await studio.fitsTheScreen();
  await page.getByRole("button", { name: "Two stages, as printed" }).click();
  await expect(scope.outcome).toContainText("syntax error");
  await axe(page);
  await studio.fitsTheScreen();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("button", { name: "Two stages, as meant" }).click();
  await expect(scope.outcome).toContainText("https://p.tel.com:443/init-prov");
  await axe(page);
  await studio.fitsTheScreen();
});

test("TRIG-01 LOG-02 triggers and messages have their own reading", async ({ studio, page }) => {
  const scope = new Microscope(page);
  await studio.rules("Microscope");
  await page.getByLabel("Value of").selectOption("Resync_Trigger_1");
  await scope.rule.fill("$REGTMR1 gt 300 and $PRVTMR ge 600");
  await expect(scope.outcome).toContainText("a resync starts");
  await scope.state.getByLabel("PRVTMR", { exact: true }).fill("599");
  await expect(scope.outcome).toContainText("no resync");
  await page.getByRole("button", { name: "Show a state in which it fires" }).click();
  await expect(scope.outcome).toContainText("a resync starts");
  await scope.state.getByLabel("PRVTMR", { exact: true }).fill("soon");
  await expect(page.getByText("A whole number from 0 on.").filter({ visible: true })).toBeVisible();
  await page.getByLabel("Value of").selectOption("Log_Resync_Request_Msg");
  await scope.rule.fill("$MA $PATH");
  await scope.state.getByLabel("PATH", { exact: true }).fill("/basic.txt");
  await expect(page.getByRole("group", { name: "Expanded" })).toHaveText("000e08012345 /basic.txt");
});
