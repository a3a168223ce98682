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
