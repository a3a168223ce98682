// Two texts line by line.

import { axe } from "../fixtures.ts";
import { expect, test, type Studio } from "../studio.ts";
import type { Locator } from "@playwright/test";

const row = (number: number) => `GPP_A "${number}" ;\n`;
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => row(from + at)).join("");
const OLD = `${rows(0, 150)}GPP_B "old value" ;\n${rows(150, 180)}Admin_Passwd "hush" ;\n`;
const NEW = `${rows(0, 150)}GPP_B "new value" ;\n${rows(150, 180)}Admin_Passwd "other" ;\nGPP_C "1" ;\n`;

async function compareAsText(studio: Studio, old: string, now: string): Promise<Locator> {
  await studio.open({ name: "old.txt", bytes: old });
  await studio.open({ name: "new.txt", bytes: now });
  const compare = await studio.show("Compare");
  await compare.getByRole("combobox", { name: "Compare with" }).selectOption("old.txt");
  await compare.getByRole("radio", { name: "As text" }).check();
  return compare;
}

test("two documents are compared line by line, and secrets stay hidden", { tag: "@both" }, async ({ studio, page }, info) => {
  const compare = await compareAsText(studio, OLD, NEW);
  await expect(compare.getByRole("status")).toHaveText("2 differences: 2 lines there, 3 lines here.");
  const first = compare.getByRole("group", { name: "Difference 1 of 2: line 151 there, line 151 here" });
  await expect(first.getByRole("deletion")).toHaveText('151−GPP_B "old value" ;');
  await expect(first.getByRole("insertion").locator("mark")).toHaveText("new");
  const second = compare.getByRole("group", { name: /^Difference 2 of 2/ });
  await expect(second).toContainText("another secret");
  await expect(compare.getByText("hush")).toHaveCount(0);
  await axe(page);
  await studio.fitsTheScreen();

  // Beside each other where there is room, below each other elsewhere.
  const [left, right] = [await first.getByRole("deletion").boundingBox(), await first.getByRole("insertion").boundingBox()];
  const wide = info.project.name === "wide";
  expect(left!.y === right!.y).toBe(wide);
  expect(left!.x < right!.x).toBe(wide);
});

test("what is the same is folded, and unfolds in portions", async ({ studio, page }) => {
  const compare = await compareAsText(studio, OLD, NEW);
  await expect(compare.getByText('GPP_A "10"')).toHaveCount(0);
  await compare.getByRole("button", { name: "Show 100 more lines of 147" }).click();
  await compare.getByRole("button", { name: "Show 47 more lines" }).press("Enter");
  await expect(compare.getByText('GPP_A "0"').first()).toBeVisible();
  // The button is gone, and the focus is not lost.
  await expect(compare.getByRole("group", { name: "Lines that are the same" }).first()).toBeFocused();
  await expect(compare.getByRole("button", { name: "Show 24 more lines" })).toBeVisible();
  await axe(page);
});

test("F7 goes from one difference to the next and back, from the source too", async ({ studio, page }) => {
  const compare = await compareAsText(studio, OLD, NEW);
  const difference = (number: number) => compare.getByRole("group", { name: new RegExp(`^Difference ${number} of 2`) });
  await studio.source.focus();
  await page.keyboard.press("F7");
  await expect(difference(1)).toBeFocused();
  await page.keyboard.press("F7");
  await expect(difference(2)).toBeFocused();
  await page.keyboard.press("F7");
  await expect(difference(1)).toBeFocused();
  await page.keyboard.press("Shift+F7");
  await expect(difference(2)).toBeFocused();
  await compare.getByRole("button", { name: "Previous difference" }).click();
  await expect(difference(1)).toBeFocused();
});

test("differences that do not show are named, and an edit is followed", async ({ studio }) => {
  const compare = await compareAsText(studio, 'GPP_A "1" ;\r\nGPP_B ;\r\n', 'GPP_A\t"1" ;\nGPP_B ;\n');
  await expect(compare).toContainText("The lines end in CRLF there and in LF here.");
  await expect(compare).toContainText("Only characters that do not show differ: 1 × space there, 1 × tab here.");
  await studio.source.fill('GPP_A "1" ;\nGPP_B ;\n');
  await expect(compare.getByRole("status")).toHaveText("The lines say the same.");
});

test("two formats are better compared by parameter, and a new profile is a text too", async ({ studio }) => {
  const compare = await compareAsText(studio, "<flat-profile><GPP_A>1</GPP_A></flat-profile>", 'GPP_A "1" ;\n');
  await expect(compare).toContainText("Compare them by parameter, or convert one of them first.");
  await compare.getByRole("combobox", { name: "Compare with" }).selectOption("A factory-new device");
  await expect(compare).toContainText("There: a new profile of the catalogue");
  await expect(compare.getByRole("status")).toHaveText("1 difference: 694 lines there, 1 line here.");
});
