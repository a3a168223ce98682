// The main job with the keyboard alone, and what assistive technology is told.

import { axe } from "../fixtures.ts";
import { decrypted, unzipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";
import type { Page } from "@playwright/test";

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.innerText) : [];
      return [element?.getAttribute("aria-label"), element?.innerText, ...labels].filter(Boolean).join(" ");
    });
    if (name.test(focused)) return;
  }
  throw new Error(`no element called ${name} is reached by ${key}`);
}

test("a pasted profile is packed and saved with the keyboard alone", async ({ studio, page }) => {
  await tabTo(page, /^Paste/);
  await page.keyboard.press("Enter");
  await expect(studio.dialog("Paste text")).toBeVisible();
  const text = '<flat-profile><GPP_A ua="na">12345678</GPP_A></flat-profile>';
  await studio.dialog("Paste text").getByRole("textbox", { name: "Text" }).focus();
  await page.keyboard.insertText(text);
  await tabTo(page, /^Open text/);
  await page.keyboard.press("Enter");
  await expect(studio.source).toHaveValue(text);

  await tabTo(page, /^Convert$/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Pack" })).toBeFocused();
  await tabTo(page, /Compress with gzip/);
  const gzip = page.getByRole("checkbox", { name: "Compress with gzip" });
  if (!(await gzip.isChecked())) await page.keyboard.press("Space");
  await tabTo(page, /Encrypt with a phrase/);
  const encrypt = page.getByRole("checkbox", { name: "Encrypt with a phrase" });
  if (!(await encrypt.isChecked())) await page.keyboard.press("Space");
  await tabTo(page, /^Phrase/);
  await page.keyboard.type("a long phrase of words");
  await tabTo(page, /Download packed file/);
  const file = await studio.downloaded(() => page.keyboard.press("Enter"));
  expect(unzipped(decrypted(file.bytes, "a long phrase of words")).toString()).toBe(text);
});

test("the keyboard leaves the source, and dialogs give the focus back", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile></flat-profile>" });
  await studio.source.focus();
  await page.keyboard.press("Tab");
  await expect(studio.source).not.toBeFocused();
  await expect(studio.source).toHaveValue("<flat-profile></flat-profile>");

  const shortcuts = page.getByRole("button", { name: "Rename" });
  await shortcuts.focus();
  await page.keyboard.press("?");
  await expect(studio.dialog("Keyboard shortcuts")).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(studio.dialog("Keyboard shortcuts")).toBeHidden();
  await expect(shortcuts).toBeFocused();
});

test("every panel and both sides of a document have a shortcut", async ({ studio, page }) => {
  await studio.open({ name: "a.txt", bytes: 'GPP_A "1" ;\n' });
  const shortcuts: [string, string][] = [
    ["Alt+2", "Pack"],
    ["Alt+3", "Compile"],
    ["Alt+4", "Facts"],
    ["Alt+5", "Compare"],
    ["Alt+1", "Convert"],
    ["Alt+P", "Parameters"],
    ["Alt+S", "Source"],
  ];
  for (const [keys, name] of shortcuts) {
    await page.keyboard.press(keys.replace(/[PS]$/, (letter) => letter.toLowerCase()));
    const tab = page.getByRole("tab", { name });
    await expect(tab).toHaveAttribute("aria-selected", "true");
    await expect(tab).toBeFocused();
    await expect(page.getByRole("tabpanel", { name })).toBeVisible();
  }
});

for (const scheme of ["light", "dark"] as const) {
  test(`every panel is accessible in ${scheme}`, { tag: "@both" }, async ({ studio, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await axe(page);
    await studio.open({ name: "a.txt", bytes: 'GPP_A "1"\nAdmin_Passwd " x " ;\nUnheard_Of "2" ;\nDHCP "YES" ;\n' });
    await expect(studio.problems.getByRole("status")).toContainText("1 error");
    for (const panel of ["Convert", "Compare", "Pack", "Compile", "Facts"] as const) {
      await studio.show(panel);
      await axe(page);
    }
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
    expect(width[0], "no sideways scrolling").toBeLessThanOrEqual(width[1]);
  });
}
