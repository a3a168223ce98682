// New profiles of the catalogue.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const FORMS: [RegExp, string, RegExp][] = [
  [/^Plain text/, "new-profile.txt", /^# \*\*\* System Configuration\n\nRestricted_Access_Domains +"" ;\n/],
  [/^Open format \(XML\) What/, "new-profile.xml", /^<flat-profile>\n<!--\s*System Configuration\s*-->\n<Restricted_Access_Domains ua="na"><\/Restricted_Access_Domains>\n/],
  [/compact/, "new-profile.xml", /^<flat-profile><Restricted_Access_Domains ua="na"><\/Restricted_Access_Domains><Enable_Web_Server/],
  [/values in attributes/, "new-profile.xml", /<Enable_Web_Server ua="na" value="Yes" \/>/],
];

for (const [form, name, text] of FORMS) {
  test(`SPC-10 a new profile is made: ${form.source}`, async ({ studio, page }) => {
    await page.getByRole("button", { name: "Make a new profile" }).click();
    const dialog = studio.dialog("New profile");
    await dialog.getByRole("radio", { name: form }).check();
    await dialog.getByRole("button", { name: "Make profile" }).click();
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
    await expect(studio.source).toHaveValue(text);
    await expect(page.locator(".document-head")).toContainText("Not saved to a file");
    await expect(studio.problems.getByRole("status")).toContainText(/problems found|\d errors/);
  });
}

test("SPC-10 the new profile is chosen with the keyboard, is whole, and says the same in both formats", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  const start = page.getByRole("button", { name: "New profile", exact: true });
  await start.focus();
  await page.keyboard.press("Enter");
  const dialog = studio.dialog("New profile");
  await expect(dialog).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(start).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
  await start.press("Enter");
  await expect(dialog.getByRole("radio", { name: /^Plain text/ })).toBeChecked();
  await dialog.getByRole("radio", { name: /^Plain text/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(dialog).toContainText("put it on the provisioning server");
  await page.keyboard.press("ArrowUp");
  await expect(dialog).toContainText("compile it with the vendor's compiler");
  await page.keyboard.press("Enter");
  await expect(studio.source).toHaveValue(/^# \*\*\*/);
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");
  const facts = await studio.show("Facts");
  await expect(facts).toContainText("554");
  const convert = await studio.show("Convert");
  await expect(convert).toContainText("Nothing is lost");
  const compile = await studio.show("Compile");
  await expect(compile.getByRole("status", { name: "Status line" })).toHaveText("spc: no errors: the command makes new-profile.cfg");
});

test("SPC-10 a new profile of some sections and one line holds what was counted", { tag: "@both" }, async ({ studio, page }) => {
  await page.getByRole("button", { name: "Make a new profile" }).click();
  const dialog = studio.dialog("New profile");
  const count = dialog.getByText(/The profile will hold|Nothing is chosen/);
  await expect(count).toHaveText("The profile will hold 554 parameters.");
  await dialog.getByRole("radio", { name: /^Some sections/ }).check();
  await dialog.getByRole("button", { name: "No section" }).click();
  await expect(count).toContainText("Nothing is chosen yet");
  const make = dialog.getByRole("button", { name: "Make profile" });
  await expect(make).toBeDisabled();
  await dialog.getByRole("checkbox", { name: "Dial Plan (4)" }).check();
  await dialog.getByRole("checkbox", { name: "Line 1" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Firmware Upgrade (8)" }).check();
  await expect(dialog.getByRole("checkbox", { name: "Dial Plan (2)" })).toBeChecked();
  await expect(count).toHaveText("The profile will hold 10 parameters.");
  await axe(page);
  await studio.fitsTheScreen();
  await make.click();
  await expect(studio.source).toHaveValue(/Dial_Plan\[2\]/);
  await expect(studio.source).not.toHaveValue(/Dial_Plan\[1\]|GPP_A/);
  await expect(await studio.show("Facts")).toContainText("Parameters10");
});

test("SPC-10 a minimal profile names what a device needs, why, and what to fill in", async ({ studio, page }) => {
  await page.getByRole("button", { name: "Make a new profile" }).click();
  const dialog = studio.dialog("New profile");
  await dialog.getByRole("radio", { name: /^Minimal/ }).check();
  await dialog.getByRole("checkbox", { name: "Line 2" }).uncheck();
  await expect(dialog).toContainText("Profile_Rulewhere the profile is fetched from");
  await expect(dialog).toContainText("The profile will hold 9 parameters.");
  await expect(dialog).toContainText("fill in the proxy, the number and the password of each line");
  await axe(page);
  await dialog.getByRole("radio", { name: /^Open format \(XML\) What/ }).check();
  await dialog.getByRole("button", { name: "Make profile" }).click();
  await expect(studio.source).toHaveValue(/<!-- Fill in: where the line registers -->\n<Proxy_1_ ua="na"><\/Proxy_1_>/);
  await expect(studio.source).not.toHaveValue(/Proxy_2_/);
  await expect(studio.problems.getByRole("status")).not.toContainText("error");
});
