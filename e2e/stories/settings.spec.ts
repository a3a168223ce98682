// Themes, the firmware level, and what is stored.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";
import type { Page } from "@playwright/test";

const FAULTY = 'GPP_A "1"\nAdmin_Passwd " x " ;\nUnheard_Of "2" ;\nDHCP "YES" ;\n';

/** The colour of the page's ground and of its text. */
function colours(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.backgroundColor, style.color];
  });
}

for (const [theme, scheme] of [
  ["Light", "dark"],
  ["Dark", "light"],
  ["High contrast", "light"],
  ["High contrast", "dark"],
] as const) {
  test(`every view is accessible in the theme ${theme} on a ${scheme} system`, { tag: "@both" }, async ({ studio, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    const enhanced = theme === "High contrast";
    await studio.view("Settings");
    await page.getByRole("radio", { name: theme, exact: true }).check();
    await axe(page, { enhanced });
    await studio.fitsTheScreen();
    await studio.view("Profile");
    await axe(page, { enhanced });
    for (const part of ["Alias map", "Schedule", "Resync URL"] as const) {
      await studio.rules(part);
      await axe(page, { enhanced });
      await studio.fitsTheScreen();
    }
    const list = await studio.reference("Macros");
    await list.getByRole("link", { name: /MAU/ }).click();
    await axe(page, { enhanced });
    await studio.fitsTheScreen();
    await studio.find("theme");
    await axe(page, { enhanced });
  });
}

for (const scheme of ["light", "dark"] as const) {
  test(`every panel is accessible in high contrast on a ${scheme} system`, async ({ studio, page }) => {
    await page.emulateMedia({ colorScheme: scheme, contrast: "more", reducedMotion: "reduce" });
    await studio.open({ name: "a.txt", bytes: FAULTY });
    await expect(studio.problems.getByRole("status")).toContainText("1 error");
    for (const panel of ["Convert", "Pack", "Compile", "Facts"] as const) {
      await studio.show(panel);
      await axe(page, { enhanced: true });
    }
  });
}

test("the theme stays, is there before the program, and the system's contrast is respected", async ({ studio, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await colours(page);
  await studio.find("theme dark");
  await page.keyboard.press("Enter");
  await expect.poll(() => colours(page)).not.toEqual(light);
  const dark = await colours(page);
  // The program never comes, and the colours are there.
  await page.route(/\.wasm$/, () => undefined);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("#boot")).toBeVisible();
  // The sheets may come after the text; the program cannot.
  await expect.poll(() => colours(page)).toEqual(dark);
  await page.unroute(/\.wasm$/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await studio.view("Settings");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.getByRole("radio", { name: "High contrast" }).check();
  await expect.poll(() => colours(page)).not.toEqual(dark);
  const contrast = await colours(page);
  await page.getByRole("radio", { name: "As the system" }).check();
  await expect.poll(() => colours(page)).toEqual(light);
  await page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await expect.poll(() => colours(page)).toEqual(contrast);
  await page.emulateMedia({ forcedColors: "active" });
  await axe(page);
});

test("GEN-05 the firmware level decides what is found, is stored with the project and undone", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: '<flat-profile><Profile_Rule ua="na">/spa$(MAU:4).cfg</Profile_Rule></flat-profile>' });
  await expect(studio.problems.getByRole("status")).toContainText("No problems");
  await studio.view("Settings");
  await page.getByRole("radio", { name: /^2\.0\.5 and older/ }).check();
  await studio.view("Profile");
  await expect(studio.problems).toContainText("newer-firmware");
  await expect(studio.problems).toContainText("newer-macro");
  await studio.stored();
  await page.reload();
  await expect(studio.problems).toContainText("newer-firmware");
  await studio.view("Settings");
  await expect(page.getByRole("radio", { name: /^2\.0\.5/ })).toBeChecked();
  await page.getByRole("radio", { name: /^3 and newer/ }).check();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("radio", { name: /^2\.0\.5/ })).toBeChecked();
  await page.getByRole("button", { name: "Redo" }).click();
  await studio.view("Profile");
  await expect(studio.problems.getByRole("status")).toContainText("No problems");
});

test("everything that is stored is deleted after a question", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile/>" });
  await studio.stored();
  await studio.view("Settings");
  await page.getByRole("radio", { name: "Dark" }).check();
  const stored = page.getByRole("region", { name: "Stored in this browser" });
  await expect(stored).toContainText("1 document, 15 bytes");
  await expect(stored).toContainText("The theme: Dark.");
  await expect(stored).toContainText("so that it starts without a network");
  await stored.getByRole("button", { name: /^Delete everything/ }).click();
  const question = studio.dialog("Delete everything stored here?");
  await axe(page);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(stored).toContainText("1 document");
  await stored.getByRole("button", { name: /^Delete everything/ }).click();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("Nothing of your work is stored").first()).toBeVisible();
  await expect(stored).toContainText("0 documents");
  await expect(page.getByRole("radio", { name: "As the system" })).toBeChecked();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await studio.view("Profile");
  await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
  await expect(page.locator(".storing")).toContainText("Nothing to store yet");
});
