// The list of problems: other places, all mends of a kind, order.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const OPEN_ENDED = 'GPP_A "1"\nGPP_B "2"\nGPP_C "3" ;\nGPP_D "4"\n';
const MIXED = 'GPP_A "1" ;\ngpp_b "2" ;\nGPP_A "3" ;\nGPP_C 4 ;\n';

test("GEN-04 other places of a problem are named and lead there", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "a.txt", bytes: MIXED });
  const also = studio.problems.getByRole("button", { name: "Also here: line 3, column 1: this setting wins" });
  await also.focus();
  await page.keyboard.press("Enter");
  await expect(studio.source).toBeFocused();
  const selected = await studio.source.evaluate((field: HTMLTextAreaElement) => [
    field.selectionStart,
    field.value.slice(field.selectionStart, field.selectionEnd),
  ]);
  expect(selected).toEqual([MIXED.lastIndexOf("GPP_A"), "GPP_A"]);
  await axe(page);
});

test("GEN-04 all problems of a kind are mended as one step of undo", async ({ studio, page }) => {
  await studio.open({ name: "a.txt", bytes: OPEN_ENDED });
  await expect(studio.problems.getByRole("status")).toContainText("3 errors");
  const all = studio.problems.getByRole("button", { name: "Fix all 3 of this kind" });
  await expect(all).toHaveCount(1);
  await all.focus();
  await page.keyboard.press("Enter");
  await expect(studio.source).toHaveValue('GPP_A "1" ;\nGPP_B "2" ;\nGPP_C "3" ;\nGPP_D "4" ;\n');
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");
  await expect(page.getByText("3 problems mended").first()).toBeVisible();
  await expect(studio.source).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(studio.source).toHaveValue(OPEN_ENDED);
  await page.keyboard.press("Control+Shift+z");
  await expect(studio.source).not.toHaveValue(OPEN_ENDED);
});

test("GEN-04 a mend for one problem offers no mend for all", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: 'GPP_A "1"\n' });
  await expect(studio.problems.getByRole("button", { name: /^Fix: Insert/ })).toHaveCount(1);
  await expect(studio.problems.getByRole("button", { name: /^Fix all/ })).toHaveCount(0);
});

test("GEN-04 errors come first, or all in the order of the lines", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: MIXED });
  const rows = studio.problems.getByRole("list", { name: "Problems" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText("4:7");
  const first = studio.problems.getByRole("checkbox", { name: "Worst first" });
  await expect(first).toBeChecked();
  await first.uncheck();
  await expect(rows.first()).toContainText("1:1");
  await expect(rows.last()).toContainText("4:7");
});
